"""The form as a visitor meets it: from a claim's page to GitHub's editor, on a phone, by keyboard, without scripts."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browser_fixtures import Windows
from environment import ROOT
from playwright.sync_api import Page, Route
from tabs import take_tab

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.content.docs_folder import read_docs
from argmap.content.problems import render_problems
from argmap.pages.context import Built, Context, Settings
from argmap.pages.propose.page import build_propose
from argmap.repository.github import Repository
from argmap.review.rules import check_reading
from argmap.view.assets import read_site_assets

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
SMALL_TARGETS = (Path(__file__).parent / "small_targets.js").read_text("utf-8")
PHONE = {"width": 390, "height": 844}
KNOWN = Repository("some-owner", "the-map")
PART = re.compile(r'<div class="am-propose".*</section>\s*</div>', re.S)
CLAIM, THESIS_REASON = "no-explosion", "research-is-messy"

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def made() -> ArgumentMap:
    return check_reading(read_docs(ROOT / "docs"))[0]


@pytest.fixture
def open_page(windows: Windows, site_url: str, made: ArgumentMap) -> Iterator[Open]:
    """Yield a function that opens a page of the site as built with or without a repository."""
    lent = ExitStack()

    def serve(page: Page, built: Built) -> None:
        def give_form(route: Route) -> None:
            answer = route.fetch()
            body = PART.sub(lambda _: built.snippets["propose.html"], answer.text())
            route.fulfill(response=answer, body=body)

        page.route(re.compile(r"/propose/(\?.*)?$"), give_form)
        page.route("**/assets/map/form.json", lambda r: r.fulfill(json=json.loads(built.files["assets/map/form.json"])))

    def open_at(path: str, repository: Repository | None = KNOWN, **look: Any) -> Page:  # noqa: ANN401  Playwright's
        look = {"viewport": PHONE, "has_touch": True, "reduced_motion": "reduce"} | look
        page = take_tab(lent.enter_context(windows.lend(**look)))
        serve(
            page,
            build_propose(
                Context(Argument(made), Settings(repository=repository, assets=read_site_assets(ROOT / "docs")))
            ),
        )
        page.goto(site_url + path)
        return page

    with lent:
        yield open_at


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return a copy of what the check reads, to put a produced file into."""
    copy = tmp_path / "docs"
    shutil.copytree(ROOT / "docs" / "claims", copy / "claims")
    for name in ("references.bib", "essay.yaml"):
        shutil.copy(ROOT / "docs" / name, copy / name)
    return copy


def find_problems(docs: Path, name: str, text: str) -> str:
    path = docs / "claims" / name.removeprefix("docs/claims/")
    assert not path.exists()
    path.write_text(text, "utf-8")
    return render_problems(check_reading(read_docs(docs))[1], "text")


def wait_for_form(page: Page) -> None:
    page.wait_for_selector("form.am-form:not([hidden])")


def fill(page: Page, heading: str = "Copies of one researcher do not make a team of researchers") -> None:
    page.get_by_label("Your claim, in one sentence").fill(heading)
    page.get_by_label("Explain it").fill("They share their blind spots.\n\nA team that differs finds more.")
    page.get_by_label("Where can readers check it?").fill("https://example.org/teams?of=one")
    page.wait_for_selector("[data-part=ready]:not([hidden])")


def find_faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]


