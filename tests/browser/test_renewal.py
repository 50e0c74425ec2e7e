"""The site is renewed while readers have some of its earlier state: nobody is shown another claim's words."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bench_explorer import write_site
from explorer_maps import READY, ask, press, rows, settle, wait_until
from generated import generate_claims
from playwright.sync_api import Page, expect
from shelves import Shelves, build_project, copy_project, serve_shelves
from site_fixtures import PREFIX
from tabs import take_tab

from argmap.argument.graph import build_map
from argmap.view.assets import THEME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

THESIS = "government-majority-right-silence-opinion"
FIRST = f"""---
kind: counterclaim
topic: the-debate
voice: outside
attacks: [{THESIS}]
---
# This claim comes before all others by its name

So every other has another number than it had.
"""
DATA = r"/assets/map/"
OUT_OF_DATE = "no longer belong together"
UNREACHABLE = "could not be loaded. The connection failed, or the site has been renewed"
FAILED = ".am-failed:not(.am-late):not([hidden])"
PARTS = ".am-yours, .am-cruxes, .am-whatif, .am-explorer, .am-propose"
MISNAMED = """([parts, names]) => [...document.querySelectorAll(parts)].flatMap((part) => {
  const links = [...part.querySelectorAll("a[href*='claims/']:not([data-why]), [role=treeitem]")];
  return links.filter((link) => !link.closest(".am-outline") || link.role).flatMap((link) => {
    const id = link.dataset.claim ?? new URL(link.href).pathname.split("/").at(-2);
    const known = names[id] ?? [];
    const text = link.textContent.trim();
    return id in names && !known.some((name) => text.includes(name)) ? [`${id}: ${text}`] : [];
  });
})"""
"""Links and rows whose words are not those of the claim that they lead to."""


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a small map as it was."""
    return build_project(copy_project(tmp_path_factory.mktemp("older")))


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site with one claim more, which moves the numbers of all others."""
    folder = copy_project(tmp_path_factory.mktemp("newer"))
    (folder / "docs" / "claims" / "aaa-first.md").write_text(FIRST, "utf-8")
    return build_project(folder)


@pytest.fixture(scope="module")
def newest(newer: Path) -> Path:
    """Return the site with one claim more and other scripts."""
    for path in (THEME / "assets" / "argmap").rglob("*.js"):
        own = newer.parent / "docs" / path.relative_to(THEME)
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(f"{path.read_text('utf-8')}// newer\n", "utf-8")
    (newer.parent / "site").rename(newer.parent / "kept")
    newest = build_project(newer.parent).rename(newer.parent / "newest")
    (newer.parent / "kept").rename(newer.parent / "site")
    return newest


@pytest.fixture(scope="module")
def names(newer: Path) -> dict[str, list[str]]:
    """Return the label and the heading of every claim; the claims of both states have the same."""
    claims = json.loads((newer / "claims.json").read_text("utf-8"))["claims"]
    labels = json.loads((newer / "claim-ids.json").read_text("utf-8"))["claims"]
    return {claim["id"]: [labels[claim["id"]], claim["heading"]] for claim in claims}


@pytest.fixture
def shelves(older: Path) -> Shelves:
    return Shelves(older)


@pytest.fixture
def address(shelves: Shelves) -> Iterator[str]:
    with serve_shelves(shelves) as served:
        yield served


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return take_tab(context)


class Reader:
    """One reader's page, and what claims are called."""

    def __init__(self, page: Page, names: dict[str, list[str]]) -> None:
        self.page = page
        self.names = names

    def sees_only_right_words(self) -> bool:
        """Tell whether every link of a part is in the words of the claim that it leads to; name those that are not."""
        wrong: list[str] = self.page.evaluate(MISNAMED, [PARTS, self.names])
        assert wrong == []
        return True

    def opens_all(self) -> None:
        """Open what is folded, so that all sliders are made."""
        self.page.evaluate("document.querySelectorAll('.am-yours details').forEach((one) => (one.open = true))")
        self.page.wait_for_timeout(100)


@pytest.fixture
def reader(page: Page, names: dict[str, list[str]]) -> Reader:
    return Reader(page, names)


def failure(page: Page) -> str:
    """Return what is said of the part that did not come."""
    page.wait_for_selector(FAILED)
    return page.locator(FAILED).first.inner_text()


def press_reload(page: Page) -> None:
    with page.expect_event("load"):  # a navigation may be one within the page
        page.get_by_role("button", name="Reload the page").click()


