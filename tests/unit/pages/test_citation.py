"""How a claim and the map are cited."""

from __future__ import annotations

import json
from dataclasses import replace

import yaml
from environment import ROOT
from maps import build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.content.bibliography import read_bibliography
from argmap.pages.claim.page import build_claim_parts
from argmap.pages.context import Context, Settings
from argmap.pages.data.citation import cite_claim, cite_map

SETTINGS = Settings("https://example.org/map/", date="2026-11-09", commit="0123456789ab", site_name="Will it?")
CLAIM = replace(build_claim("slow-chips"), heading="R&D costs 5 % of {all} <b>chips</b>")
MADE = build_map([CLAIM])


def test_a_claim_is_cited_with_its_version_date_and_address() -> None:
    assert cite_claim(CLAIM, MADE, SETTINGS).text == (
        "The contributors to the map. “R&D costs 5 % of {all} <b>chips</b>”. In: Will it?, an argument map, "
        "version 0123456789ab, 9 November 2026. CC BY 4.0. https://example.org/map/claims/slow-chips/"
    )


def test_the_entry_for_bibtex_is_read_as_what_it_says() -> None:
    text = cite_claim(CLAIM, MADE, SETTINGS).bibtex
    read = read_bibliography(text, "r.bib").references["map-slow-chips"]
    assert (read.title, read.authors) == ("R&D costs 5 % of (all) <b>chips</b>", ("The contributors to the map",))
    assert (read.when, read.url) == ("2026-11-09", "https://example.org/map/claims/slow-chips/")
    assert "  version = {0123456789ab},\n" in text


def test_the_item_for_reference_managers_is_csl() -> None:
    assert json.loads(cite_map(MADE, SETTINGS).csl) == [
        {
            "id": "map",
            "type": "dataset",
            "title": "Will it?",
            "author": [{"literal": "The contributors to the map"}],
            "version": "0123456789ab",
            "issued": {"date-parts": [[2026, 11, 9]]},
            "URL": "https://example.org/map/",
            "note": "CC BY 4.0",
        }
    ]


def test_what_a_site_does_not_know_is_left_out() -> None:
    cited = cite_claim(CLAIM, MADE, Settings())
    assert cited.text.endswith("In: Argument map, an argument map. CC BY 4.0.")
    assert [word for word in ("version", "date", "issued", "URL", "url") if word in cited.bibtex + cited.csl] == []


def test_a_claim_page_shows_the_three_forms_escaped_to_be_selected() -> None:
    aside = build_claim_parts(Context(Argument(MADE), SETTINGS))["slow-chips"].aside
    assert aside.count('<pre class="am-cite__text" tabindex="0"') == 3
    assert "&lt;b&gt;chips&lt;/b&gt;" in aside
    assert "<b>chips" not in aside


def test_the_file_that_github_reads_is_a_valid_cff() -> None:
    """The keys that version 1.2.0 of the schema requires, and forms that it allows: see its schema-guide.md."""
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert cff["cff-version"] == "1.2.0"
    assert cff["type"] in {"software", "dataset"}
    assert [key for key in ("title", "message", "abstract") if not isinstance(cff[key], str)] == []
    assert all(isinstance(author["name"], str) and author["name"] for author in cff["authors"])
    assert cff["license"] == "CC-BY-4.0"  # of the map; a list would mean a choice between licences
    allowed = {"cff-version", "type", "title", "message", "abstract", "authors", "license", "keywords", "references"}
    assert set(cff) <= allowed
    for work in cff["references"]:
        assert {"type", "title", "authors"} <= set(work)