def test_from_a_claim_to_the_editor_on_a_phone(open_page: Open, docs: Path, site_url: str) -> None:
    page = open_page(f"claims/{CLAIM}/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".am-shortcuts").get_by_role("link", name="Object", exact=True).tap()
    wait_for_form(page)
    assert page.locator("[name=act]:checked").get_attribute("value") == "object"
    assert page.locator("[data-part=chosen-link]").get_attribute("href") == f"../claims/{CLAIM}/"
    fill(page)
    address = urlsplit(page.get_by_role("link", name="Go on to GitHub’s editor").get_attribute("href") or "")
    given = parse_qs(address.query, strict_parsing=True)
    assert (address.netloc, address.path) == ("github.com", "/some-owner/the-map/new/main")
    assert sorted(given) == ["filename", "value"]
    assert given["filename"] == ["docs/claims/copies-researcher-make-team-researchers.md"]
    assert given["value"][0] == page.locator("[data-part=file]").text_content()
    assert find_problems(docs, given["filename"][0], given["value"][0]) == ""
    assert [url for url in asked if not url.startswith((site_url, "data:"))] == []


def test_a_step_is_undercut_from_its_link(open_page: Open, docs: Path, made: ArgumentMap) -> None:
    step = next(step for step in made.supports(CLAIM) if len(step.premises) == 1)
    page = open_page(f"propose/?act=undercut&step={step.id.replace(' ', '%20')}")
    wait_for_form(page)
    assert page.locator("[name=step]:visible").count() == 1
    page.get_by_role("button", name="Show the other steps").tap()
    assert page.locator("[name=step]:visible").count() > 1
    fill(page)
    text = page.locator("[data-part=file]").text_content() or ""
    assert f'undercuts:\n  - step: "{step.id}"\n' in text
    assert "kind: counterclaim\n" in text
    assert find_problems(docs, "my-undercut.md", text) == ""


def test_what_it_would_do_is_said_in_words(open_page: Open, made: ArgumentMap) -> None:
    standing = Argument(made).standing.claims
    claim = next(made.claims[one] for one in made.basic if standing[one] == "no objection")
    page = open_page(f"propose/?act=object&on={claim.id}")
    wait_for_form(page)
    fill(page)
    said = page.locator("[data-part=effect] li").all_inner_texts()
    assert said[:2] == [
        f"It would speak against “{claim.label}”.",
        f"“{claim.label}” would go from unchallenged to disputed.",
    ]
    assert said[-1] == "Your claim itself would start as: unchallenged."


def test_words_of_the_essay_keep_their_quotation_marks(open_page: Open, docs: Path) -> None:
    page = open_page(f"propose/?act=object&on={CLAIM}")
    wait_for_form(page)
    fill(page)
    page.get_by_label("Explain it").fill('It says "very unlikely", and means "never ever".')
    page.get_by_text("It says “very unlikely”, and means 'never ever'.").wait_for()
    text = page.locator("[data-part=file]").text_content() or ""
    assert find_problems(docs, "my-objection.md", text) == ""


def test_what_is_missing_is_said_and_leads_to_its_field(open_page: Open) -> None:
    page = open_page("propose/")
    wait_for_form(page)
    assert page.locator("[data-part=status]").inner_text() == "4 things are missing:"
    page.get_by_role("button", name="Say it in one sentence.").tap()
    assert page.evaluate("document.activeElement.id") == "propose-heading"
    assert page.locator("#propose-heading").get_attribute("aria-invalid") == "true"
    assert page.locator("#propose-heading-error").inner_text() == "Say it in one sentence."


def test_an_address_may_come_without_its_beginning(open_page: Open) -> None:
    page = open_page(f"propose/?act=object&on={CLAIM}")
    wait_for_form(page)
    page.get_by_label("Where can readers check it?").fill("some book")
    page.get_by_role("button", name="Add", exact=True).tap()
    said = "“some book” is neither a web address nor a work that the map knows."
    assert page.locator("#propose-references-error").inner_text() == said
    page.get_by_label("Where can readers check it?").fill("www.example.org/book")
    page.get_by_role("button", name="Add", exact=True).tap()
    assert page.locator("[data-part=cited] span").all_inner_texts() == ["https://www.example.org/book"]
    page.get_by_role("button", name="Remove https://www.example.org/book").tap()
    assert page.locator("[data-part=cited] li").count() == 0


def test_a_claim_is_found_by_words_and_alike_claims_are_offered(open_page: Open, made: ArgumentMap) -> None:
    page = open_page("propose/?act=support")
    wait_for_form(page)
    claim = made.claims[THESIS_REASON]
    page.get_by_label("Type a few words of it").fill(claim.heading[:40])
    page.get_by_role("option", name=claim.heading).tap()
    assert page.locator("[data-part=chosen-link]").inner_text() == claim.heading
    other = made.claims["data-hard-for-ai"]
    page.get_by_label("Your claim, in one sentence").fill(f"Really {other.heading.lower()} at all")
    page.wait_for_selector("[data-part=similar]:not([hidden])")
    assert other.heading in page.locator("[data-part=similar] a").all_inner_texts()


def test_the_claim_is_chosen_by_arrow_keys(open_page: Open) -> None:
    page = open_page("propose/?act=support")
    wait_for_form(page)
    box = page.get_by_role("combobox", name="Which claim is it about?")
    assert box.get_attribute("aria-expanded") == "false"
    box.fill("compute")
    options = page.get_by_role("listbox", name="Claims that fit").get_by_role("option")
    assert options.count() > 2
    box.press("ArrowDown")
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    assert options.nth(1).get_attribute("aria-selected") == "true"
    wanted = options.nth(1).inner_text()
    assert find_faults(page) == []
    box.press("Escape")
    assert (box.get_attribute("aria-expanded"), options.count()) == ("false", 0)
    box.fill("compute ")
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    assert page.locator("[data-part=chosen-link]").inner_text() == wanted


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("AI coding skill is not insight", "coding-not-insight"),
        ("labs see a path to explosion", "x-lab-views"),
        ("AI will change the nature of software", "software-stays"),
        ("AI already writes most of the code at labs", "x-machine-written-code"),
        ("80% of code", "x-machine-written-code"),
        ("algorithmic progress Epoch", "x-ho-8-months"),
    ],
)
def test_the_claim_that_holds_most_of_the_words_comes_first(
    open_page: Open, made: ArgumentMap, words: str, first: str
) -> None:
    page = open_page("propose/?act=object")
    wait_for_form(page)
    page.get_by_role("combobox").fill(words)
    assert page.get_by_role("option").first.inner_text() == made.claims[first].heading