def read_version(site: Path) -> str:
    return str(json.loads((site / "assets/map/model.json").read_text("utf-8"))["version"])


def test_the_states_differ_as_the_tests_need(older: Path, newer: Path, newest: Path) -> None:
    models = [json.loads((site / "assets/map/model.json").read_text("utf-8")) for site in (older, newer, newest)]
    assert models[0]["claims"] == models[1]["claims"][1:]
    assert models[0]["version"] != models[1]["version"] == models[2]["version"]
    assert models[0]["scripts"] == models[1]["scripts"] != models[2]["scripts"]
    scripts = [sorted(path.name for path in (site / "assets/scripts").iterdir()) for site in (older, newer, newest)]
    assert scripts == [[model["scripts"]] for model in models]


@pytest.mark.parametrize("old", ["model", "labels"])
def test_files_of_two_states_are_never_joined(
    old: str, older: Path, newer: Path, shelves: Shelves, address: str, reader: Reader
) -> None:
    page = reader.page
    shelves.site, shelves.others = newer, [(f"{DATA}{old}", older)]
    page.goto(f"{address}yours/")
    assert OUT_OF_DATE in failure(page)
    assert page.locator(".am-premise").count() == 0
    page.wait_for_timeout(300)
    assert (shelves.count(f"{DATA}model"), shelves.count(f"{DATA}labels"), shelves.count("/yours/")) == (2, 2, 1)
    shelves.others = []
    press_reload(page)
    page.wait_for_selector(".am-premise")
    reader.opens_all()
    assert reader.sees_only_right_words()


@pytest.mark.parametrize("kept", ["model", "labels", "(model|labels)"])
def test_what_the_browser_has_kept_is_fetched_anew_by_itself(
    kept: str, newer: Path, shelves: Shelves, address: str, reader: Reader
) -> None:
    page = reader.page
    shelves.keep = f"{DATA}{kept}"
    page.goto(f"{address}yours/")
    page.wait_for_selector(".am-premise")
    shelves.site = newer
    shelves.asked.clear()
    page.goto(f"{address}yours/#premise")
    page.reload()
    page.wait_for_selector(".am-premise")
    reader.opens_all()
    assert reader.sees_only_right_words()
    assert page.locator(".am-failed").count() == 0
    mixed = kept != "(model|labels)"
    assert page.locator("#am-premise-aaa-first").count() == (1 if mixed else 0)  # both old ones still belong together
    assert shelves.count(f"{DATA}(model|labels)") == (3 if mixed else 0)


def test_a_page_says_that_it_loads_again(
    older: Path, newer: Path, shelves: Shelves, address: str, context: BrowserContext
) -> None:
    shelves.site, shelves.others = newer, [(f"{DATA}labels", older)]
    page = context.new_page()
    page.add_init_script(
        """window.told = [];
        const note = (node) => node.className === "am-renewing" && told.push(node.textContent);
        const watch = new MutationObserver((records) => records.forEach((record) => record.addedNodes.forEach(note)));
        watch.observe(document, { childList: true, subtree: true });"""
    )
    page.goto(f"{address}yours/")
    failure(page)
    assert page.evaluate("told") == ["The site has just been renewed. The map’s data are being loaded again…"]
    assert page.locator(".am-renewing").count() == 0


@pytest.mark.parametrize("path", ["yours/", "cruxes/"])
def test_an_old_page_with_new_data_works_where_it_does_not_join_them(
    path: str, newer: Path, shelves: Shelves, address: str, reader: Reader
) -> None:
    shelves.others = [(DATA, newer)]
    reader.page.goto(address + path)
    reader.page.wait_for_selector(".am-chip")
    reader.opens_all()
    assert reader.sees_only_right_words()
    assert reader.page.locator(".am-failed").count() == 0


@pytest.mark.parametrize("path", ["explore/", "embed/whole/", "embed/the-debate/"])
def test_an_old_map_with_new_data_stays_a_picture_and_says_so(
    path: str, newer: Path, shelves: Shelves, address: str, reader: Reader
) -> None:
    page = reader.page
    shelves.others = [(DATA, newer)]
    page.goto(address + path)
    assert OUT_OF_DATE in failure(page)
    assert page.locator(".am-map__static svg:visible").count() == 1
    assert page.locator(".am-explorer__static > .am-outline__list").is_visible()
    assert page.locator(".am-explorer--live, .am-bar:not([inert]), .am-map canvas").count() == 0
    shelves.site, shelves.others = newer, []
    press_reload(page)
    page.wait_for_selector(READY)
    assert page.locator(".am-failed:visible").count() == 0


