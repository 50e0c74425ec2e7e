from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from pathlib import Path

from generated import generate_claims
from maps import build_claim
from markdown import Markdown

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.content.docs_folder import read_docs
from argmap.content.models import Essay, Reference
from argmap.pages.context import Context, Licence, Settings
from argmap.pages.data.page import build_data, build_linked_data
from argmap.pages.registry import PAGES
from argmap.review.rules import check_reading

DOCS = Path(__file__).parents[3] / "docs"
URL = "https://example.org/map/"
ESSAY = Essay(title="Brakes </script>", author="A. Author", url="https://example.org/essay", date="2025-04-30")
WORK = Reference(id="w", title="A & B", url="https://example.org/w", authors=("C. D.", "others"), date="2025-05-02")


def test_all_claims_and_steps_are_in_the_whole_export() -> None:
    made = check_reading(read_docs(DOCS))[0]
    whole = json.loads(build_data(Context(Argument(made), Settings(URL), pages=PAGES)).files["claims.json"])
    assert [claim["id"] for claim in whole["claims"]] == list(made.order)
    assert {step["id"] for step in whole["steps"]} == set(made.steps)
    assert whole["thesis"] == made.main_thesis


def test_one_claim_comes_with_its_steps_and_references() -> None:
    claims = [
        build_claim("t", kind="thesis", references=["w", "https://example.org/bare"], formerly=["old"]),
        build_claim("a", supports=["t"]),
    ]
    made = build_map(claims, {"w": WORK}, ESSAY)
    files = build_data(Context(Argument(made), Settings(URL), pages=PAGES)).files
    one = json.loads(files["claims/t.json"])
    assert one["url"] == "https://example.org/map/claims/t/"
    assert one["standing"] == "no objection"
    assert [(step["id"], step["in"]) for step in one["reasons"]] == [("a -> t", True)]
    assert [work["title"] for work in one["references"]] == ["A & B", "https://example.org/bare"]
    assert json.loads(files["claim-ids.json"]) == {"claims": {"t": "t", "a": "a"}, "formerly": {"old": "t"}}


def test_linked_data_names_author_essay_and_works_and_cannot_leave_its_script() -> None:
    made = build_map([build_claim("t", kind="thesis", references=["w"])], {"w": WORK}, ESSAY)
    text = build_linked_data(made, made.claims["t"], Settings(URL), "A <site>")
    assert not set("<>&") & set(text)
    data = json.loads(text)
    assert data["@type"] == "Claim"
    assert data["author"] == {"@type": "Person", "name": "A. Author"}
    assert data["appearance"]["name"] == "Brakes </script>"
    assert data["isPartOf"]["name"] == "A <site>"
    assert data["citation"][0]["author"] == [{"@type": "Person", "name": "C. D."}]


def test_what_others_say_is_not_put_into_the_authors_mouth() -> None:
    made = build_map([build_claim("x", voice="outside", kind="evidence")], {}, ESSAY)
    data = json.loads(build_linked_data(made, made.claims["x"], Settings(URL), "Site"))
    assert "author" not in data
    assert "appearance" not in data


def test_crawlers_find_the_sitemap_and_the_data() -> None:
    made = check_reading(read_docs(DOCS))[0]
    files = build_data(Context(Argument(made), Settings(URL), pages=PAGES)).files
    assert f"Sitemap: {URL}sitemap.xml" in files["robots.txt"]
    assert f"({URL}claims.json)" in files["llms.txt"]


def test_no_value_writes_a_link_into_the_index_for_machines() -> None:
    evil = "[x](https://evil.example) `a` <b> &c; *d*"
    essay = Essay(title=evil, author=evil, url="https://example.org/essay", date="2025")
    thesis = replace(build_claim("t", kind="thesis"), heading=evil)
    made = build_map([thesis, build_claim("a", supports=["t"], label=evil)], {}, essay)
    page = Markdown().convert(str(build_data(Context(Argument(made), Settings(URL), pages=PAGES)).files["llms.txt"]))
    assert {address for address in re.findall(r'href="([^"]*)"', page) if not address.startswith(URL)} == set()
    assert page.count("[x](https://evil.example) `a` &lt;b&gt; &amp;c; *d*") == 4


def test_a_claim_costs_well_under_a_third_of_a_millisecond() -> None:
    made = build_map(generate_claims(3000))
    argument = Argument(made)
    assert argument.standing.steps
    assert made.graph.number_of_nodes() > 3000
    started = time.process_time()
    build_data(Context(argument, Settings(URL), pages=PAGES))
    assert (time.process_time() - started) / 3000 < 0.0003


def test_the_licence_and_the_language_are_those_of_the_settings() -> None:
    settings = Settings(URL, licence=Licence("CC0 *1.0*", "https://example.org/cc0"), language="de")
    made = build_map([build_claim("t", kind="thesis")], {}, ESSAY)
    files = build_data(Context(Argument(made), settings, pages=PAGES)).files
    data = json.loads(build_linked_data(made, made.claims["t"], settings, "Site"))
    licences = [json.loads(files[path])["licence"] for path in ("claims.json", "claims/t.json")]
    assert {*licences, data["license"], data["isPartOf"]["license"]} == {"https://example.org/cc0"}
    assert data["inLanguage"] == "de"
    assert "as JSON, CC0 \\*1.0\\*\n" in str(files["llms.txt"])