def test_what_no_claim_says_can_be_proposed(open_page: Open, made: ArgumentMap) -> None:
    page = open_page("propose/?act=undercut")
    wait_for_form(page)
    box = page.get_by_role("combobox")
    box.fill("AI sells fresh bread")
    page.get_by_text("Not in the map yet").and_(page.locator(":visible")).first.wait_for()
    assert page.locator("[role=option]").count() == 0
    assert find_faults(page) == []
    page.get_by_role("button", name="Against the thesis").tap()
    assert page.locator("[name=act]:checked").get_attribute("value") == "object"
    assert made.main_thesis is not None
    assert page.locator("[data-part=chosen-link]").inner_text() == made.claims[made.main_thesis].heading
    assert page.get_by_label("Your claim, in one sentence").input_value() == "AI sells fresh bread"
    assert page.evaluate("document.activeElement.id") == "propose-heading"


def test_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(f"propose/?act=object&on={CLAIM}", viewport={"width": 1280, "height": 800}, has_touch=False)
    wait_for_form(page)
    page.locator("[name=act]:checked").focus()
    for text in (
        None,
        None,
        "Nobody has shown that copies add ideas",
        "They repeat each other.",
        "https://example.org/a",
    ):
        page.keyboard.press("Tab")
        if text is None:
            continue
        assert page.evaluate("document.activeElement.matches(':focus-visible')")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    assert page.locator("[data-part=cited] li").count() == 1
    page.wait_for_selector("[data-part=ready]:not([hidden])")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.part") == "github":
            break
    assert page.evaluate("document.activeElement.dataset.part") == "github"
    assert page.evaluate("document.activeElement.matches(':focus-visible')")


def test_the_address_keeps_what_was_typed_and_sends_none_of_it(open_page: Open) -> None:
    page = open_page(f"propose/?act=evidence&on={CLAIM}")
    wait_for_form(page)
    page.get_by_role("button", name="Say whether it speaks for the claim or against it.").tap()
    assert page.evaluate("document.activeElement.name") == "stance"
    page.locator("[name=stance][value=for]").tap()
    fill(page)
    before = page.locator("[data-part=file]").text_content()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_role("button", name="Add", exact=True).tap()
    page.reload()
    page.wait_for_selector("[data-part=ready]:not([hidden])")
    assert page.locator("[data-part=file]").text_content() == before
    assert "supports:" in (before or "")
    assert [url for url in sent if "blind" in url] == []


