"""What is new, in the built site: the page, the feed, and the way from every page to the feed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _needs_history(built_site: Path) -> None:
    if not (built_site / "changes.xml").is_file():
        pytest.skip("this copy has no git history, and the site says so")


def test_the_feed_is_atom_and_every_entry_leads_to_a_page(built_site: Path) -> None:
    feed = ET.parse(built_site / "changes.xml").getroot()  # noqa: S314  our own
    base = next(link.attrib["href"] for link in feed.findall(f"{ATOM}link") if link.get("rel") == "alternate")
    site = base.removesuffix("changes/")
    links = [link.attrib["href"] for link in feed.iterfind(f"{ATOM}entry/{ATOM}link")]
    assert links
    assert [link for link in links if not (built_site / link.removeprefix(site) / "index.html").is_file()] == []


def test_every_page_names_the_feed(built_site: Path) -> None:
    for page, way in (("index.html", ""), ("changes/index.html", "../"), ("claims/no-explosion/index.html", "../../")):
        text = (built_site / page).read_text("utf-8")
        assert f'<link rel="alternate" type="application/atom+xml" title="What is new" href="{way}changes.xml">' in text


def test_a_claim_lists_its_own_changes(built_site: Path) -> None:
    assert "Changes to this claim" in (built_site / "claims/no-explosion/index.html").read_text("utf-8")
