import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path

import html5lib
from maps import build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.pages.changes.page import build_changes
from argmap.pages.claim.page import render_changes
from argmap.pages.context import Built, Context, Settings
from argmap.repository.history import Event, History

SITE = "https://example.org/map/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MADE = build_map([build_claim("t", kind="thesis"), build_claim("p", supports=["t"], formerly=["q", "old-p"])])
HOSTILE = "</li><script>alert(1)</script>\x1b\x00 & ]]>"


def make_event(claim: str, deed: str, day: int, subject: str = "Subject", former: str = "") -> Event:
    return Event(claim, deed, datetime(2026, 3, day, 12, tzinfo=UTC), f"{day:040x}", subject, former)  # type: ignore[arg-type]  # a deed in words


HISTORY = History(
    (
        make_event("gone", "removed", 3),
        make_event("p", "renamed", 2, former="q"),
        make_event("p", "added", 1),
        make_event("t", "added", 1, HOSTILE),
    )
)


def build(history: History = HISTORY, site_url: str = SITE) -> Built:
    return build_changes(Context(Argument(MADE), Settings(site_url), history))


def parse_feed(site_url: str = SITE) -> ET.Element:
    text = build(site_url=site_url).files["changes.xml"]
    assert isinstance(text, bytes)
    return ET.fromstring(text)  # noqa: S314  our own


def test_the_page_lists_days_newest_first() -> None:
    page = build().snippets["changes.html"]
    assert [page.index(date) for date in ("3 March 2026", "2 March 2026", "1 March 2026")] == sorted(
        page.index(date) for date in ("3 March 2026", "2 March 2026", "1 March 2026")
    )
    assert "(formerly <code>q</code>)" in page
    assert "<script" not in page


def test_the_page_says_why_nothing_is_known() -> None:
    built = build(History(lack="no history is at hand: git is not installed"))
    assert "git is not installed" in built.snippets["changes.html"]
    assert "changes.xml" not in built.files


def test_the_page_says_that_a_shortened_history_is_not_all() -> None:
    page = build(History(HISTORY.events[:1], begins="2026-03-02")).snippets["changes.html"]
    assert "a shortened history that begins on 2 March 2026" in page


def test_the_feed_has_what_atom_asks_for() -> None:
    feed = parse_feed()
    assert feed.findtext("a:updated", None, ATOM) == "2026-03-03T12:00:00Z"
    assert [link.get("href") for link in feed.findall("a:link", ATOM)] == [f"{SITE}changes.xml", f"{SITE}changes/"]
    entries = feed.findall("a:entry", ATOM)
    assert [entry.findtext("a:title", None, ATOM) for entry in entries] == [
        "Removed: gone",
        "Renamed: p",
        "New: p",
        "New: t",
    ]
    assert [link.get("href") for link in feed.findall("a:entry/a:link", ATOM)] == [
        f"{SITE}changes/",
        f"{SITE}claims/p/",
        f"{SITE}claims/p/",
        f"{SITE}claims/t/",
    ]
    ids = [element.text for element in feed.iter(f"{{{ATOM['a']}}}id")]
    assert len(set(ids)) == len(ids)


def test_the_feed_is_the_same_each_time() -> None:
    assert build() == build()


def test_the_feed_without_an_address_has_links_of_its_own_folder() -> None:
    assert [link.get("href") for link in parse_feed("").findall("a:link", ATOM)] == ["changes.xml", "changes/"]


def test_a_claim_has_its_own_list() -> None:
    part = render_changes(HISTORY, "p")
    assert "renamed from <code>q</code>" in part
    assert part.index("2 March") < part.index("1 March")


def test_hostile_subjects_are_escaped_in_a_claims_list() -> None:
    assert "<script" not in render_changes(HISTORY, "t")


def test_a_claim_of_which_nothing_is_known_has_no_list() -> None:
    assert render_changes(HISTORY, "other") == ""
    assert "None since 2 March 2026." in render_changes(History(begins="2026-03-02"), "t")


def test_a_former_address_leads_to_the_claim() -> None:
    files = build(History()).files
    assert sorted(path for path in files if path.startswith("claims/")) == [
        "claims/old-p/index.html",
        "claims/q/index.html",
    ]
    page = str(files["claims/q/index.html"])
    html5lib.HTMLParser(strict=True).parse(page)
    assert '<meta http-equiv="refresh" content="0; url=../p/">' in page
    assert f'<link rel="canonical" href="{SITE}claims/p/">' in page
    assert '<a href="../p/">p</a>' in page


def test_the_hand_written_page_pulls_the_list_in() -> None:
    page = Path(__file__).parents[3] / "docs" / "changes.md"
    assert '--8<-- "changes.html"' in page.read_text("utf-8")