def test_a_look_at_another_claim_loses_nothing(open_page: Open, made: ArgumentMap) -> None:
    page = open_page(f"propose/?act=object&on={CLAIM}")
    wait_for_form(page)
    heading = made.claims["data-hard-for-ai"].heading
    fill(page, heading)
    page.locator("[data-part=similar] a", has_text=heading).tap()
    page.wait_for_url("**/claims/data-hard-for-ai/")
    page.get_by_role("heading", level=1, name=heading).wait_for()
    page.go_back()
    page.wait_for_selector("[data-part=ready]:not([hidden])")
    assert page.get_by_label("Your claim, in one sentence").input_value() == heading


def test_a_file_too_long_for_a_link_is_copied(open_page: Open) -> None:
    page = open_page(f"propose/?act=object&on={CLAIM}")
    wait_for_form(page)
    fill(page)
    page.get_by_label("Explain it").fill("They share their blind spots. " * 400)
    page.wait_for_selector("[data-part=paste]:not([hidden])")
    assert page.get_by_role("link", name="Go on to GitHub’s editor").get_attribute("href") == (
        "https://github.com/some-owner/the-map/new/main"
        "?filename=docs%2Fclaims%2Fcopies-researcher-make-team-researchers.md"
    )
    issue = page.get_by_role("link", name="Send as an issue instead").get_attribute("href") or ""
    asked = parse_qs(urlsplit(issue).query)
    assert (asked["template"], asked["about"], "body" in asked) == (["proposal.yml"], [CLAIM], False)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy it").tap()
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == ("They share their blind spots. " * 400).strip()


def test_without_a_repository_the_file_is_taken_along(open_page: Open, docs: Path) -> None:
    page = open_page(f"propose/?act=object&on={CLAIM}", repository=None)
    wait_for_form(page)
    fill(page)
    assert page.locator("[data-part=github]").count() == 0
    assert "GitHub" not in page.locator(".am-propose").inner_text()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the file").tap()
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download it").tap()
    text = Path(download.value.path()).read_text("utf-8")
    assert text == copied == page.locator("[data-part=file]").text_content()
    assert find_problems(docs, download.value.suggested_filename, text) == ""


def test_without_scripts_there_is_a_guide_with_the_template(open_page: Open, docs: Path) -> None:
    page = open_page("propose/", java_script_enabled=False)
    assert page.locator("form.am-form").is_hidden()
    shown = page.locator(".am-guide pre").inner_text()
    given = parse_qs(urlsplit(page.locator(".am-guide a").first.get_attribute("href") or "").query)
    assert given["value"][0].strip() == shown.strip()
    assert find_problems(docs, given["filename"][0], given["value"][0]) == ""


def test_edit_leads_to_the_claims_file(open_page: Open) -> None:
    page = open_page(f"propose/?act=edit&claim={CLAIM}")
    link = page.get_by_role("link", name="Open it in GitHub’s editor")
    link.wait_for()
    assert link.get_attribute("href") == f"https://github.com/some-owner/the-map/edit/main/docs/claims/{CLAIM}.md"
    assert page.locator("form.am-form").is_hidden()
    assert find_faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_everything_can_be_touched_and_axe_finds_nothing(open_page: Open, scheme: str) -> None:
    page = open_page(f"propose/?act=undercut&on={CLAIM}", color_scheme=scheme)
    wait_for_form(page)
    page.get_by_text("More choices").tap()
    page.locator("#propose-voice").select_option("quoted")
    page.locator("[name=source]").first.tap()
    page.get_by_role("button", name="Say it in one sentence.").tap()
    page.locator("[name=step]").first.tap()
    fill(page)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(200)
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert find_faults(page) == []
