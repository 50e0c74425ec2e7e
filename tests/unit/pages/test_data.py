from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from maps import build_claim
from markdown import Markdown

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.content.docs_folder import read_docs
from argmap.content.models import Essay, Reference
from argmap.exchange.publication import Export, Licence
from argmap.exchange.writers.linked_data import write_claim_jsonld
from argmap.pages.context import Context, Settings
from argmap.pages.data.page import build_data
from argmap.pages.registry import PAGES
from argmap.review.rules import check_reading
from argmap.view import large_data

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


@pytest.mark.parametrize("site_url", [URL, ""])
def test_the_data_are_as_their_schemas_say(site_url: str) -> None:
    settings = Settings(site_url, date="2026-11-09", commit="0123456789ab")
    files = build_data(Context(Argument(check_reading(read_docs(DOCS))[0]), settings, pages=PAGES)).files
    for schema, paths in {
        "schemas/map.json": ["claims.json"],
        "schemas/claim.json": [path for path in files if path.startswith("claims/")],
    }.items():
        form = json.loads(files[schema])
        Draft202012Validator.check_schema(form)
        for path in paths:
            data = json.loads(files[path])
            assert [(path, error.message) for error in Draft202012Validator(form).iter_errors(data)] == []
            assert (data["$schema"], data["form"]) == (form["$id"], form["version"])
            assert data["version"] == {"commit": "0123456789ab", "date": "2026-11-09"}


def test_a_map_in_which_objections_go_in_a_circle_and_which_has_no_text_is_as_its_schema_says() -> None:
    made = build_map([build_claim("a", attacks=["b"]), build_claim("b", attacks=["a"])])
    files = build_data(Context(Argument(made), pages=PAGES)).files
    data = json.loads(files["claims.json"])
    assert {step["in"] for step in data["steps"]} == {None}
    assert list(Draft202012Validator(json.loads(files["schemas/map.json"])).iter_errors(data)) == []


def test_the_page_names_every_file_with_the_licence_that_each_holds() -> None:
    built = build_data(Context(Argument(check_reading(read_docs(DOCS))[0]), Settings(URL), pages=PAGES))
    linked = set(re.findall(r'href="\.\./([a-z/.-]+\.[a-z]+)"', built.snippets["data.html"]))
    assert linked - set(built.files) == {"sitemap.xml"}
    whole = [path for path in built.files if "/" not in path and path not in {"claim-ids.json", "robots.txt"}]
    assert set(whole) - linked == set()
    licence = "https://creativecommons.org/licenses/by/4.0/"
    data = ("claims.json", "claims.csv", "steps.csv", "works.bib")
    assert [path for path in data if licence not in str(built.files[path])] == []


def test_a_large_map_is_compressed_and_its_index_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_data, "LARGEST", 20_000)
    made = check_reading(read_docs(DOCS))[0]
    built = build_data(Context(Argument(made), Settings(URL), pages=PAGES))
    index = json.loads(built.files["claims.json"])
    assert list(Draft202012Validator(json.loads(built.files["schemas/map-index.json"])).iter_errors(index)) == []
    assert (index["$schema"], index["form"]) == (f"{URL}schemas/map-index.json", "1.3")
    assert (index["claim_count"], index["thesis"]) == (len(made.claims), made.main_thesis)
    packed = built.files[index["whole"].removeprefix(URL)]
    assert isinstance(packed, bytes)
    whole = json.loads(gzip.decompress(packed))
    assert list(Draft202012Validator(json.loads(built.files["schemas/map.json"])).iter_errors(whole)) == []
    assert len(whole["claims"]) == index["claim_count"]
    assert index["one"].format(id="no-explosion").removeprefix(URL) in built.files
    assert index["ids"].removeprefix(URL) in built.files
    large = {path for path in built.files if path.endswith(".gz")}
    assert {"claims.json.gz", "claims.csv.gz", "map.gexf.gz"} <= large
    assert {path.removesuffix(".gz") for path in large} & set(built.files) == {"claims.json"}
    linked = set(re.findall(r'href="\.\./([^"]+\.[a-z]+)"', built.snippets["data.html"]))
    assert large <= linked
    assert linked - set(built.files) == {"sitemap.xml"}


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


def test_the_licence_and_the_language_are_those_of_the_settings() -> None:
    settings = Settings(URL, licence=Licence("CC0 *1.0*", "https://example.org/cc0"), language="de")
    made = build_map([build_claim("t", kind="thesis")], {}, ESSAY)
    files = build_data(Context(Argument(made), settings, pages=PAGES)).files
    data = json.loads(write_claim_jsonld(Export(made, Argument(made).standing, settings.publication), made.claims["t"]))
    licences = [json.loads(files[path])["licence"] for path in ("claims.json", "claims/t.json")]
    assert {*licences, data["license"], data["isPartOf"]["license"]} == {"https://example.org/cc0"}
    assert data["inLanguage"] == "de"
    assert "as JSON, CC0 \\*1.0\\*\n" in str(files["llms.txt"])
