"""The pages on a reader's own beliefs, driven by keyboard, by touch and without JavaScript."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from explorer_maps import WIDE
from maps import draw_credences, draw_map
from playwright.sync_api import expect
from polling import wait_true
from tabs import empty_tab, take_tab

from argmap.argument.argument import Argument
from argmap.argument.methods import Method
from argmap.argument.stances import build_stances
from argmap.argument.strengths import evaluate_map, name_strength
from argmap.cli.evaluation_text import report_contributions
from argmap.content.docs_folder import read_docs
from argmap.review.rules import check_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from argmap.argument.graph import ArgumentMap

ROOT = Path(__file__).parents[2]
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
SMALL_TARGETS = (Path(__file__).parent / "small_targets.js").read_text("utf-8")
PHONE = {"width": 390, "height": 844}
SAY = """async ([folder, maps]) => {
  const { Program } = await import(folder + "evaluation/program.js");
  const { explainClaim, explainEffect, linked } = await import(folder + "beliefs/sentences.js");
  const said = [];
  for (const [model, base, line] of maps) {
    const program = new Program(model);
    const labels = { claims: model.claims.map((label) => ({ label, heading: label })), line };
    const beliefs = { program, labels, root: "../", hash: "" };
    const view = { beliefs, base: Float64Array.from(base), found: program.compute(Float64Array.from(base)) };
    const sentences = program.ids.map((_, claim) => explainClaim(view, claim));
    sentences.push(...program.basic.flatMap((claim) => explainEffect(view, claim)));
    said.push(...sentences.map((one) => linked(beliefs, one).map((part) => part.textContent ?? part).join("")));
  }
  return said;
}"""


@cache
def read_map() -> ArgumentMap:
    made, problems = check_reading(read_docs(ROOT / "docs"))
    assert problems == []
    return made


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield one reader's browser, so that what every page loads is loaded once."""
    opened = browser.new_context(viewport=WIDE, permissions=["clipboard-write"])
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, site_url: str) -> Iterator[Page]:
    """Yield the page on the reader's own beliefs, ready."""
    opened = take_tab(context)
    opened.goto(f"{site_url}yours/")
    opened.wait_for_selector(".am-premise")
    yield opened
    empty_tab(opened, {"viewport": WIDE})


def thesis_word(page: Page) -> str:
    return page.locator(".am-answer--thesis .am-answer__word").inner_text()


def press(page: Page, key: str, times: int, slider: int = 0) -> None:
    page.locator(".am-slider__input").nth(slider).focus()
    for _ in range(times):
        page.keyboard.press(key)


def read_stops(page: Page) -> list[str]:
    return page.locator(".am-slider__input").evaluate_all("inputs => inputs.map((input) => input.value)")


def test_nothing_is_worked_out_before_something_is_set(page: Page) -> None:
    assert thesis_word(page) == "not worked out yet"
    assert page.locator(".am-answers").first.is_hidden()
    assert page.locator(".am-slider__input").first.get_attribute("aria-valuetext") == "no view"