@pytest.mark.parametrize("path", ["yours/", "cruxes/", "explore/", "propose/", f"claims/{THESIS}/", "embed/whole/"])
def test_old_scripts_with_new_data_say_so(
    path: str, newest: Path, shelves: Shelves, address: str, reader: Reader
) -> None:
    page = reader.page
    shelves.others = [(DATA, newest)]
    open_part(page, address + path)
    assert OUT_OF_DATE in failure(page)
    assert reader.sees_only_right_words()
    shelves.site, shelves.others = newest, []
    press_reload(page)
    see_part(page)
    assert reader.sees_only_right_words()


@pytest.mark.parametrize("path", ["yours/", "cruxes/", "explore/", "propose/", f"claims/{THESIS}/", "embed/whole/"])
def test_new_scripts_with_old_data_say_so(
    path: str, older: Path, newest: Path, shelves: Shelves, address: str, reader: Reader
) -> None:
    page = reader.page
    shelves.site, shelves.others = newest, [(DATA, older)]
    open_part(page, address + path)
    assert OUT_OF_DATE in failure(page)
    assert reader.sees_only_right_words()
    shelves.others = []
    press_reload(page)
    see_part(page)
    assert reader.sees_only_right_words()


@pytest.mark.parametrize("path", ["yours/", "cruxes/", "explore/", "propose/", f"claims/{THESIS}/", "embed/whole/"])
def test_a_page_whose_scripts_are_gone_says_so(
    path: str, older: Path, newest: Path, shelves: Shelves, address: str, reader: Reader
) -> None:
    page = reader.page
    shelves.site, shelves.others = newest, [(f"/{path}$", older)]
    page.goto(address + path)
    assert UNREACHABLE in failure(page)
    assert reader.sees_only_right_words()
    shelves.others = []
    press_reload(page)
    see_part(page)
    assert page.locator(".am-failed:visible").count() == 0


def test_a_page_from_before_scripts_had_versions_says_so(address: str, reader: Reader, context: BrowserContext) -> None:
    def forget_version(route: Any) -> None:  # noqa: ANN401  Playwright's
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().split("/main.js?v=")[0] + '/main.js" type="module"></script>')

    context.route("**/yours/", forget_version)
    reader.page.goto(f"{address}yours/")
    assert UNREACHABLE in failure(reader.page)


def open_part(page: Page, address: str) -> None:
    """Open a page; on a claim's, also what is loaded when asked for."""
    page.goto(address)
    if "/claims/" in address:
        page.get_by_role("button", name="Switch this claim off").click()


def see_part(page: Page) -> None:
    """Wait until the page's part has come."""
    if "/claims/" in page.url:
        page.get_by_role("button", name="Switch this claim off").click()
    page.wait_for_selector(
        ".am-premise, .am-cruxes .am-chip, .am-explorer[data-ready], .am-form:not([hidden]), .am-whatif select"
    )


@pytest.mark.parametrize("state", ["newer", "newest"])
def test_a_tab_kept_open_goes_on_or_says_that_it_cannot(
    state: str, shelves: Shelves, address: str, reader: Reader, request: pytest.FixtureRequest
) -> None:
    page = reader.page
    page.goto(f"{address}claims/{THESIS}/")
    page.get_by_role("button", name="Switch this claim off").click()
    page.wait_for_selector(".am-whatif select")
    shelves.site = request.getfixturevalue(state)
    page.locator("nav a[href$='yours/']").first.evaluate("link => link.click()")  # without loading a new document
    page.wait_for_url("**/yours/")
    if state == "newest":
        assert UNREACHABLE in failure(page)
        press_reload(page)
    page.wait_for_selector("#am-premise-aaa-first", state="attached")
    reader.opens_all()
    assert reader.sees_only_right_words()
    page.goto(f"{address}claims/aaa-first/")
    page.get_by_role("button", name="Switch this claim off").click()
    page.wait_for_selector(".am-whatif select")


def test_a_claim_that_the_data_do_not_have_is_out_of_date(
    older: Path, newer: Path, shelves: Shelves, address: str, reader: Reader
) -> None:
    shelves.site, shelves.others = newer, [(DATA, older)]
    open_part(reader.page, f"{address}claims/aaa-first/")
    assert OUT_OF_DATE in failure(reader.page)


