from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from environment import ROOT

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.argument.indexed import compile_map
from argmap.content.docs_folder import RESERVED_IDS, read_docs
from argmap.content.markup import find_hidden
from argmap.content.models import Claim, FrontMatter
from argmap.content.schema import build_editor_schema
from argmap.pages.context import Context, Settings
from argmap.pages.propose.page import build_propose, collect_form, list_hidden, render_template
from argmap.repository.github import Repository
from argmap.review.rules import check_reading
from argmap.view.assets import Assets

KNOWN = Repository("some-owner", "the-map", "next")


def make_claim(name: str, kind: str = "claim", **more: object) -> Claim:
    fields = FrontMatter.model_validate({"kind": kind, "topic": "t", "voice": "essay", **more})
    return Claim(name, f"{name}.md", f"{name.title()} <b>&", "Body.", fields)


@pytest.fixture
def small() -> ArgumentMap:
    return build_map(
        [
            make_claim("goal", "thesis"),
            make_claim("reason", supports=["goal"], formerly=["old-reason"]),
            make_claim("doubt", "counterclaim", attacks=["reason"]),
            make_claim("reply", attacks=["doubt"], label="A reply"),
            make_claim("undercut", undercuts=["reason -> goal"]),
            make_claim("asked", "question", about=["goal"]),
        ]
    )


def test_a_side_turns_with_each_attack_and_undercut(small: ArgumentMap) -> None:
    sides = {claim["id"]: claim["side"] for claim in collect_form(Argument(small), None)["claims"]}
    assert sides == {"goal": 1, "reason": 1, "doubt": -1, "reply": 1, "undercut": -1, "asked": 1}


def test_steps_stand_in_the_order_of_the_model(small: ArgumentMap) -> None:
    form, compact = collect_form(Argument(small), None), compile_map(small)
    assert [step["id"] for step in form["steps"]] == list(compact.steps)
    assert form["model"] == compact.hash
    targets = {step["id"]: step["target"] for step in form["steps"]}
    assert targets["undercut -/ (reason -> goal)"] == "goal"


def test_choices_and_limits_are_those_of_the_schema(small: ArgumentMap) -> None:
    form = collect_form(Argument(small), None)
    assert form["schema"] == build_editor_schema()
    assert form["weightless"] == ["note", "question"]
    assert form["taken"] == sorted({"old-reason", *RESERVED_IDS})


@pytest.mark.parametrize("name", ["index", "readme", "con", "lpt1"])
def test_names_that_no_folder_could_hold_are_refused_by_the_check_too(name: str, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / f"{name}.md").touch()
    (problem,) = read_docs(tmp_path).problems
    assert (problem.rule, problem.fix) == ("file-name", f'Rename it, for example to "my-{name}.md".')


def test_hidden_characters_are_those_that_the_check_finds() -> None:
    points = {point for first, last in list_hidden() for point in range(first, last + 1)}
    ends = (*range(0x3160, 0x3168), *range(0xFE00, 0x10000), 0xE0041, 0xE0100, 0x10FFFF)
    for point in (*range(0x3000), *range(0xD7F0, 0xE010), *range(0x1F600, 0x1F700), *ends):
        found = point != 0x0A and any(find_hidden(chr(point)))
        assert (point in points) == found, hex(point)


def test_addresses_are_given_only_where_a_repository_is_known(small: ArgumentMap) -> None:
    assert collect_form(Argument(small), None)["repository"] is None
    assert collect_form(Argument(small), KNOWN)["repository"] == {
        "new": "https://github.com/some-owner/the-map/new/next?filename=docs%2Fclaims%2F",
        "edit": "https://github.com/some-owner/the-map/edit/next/docs/claims/",
        "issue": "https://github.com/some-owner/the-map/issues/new?template=proposal.yml",
    }


def test_the_form_holds_no_address_of_github_without_a_repository(small: ArgumentMap) -> None:
    built = build_propose(Context(Argument(small)))
    page = built.snippets["propose.html"]
    assert sorted(built.files) == ["assets/map/form.json", "assets/map/quotations.json"]
    assert sorted(built.snippets) == ["propose.html"]
    assert "github.com" not in page
    assert "GitHub" not in page
    assert "ARGMAP_REPOSITORY" not in page
    assert json.loads(built.files["assets/map/form.json"])["claims"][0]["heading"] == "Asked <b>&"


def test_the_data_name_the_scripts_that_they_are_made_for(small: ArgumentMap) -> None:
    files = build_propose(Context(Argument(small), Settings(repository=KNOWN, assets=Assets("0123456789ab")))).files
    data = [json.loads(text) for path, text in files.items() if path.endswith(".json")]
    assert [one["scripts"] for one in data] == ["0123456789ab", "0123456789ab"]
    assert data[0]["model"] == compile_map(small).hash


def test_the_page_part_is_one_block_of_html(small: ArgumentMap) -> None:
    part = build_propose(Context(Argument(small), Settings(repository=KNOWN))).snippets["propose.html"]
    assert [number for number, line in enumerate(part.splitlines()) if not line.strip()] == []


def test_the_guide_without_scripts_links_to_the_template(small: ArgumentMap) -> None:
    links: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            links.extend(value for key, value in attrs if tag == "a" and key == "href" and value)

    Links().feed(build_propose(Context(Argument(small), Settings(repository=KNOWN))).snippets["propose.html"])
    filled = [parse_qs(urlsplit(link).query) for link in links if "value=" in link]
    assert filled == [{"filename": ["docs/claims/my-claim.md"], "value": [render_template(small)]}]


def test_a_map_without_a_thesis_has_a_form_too() -> None:
    assert render_template(build_map([])) == ""
    assert collect_form(Argument(build_map([])), None)["steps"] == []


def test_the_forms_data_stays_small() -> None:
    made = check_reading(read_docs(ROOT / "docs"))[0]
    data = build_propose(Context(Argument(made), Settings(repository=KNOWN))).files["assets/map/form.json"]
    assert len(str(data).encode()) < 1500 * len(made.claims)