def test_a_slider_moved_by_keyboard_says_what_it_does_and_why(page: Page) -> None:
    page.locator(".am-premises details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    slider = page.locator(".am-premise", has=page.locator("a[href$='claims/x-no-thirty/']"))
    slider.locator("input").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert slider.locator(".am-slider__word").inner_text() == "very likely"
    assert slider.locator("input").get_attribute("aria-valuetext") == "very likely"
    page.keyboard.press("ArrowRight")
    assert "goes from “undecided” to “leans for”" in slider.locator(".am-chain").inner_text()
    assert (
        page.locator(".am-answer--thesis .am-answer__why").inner_text().startswith("Mainly because you are sure that “")
    )


def test_a_doubted_premise_says_that_it_does_not_count_for_the_opposite(page: Page) -> None:
    press(page, "ArrowLeft", 2)
    assert "it does not count for the opposite" in page.locator(".am-chain").first.inner_text()
    assert thesis_word(page) == "undecided"


def test_a_run_of_moves_is_announced_once_and_briefly(page: Page) -> None:
    page.evaluate(
        """() => {
          window.said = [];
          const live = document.querySelectorAll(".am-yours :is([role=status], [aria-live], output)");
          if (live.length !== 1) throw new Error(`${live.length} live regions`);
          const status = live[0];
          new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    press(page, "ArrowRight", 3)
    expect(page.locator(".am-yours [role=status]")).not_to_be_empty()
    page.wait_for_timeout(800)
    said = page.evaluate("window.said")
    assert len(said) == 1
    assert re.fullmatch(  # the slider says its own value
        r"Your beliefs now (lean (for|against) the thesis|leave the thesis undecided)\.", said[0]
    )


def test_undo_and_reset_take_back_one_move_or_all(page: Page) -> None:
    page.get_by_role("button", name="Take the essay at its word").click()
    preset = read_stops(page)
    word = thesis_word(page)
    press(page, "Home", 1, slider=0)
    press(page, "Home", 1, slider=1)
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_role("button", name="Undo").first.click()
    assert (read_stops(page), thesis_word(page)) == (preset, word)
    press(page, "End", 1, slider=0)
    page.locator(".am-slider__reset").first.click()
    assert read_stops(page)[0] == "3"
    page.get_by_role("button", name="Reset all").click()
    assert set(read_stops(page)) == {"3"}
    assert thesis_word(page) == "not worked out yet"


def test_a_link_gives_another_browser_the_same_stance(page: Page, browser: Browser) -> None:
    page.get_by_role("button", name="Take its critics at their word").click()
    press(page, "End", 1, slider=2)
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".am-note")).to_contain_text("Link copied")
    assert re.search(r"#_map=[0-9a-f]{12}&(_on=[0-9a-z]+&)?_from=critics&[a-z0-9-]+=6$", page.url)
    other = browser.new_page()
    other.goto(page.url)
    other.wait_for_selector(".am-premise")
    assert (read_stops(other), thesis_word(other)) == (read_stops(page), thesis_word(page))
    assert other.locator(".am-note").is_hidden()
    other.close()


def test_an_older_link_says_that_the_map_has_changed_and_what_is_gone(page: Page, site_url: str) -> None:
    known = page.locator(".am-slider__input").first.get_attribute("id")
    assert known is not None
    page.goto("about:blank")
    page.goto(f"{site_url}yours/#_map=000000000000&no-longer-there=5&{known.removeprefix('am-premise-')}=6")
    page.wait_for_selector(".am-premise")
    assert "made for an earlier state of the map" in page.locator(".am-note").inner_text()
    assert "no-longer-there" in page.locator(".am-note").inner_text()
    assert read_stops(page)[0] == "6"
    page.goto("about:blank")
    page.goto(f"{site_url}yours/#_map=000000000000&_on=0")
    page.wait_for_selector(".am-premise")
    changed = page.evaluate("fetch('../assets/map/labels.json').then((answer) => answer.json())")["changes"]
    assert ("Since then added: “" in page.locator(".am-note").inner_text()) == any(
        deed == "added" for _, deed, _ in changed
    )


def test_an_address_that_is_no_stance_sets_nothing(page: Page, site_url: str) -> None:
    for address in ("#top", "#_map=x&_from=nobody&a=9&=5", "#%%%", "#__proto__=5&constructor=5"):
        page.goto("about:blank")
        page.goto(f"{site_url}yours/{address}")
        page.wait_for_selector(".am-premise")
        assert set(read_stops(page)) == {"3"}


def test_nothing_is_stored_unless_the_reader_says_so(page: Page, site_url: str) -> None:
    stored = "Object.keys(localStorage).filter((key) => key.startsWith('argmap:beliefs'))"
    press(page, "End", 1)
    page.wait_for_timeout(500)
    assert page.evaluate(stored) == []
    page.get_by_label("Remember on this device").check()
    page.goto("about:blank")
    page.goto(f"{site_url}yours/")
    page.wait_for_selector(".am-premise--set")
    assert read_stops(page)[0] == "6"
    page.get_by_label("Remember on this device").uncheck()
    assert page.evaluate(stored) == []


def test_another_readers_link_does_not_take_the_place_of_what_is_remembered(page: Page, site_url: str) -> None:
    kept = "localStorage.getItem('argmap:beliefs:/map/')"
    page.get_by_role("button", name="Take the essay at its word").click()
    page.get_by_label("Remember on this device").check()
    mine = page.evaluate(kept)
    assert "_from=essay" in mine
    page.goto("about:blank")
    page.goto(f"{site_url}yours/#{mine.replace('_from=essay', '_from=critics')}")
    page.wait_for_selector(".am-premise--set")
    assert "Your own, remembered on this device, are kept" in page.inner_text(".am-note")
    press(page, "Home", 1)
    page.wait_for_timeout(500)
    page.goto("about:blank")
    page.goto(f"{site_url}yours/")
    assert page.evaluate(kept) == mine
    page.get_by_label("Remember on this device").uncheck()


def test_a_lone_objection_is_offered_reasons_to_take_away_from(page: Page, site_url: str) -> None:
    page.goto("about:blank")
    page.goto(f"{site_url}yours/#_at=x-machine-written-code")
    page.wait_for_selector("#am-premise-x-machine-written-code:focus")
    page.keyboard.press("End")
    offer = page.locator(".am-offer")
    assert "only takes away from reasons that are held" in offer.inner_text()
    assert thesis_word(page) == "undecided"
    offer.get_by_role("button", name="Take the essay at its word, and keep what I set").click()
    expect(offer).to_be_hidden()
    assert thesis_word(page) == "for"
    assert page.locator("#am-premise-x-machine-written-code").input_value() == "6"
    assert page.locator(".am-how").inner_text().endswith("You have set 1 premise otherwise.")


def test_an_objections_page_assumes_a_stance_in_which_it_counts(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}claims/x-amodei-faster/")
    page.get_by_role("button", name="Set your beliefs about it").click()
    page.get_by_label(re.compile("^How far do you believe")).first.press("End")
    assert page.get_by_label("On everything else: ").input_value() == "essay"
    said = page.locator(".am-own__answers li").all_inner_texts()
    assert said[0].endswith(": for. You set this yourself.")
    page.get_by_label("On everything else: ").select_option("No view")
    assert page.locator(".am-own__answers li").last.inner_text().split(": ")[1].startswith("undecided. ")
    assert page.locator(".am-premise--set").count() == 1


def test_numbers_are_shown_on_request_only(page: Page) -> None:
    press(page, "End", 1)
    follows = page.locator(".am-yours__follows")
    assert re.search(r"\d\.\d\d", follows.inner_text()) is None
    page.get_by_label("Show numbers").check()
    expect(follows.locator(".am-answer--thesis .am-answer__figure")).to_have_text(
        re.compile(r"^\d\.\d\d · between \d\.\d\d and \d\.\d\d if your beliefs shift a little$")
    )


def test_what_moves_the_thesis_is_told_in_bars_and_points_that_add_up(page: Page) -> None:
    press(page, "ArrowRight", 2)
    why = page.locator(".am-why")
    expect(why.locator("p").first).to_contain_text("With your last change, the thesis goes from ")
    assert why.locator("p").first.inner_text().split("\n")[0].endswith(" alone.")
    page.get_by_role("button", name="Take its critics at their word").click()
    expect(why.locator("p").first).to_contain_text(", mostly by “")
    why.locator("summary").click()
    expect(why.locator("details .am-bar")).to_have_count(6)
    made = read_map()
    stance = build_stances(Argument(made))[1]
    contributions = report_contributions(made, stance.credences, Method.SIGNED_DFQUAD) or []
    links = why.locator("details .am-bar a").evaluate_all("all => all.map((one) => one.pathname.split('/').at(-2))")
    assert links == [part["claim"] for part in contributions[:5]]
    for part in (why.locator("div").first, why.locator("details")):
        start, end = map(int, re.findall(r"\d+", part.locator("p .am-points").inner_text())[:2])
        points = [int(text[2:].replace("−", "-")) for text in part.locator(".am-bar .am-points").all_inner_texts()]
        assert start + sum(points) == end
        runs = part.locator(".am-bar__run").evaluate_all(
            "all => all.map((one) => [parseFloat(one.style.left), parseFloat(one.style.width)])"
        )
        ends = [float(start)]
        for (left, width), size in zip(runs, points, strict=True):
            near = left + width if size < 0 else left
            assert near == pytest.approx(ends[-1], abs=0.6)
            ends.append(left if size < 0 else left + width)
        assert ends[-1] == pytest.approx(end, abs=0.6)


def test_a_preset_gives_what_the_command_line_gives(page: Page) -> None:
    made = read_map()
    for preset in build_stances(Argument(made)):
        page.get_by_role("button", name=preset.title).click()
        strengths = evaluate_map(made, preset.credences).strengths
        page.locator(".am-answers__rest").evaluate("(details) => (details.open = true)")
        shown = page.locator(".am-answer").evaluate_all(
            """rows => rows.map((row) =>
              [row.querySelector("a").getAttribute("href"), row.querySelector("strong").textContent])"""
        )
        claims = [(href.split("/")[-2], word) for href, word in shown]
        assert claims == [(claim, name_strength(strengths[claim])) for claim, _ in claims]


def test_the_readers_stance_is_compared_with_another_by_keyboard_and_by_link(page: Page) -> None:
    page.get_by_role("button", name="Take the essay at its word").click()
    press(page, "End", 1)
    wait_true(page, "location.hash.includes('_from=essay') && location.hash.includes('&')")
    mine = page.url
    page.get_by_role("link", name="Compare with another’s").press("Enter")
    sides = page.locator(".am-picker select")
    expect(sides.first).to_have_value("you")
    expect(page.locator(".am-differ__verdict")).to_contain_text("“You” comes out at for, “The essay” at for.")
    sides.nth(1).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".am-differ__verdict")).to_contain_text("“Its critics” at leans against.")
    rows = page.locator(".am-differ tbody tr").first.locator("td").all_text_contents()
    assert rows == ["for", "≠leans against"]
    assert "With the other’s view, the thesis " in page.locator(".am-parting").first.inner_text()
    sides.nth(1).select_option(label="A link…")
    page.keyboard.type("hello")
    expect(page.get_by_role("alert").filter(has_text="This is no link: “hello”.")).to_be_visible()
    assert page.locator("[data-part=result]").is_hidden()
    page.get_by_label("Paste the link").nth(1).fill(mine)
    expect(page.get_by_text("The two believe the same of every premise.")).to_be_visible()


def test_what_a_reader_signs_is_a_file_for_the_map(page: Page, site_url: str) -> None:
    page.goto("about:blank")
    page.goto(f"{site_url}yours/#_sign=1")
    page.wait_for_selector("#am-sign-name:focus")
    page.keyboard.type("A. Reader")
    page.get_by_label("What you think, in one sentence").fill("So it is.")
    assert page.locator(".am-signing li").all_inner_texts() == ["Set at least one premise above."]
    press(page, "End", 1)
    file = page.get_by_label("The file of your stance")
    expect(file).to_contain_text(": surely")
    assert re.fullmatch(
        r'name: "A\. Reader"\ndate: \d{4}-\d\d-\d\d\nsays: "So it is\."\ncredences:\n  [a-z0-9-]+: surely\n',
        file.text_content() or "",
    )
    page.get_by_role("button", name="Copy it").click()
    expect(page.locator(".am-signing__done")).to_have_text("Copied.")


def test_a_premise_named_in_the_address_is_brought_before_the_reader(page: Page, site_url: str) -> None:
    page.goto("about:blank")
    page.goto(f"{site_url}yours/#_at=yolo-runs")
    page.wait_for_selector("#am-premise-yolo-runs:focus")


def test_cruxes_of_the_first_stance_are_the_same_with_and_without_javascript(browser: Browser, site_url: str) -> None:
    said = []
    for javascript in (False, True):
        context = browser.new_context(java_script_enabled=javascript)
        opened = context.new_page()
        opened.goto(f"{site_url}cruxes/")
        if javascript:
            opened.wait_for_selector(".am-cruxes .am-chip")
        rows = [re.sub(r"\s+", " ", row).strip() for row in opened.locator(".am-crux").all_inner_texts()]
        bars = opened.locator(".am-crux__bar rect").all()
        sizes = [(bar.get_attribute("class"), float(bar.get_attribute("width") or 0)) for bar in bars]
        rows += opened.locator(".am-crux__says").all_inner_texts()
        said.append((rows, sizes, opened.locator("[data-part=flip]").inner_text()))
        context.close()
    assert said[0] == said[1]
    assert len(said[0][0]) > 3
    assert len(set(said[0][0])) == len(said[0][0])


def test_cruxes_of_ones_own_stance_follow_from_the_page_that_sets_it(page: Page) -> None:
    press(page, "End", 1)
    page.wait_for_timeout(500)
    page.get_by_role("link", name="What would change this").click()
    page.wait_for_selector(".am-cruxes .am-chip")
    assert page.locator(".am-chip[aria-pressed=true]").inner_text() == "Your beliefs"


def test_without_javascript_the_page_says_what_it_would_do_and_shows_the_standing(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{site_url}yours/")
    text = opened.locator(".am-yours").inner_text()
    assert "With JavaScript, this page has a slider for each premise" in text
    assert read_map().claims["no-explosion"].heading in text
    assert "disputed" in text
    context.close()


def test_what_falls_with_a_claim_is_loaded_only_when_asked(context: BrowserContext, site_url: str) -> None:
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url.removeprefix(site_url)))
    opened.goto(f"{site_url}claims/broad-not-narrow/")
    opened.wait_for_load_state("networkidle")
    assert [path for path in asked if re.search(r"model\.json|labels\.json|evaluation/|beliefs/", path)] == []
    opened.get_by_role("button", name="Switch this claim off").click()
    opened.wait_for_selector(".am-whatif__body strong")
    assert opened.locator(".am-whatif__body strong").inner_text().startswith("The thesis ")
    assert opened.locator(".am-whatif__body ul a").count() > 0
    opened.close()


def test_a_claim_that_is_off_can_be_switched_on_again(context: BrowserContext, site_url: str) -> None:
    opened = context.new_page()
    opened.goto(f"{site_url}claims/broad-not-narrow/")
    opened.get_by_role("button", name="Switch this claim off").click()
    opened.get_by_role("button", name="Switch it on again").wait_for()
    outcome = opened.locator(".am-whatif__body strong").inner_text()
    assert opened.locator(".am-whatif [role=status]").inner_text() == f"Switched off. {outcome}"
    said = opened.locator(".am-whatif__word").all_inner_texts()
    assert [one for one in said if not re.fullmatch(r" ?(stays at|goes from|hardly moves).*\.", one)] == []
    opened.get_by_role("button", name="Switch it on again").click()
    assert opened.locator(".am-whatif__body").inner_text() == ""
    assert opened.evaluate("document.activeElement.textContent") == "Switch this claim off"
    opened.get_by_role("button", name="Switch this claim off").click()
    opened.get_by_role("button", name="Switch it on again").wait_for()
    opened.get_by_role("button", name="Set your beliefs about it").click()
    opened.get_by_role("button", name="Switch this claim off").wait_for()
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_everything_can_be_touched_and_axe_finds_nothing(
    browser: Browser, site_url: str, scheme: str
) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, color_scheme=scheme, reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(f"{site_url}yours/")
    opened.get_by_role("button", name="Take its critics at their word").tap()
    opened.locator(".am-premise").nth(1).locator("input").fill("4")
    opened.get_by_text("Sign what you believe").tap()
    opened.locator(".am-yours details summary").first.tap()
    opened.wait_for_timeout(300)
    word = thesis_word(opened)
    verb = "leans" if word.startswith("leans") else "speaks"
    assert word in ("for", "against", "leans for", "leans against")
    said = f"Your beliefs {verb.removesuffix('s')} {word.removeprefix('leans ')} the thesis"
    assert opened.locator(".am-result-bar strong").inner_text() == said
    opened.get_by_role("button", name="Why").tap()
    opened.wait_for_selector("#am-follows:focus")
    opened.evaluate("location.hash = 'am-premises'")  # the theme may load the page anew
    opened.wait_for_timeout(300)
    opened.wait_for_selector(".am-premise")
    assert thesis_word(opened) == word
    opened.evaluate("scrollTo(0, 0)")
    opened.wait_for_selector(".md-top[hidden]", state="attached")
    assert opened.evaluate(SMALL_TARGETS) == []
    assert opened.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    opened.evaluate(AXE)
    for path in ("", "cruxes"):
        if path:
            opened.goto(f"{site_url}cruxes/")
            opened.wait_for_selector(".am-cruxes .am-chip")
            opened.evaluate(AXE)
        found = opened.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [f"{v['id']}: {n['html'][:300]}" for v in found for n in v["nodes"]] == []
    context.close()


def test_what_a_claim_rests_on_can_be_set_on_its_page(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}claims/complexity-brake/")
    page.get_by_role("button", name="Set your beliefs about it").click()
    page.wait_for_selector(".am-own__answers, .am-premise")
    assert page.locator(".am-own__answers").inner_text() == "Nothing is set, so nothing is worked out."
    page.get_by_label(re.compile("^How far do you believe")).first.focus()
    page.keyboard.press("End")
    assert page.locator(".am-own__answers li").count() == 2
    page.get_by_role("link", name="Set the other premises too").click()
    page.wait_for_selector(".am-answer--thesis")
    expect(page.locator(".am-how")).to_have_text("You have set 1 premise.")


def test_any_map_can_be_put_into_sentences(page: Page, scripts_address: str) -> None:
    maps = []
    for seed in range(200):
        compact = draw_map(seed)
        base = draw_credences(seed, len(compact.claims))
        line = [compact.bears_on[claim][0] if compact.bears_on[claim] else -1 for claim in range(len(compact.claims))]
        maps.append([compact.as_json(), base, line])
    said = page.evaluate(SAY, [scripts_address, maps])
    assert [text for text in said if re.search(r"undefined|NaN|null|\[object|“”|  ", text)] == []
    assert len(set(said)) > 100


def test_what_was_set_is_still_there_after_a_look_at_another_page(page: Page) -> None:
    press(page, "End", 1)
    word = thesis_word(page)
    page.locator(".am-answer--thesis a").first.click()
    page.wait_for_selector(f"h1:has-text('{read_map().claims['no-explosion'].heading}')")
    page.go_back()
    page.wait_for_selector(".am-premise--set")
    assert thesis_word(page) == word
    page.get_by_role("link", name="What would change this").click()
    page.wait_for_selector(".am-crux")
    page.get_by_role("link", name="set your own beliefs").click()
    page.wait_for_selector(".am-premise--set")
    assert thesis_word(page) == word


def test_the_map_offers_the_same_controls_beside_a_claim(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}explore/#focus=complexity-brake")
    page.wait_for_selector(".am-explorer[data-ready]")
    page.get_by_role("application").focus()
    page.keyboard.press("Enter")
    details = page.locator(".am-details")
    details.get_by_role("button", name="Set your beliefs about it").click()
    details.get_by_label(re.compile("^How far do you believe")).first.press("End")
    expect(details.locator(".am-own__answers li")).to_have_count(2)
    details.get_by_role("button", name="Switch this claim off").click()
    expect(details.get_by_label("Assuming: ")).to_be_visible()
    expect(details.locator(".am-whatif__body strong")).to_contain_text("The thesis ")


def test_what_a_premise_means_is_told_beside_its_slider(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}yours/")
    asked = page.locator(".am-premise__what").first
    asked.click()
    bubble = page.get_by_role("dialog", name="Why")
    expect(bubble).to_have_text(re.compile(".{100,}", re.DOTALL))
    page.keyboard.press("Escape")
    expect(bubble).to_have_count(0)
    slider = page.locator(".am-premise .am-slider").first.bounding_box()
    assert slider is not None
    assert slider["height"] <= 48