def test_a_form_without_its_map_says_what_it_cannot_say(
    older: Path, newer: Path, shelves: Shelves, address: str, reader: Reader
) -> None:
    page = reader.page
    shelves.site, shelves.others = newer, [(f"{DATA}model", older)]
    page.goto(f"{address}propose/?act=object&on={THESIS}")
    page.wait_for_selector(".am-form:not([hidden])")
    page.get_by_label("Your claim, in one sentence").fill("Copies of one researcher do not make a team of researchers")
    page.get_by_label("Explain it").fill("They think alike.")
    page.get_by_label("Where can readers check it?").fill("https://example.org/a")
    expect(page.locator("[data-part=effect]")).to_contain_text("cannot be worked out, since the map did not come")
    assert reader.sees_only_right_words()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return two states of a map in many pieces, each with its pages to embed.

    Their files are of different minutes: a browser asks for what is newer than it has, to the second.
    """
    folders = {name: tmp_path_factory.mktemp(name) for name in ("before", "after")}
    for name, size in (("before", 2000), ("after", 1900)):
        write_site(folders[name], build_map(generate_claims(size)))
    for file in filter(Path.is_file, folders["before"].rglob("*")):
        os.utime(file, (file.stat().st_atime, file.stat().st_mtime - 60))
    return folders


def test_pieces_of_two_states_are_never_one_map(large: dict[str, Path], page: Page) -> None:
    shelves = Shelves(large["before"])
    with serve_shelves(shelves) as address:
        page.goto(f"{address}embed/whole/")
        page.wait_for_selector(READY)
        settle(page)
        shown, loaded = rows(page), ask(page, "x.model.loading.size")
        shelves.site = large["after"]
        shelves.asked.clear()
        page.select_option("[data-do=level]", "all")
        expect(page.locator(".am-outdated")).to_contain_text(OUT_OF_DATE)
        settle(page)
        assert rows(page) == shown
        wait_until(page, "x.model.loading.size === v", loaded)  # each piece under way may be asked for twice
        pieces = [path for path in shelves.asked if DATA in path]
        assert max(pieces.count(path) for path in set(pieces) - {f"{PREFIX}assets/map/0.json"}) == 2
        assert pieces.count(f"{PREFIX}assets/map/0.json") <= 2 * len(set(pieces))
        shelves.asked.clear()
        page.select_option("[data-do=level]", "2")
        settle(page)
        assert shelves.count(DATA) == 0
        page.locator(".am-find__input").press_sequentially("claim")
        expect(page.locator(".am-find__list")).to_contain_text(OUT_OF_DATE)
        press_reload(page)
        page.wait_for_selector(READY)
        page.select_option("[data-do=level]", "all")
        wait_until(page, "x.model.claims.size === v", 1900)
        settle(page)
        assert len(rows(page)) == 1900


def test_a_page_gone_back_to_is_whole_or_says_that_it_is_not(
    newer: Path, shelves: Shelves, address: str, reader: Reader
) -> None:
    page = reader.page
    page.goto(f"{address}explore/")
    page.wait_for_selector(READY)
    page.goto(f"{address}embed/the-debate/")
    shelves.site = newer
    page.go_back()
    page.wait_for_selector(f"{READY}, {FAILED}")
    if not page.is_visible(READY):  # the browser had kept the page, and not all of its data
        assert OUT_OF_DATE in failure(page)
        assert page.locator(".am-map__static svg:visible").count() == 1
        return
    settle(page)
    of = page.get_attribute(".am-explorer", "data-version")
    page.click("[data-do=filter]")
    page.uncheck("[data-filter=kind][value=counterclaim]")
    settle(page)
    version = json.loads((newer / "assets/map/0.json").read_text("utf-8"))["version"]
    assert page.is_visible(".am-outdated") == (of != version)
    assert reader.sees_only_right_words()


def test_an_open_map_chooses_no_claim_by_another_states_list(
    newer: Path, shelves: Shelves, address: str, reader: Reader
) -> None:
    page = reader.page
    page.goto(f"{address}explore/")
    page.wait_for_selector(READY)
    settle(page)
    shelves.site = newer
    shown = rows(page)
    ask(page, "x.journey.choose('aaa-first')")
    settle(page)
    assert page.is_visible(".am-outdated")
    assert rows(page) == shown
    press(page, "Tab")
    assert reader.sees_only_right_words()
