from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from environment import ROOT
from maps import build_claim
from update_samples import SAMPLES, render_samples

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.content.docs_folder import read_docs
from argmap.content.models import Ask, FrontMatter, Prediction, Relation, Settlement, Undercut, Worded
from argmap.content.problems import RULES, list_rules
from argmap.content.schema import MEANINGS, build_editor_schema
from argmap.pages.context import Context, Settings
from argmap.pages.contribute.page import build_contribute, list_choices, read_samples
from argmap.pages.propose.page import render_template
from argmap.repository.github import Repository
from argmap.review.rules import check_reading


@pytest.fixture(scope="module")
def made() -> ArgumentMap:
    return check_reading(read_docs(ROOT / "docs"))[0]


def test_the_template_passes_the_check(made: ArgumentMap, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs" / "claims", docs / "claims")
    for name in ("references.bib", "essay.yaml"):
        shutil.copy(ROOT / "docs" / name, docs / name)
    page = build_contribute(Context(Argument(made))).snippets["template.html"]
    shown = unescape(re.sub(r"<[^>]+>", "", page)).strip() + "\n"
    assert shown == render_template(made)
    (docs / "claims" / "my-claim.md").write_text(shown, "utf-8")
    assert check_reading(read_docs(docs))[1] == []


def test_every_rule_is_explained_with_its_sample(made: ArgumentMap) -> None:
    page = build_contribute(Context(Argument(made))).snippets["rules.html"]
    assert re.findall(r'id="rule-([a-z-]+)"', page) == list(RULES)
    assert sorted(read_samples()) == sorted(RULES)


def test_a_debate_has_the_keys_rules_and_voices_that_it_can_use() -> None:
    made = build_map([build_claim("t", kind="thesis", voice="outside", references=["https://example.org"])])
    built = build_contribute(Context(Argument(made))).snippets
    assert re.findall(r'id="rule-([a-z-]+)"', built["rules.html"]) == list(list_rules(debate=True))
    assert "essay.yaml" not in built["rules.html"]
    assert "<code>source</code>" not in built["fields.html"]
    assert re.findall(r"<code>(essay|quoted|outside)</code>", built["fields.html"]) == ["outside"]


def test_samples_are_those_of_the_tests() -> None:
    assert SAMPLES.read_text("utf-8") == render_samples(), "run python3 scripts/update_samples.py"


def test_every_key_and_word_of_the_schema_is_in_the_tables(made: ArgumentMap) -> None:
    page = build_contribute(Context(Argument(made))).snippets["fields.html"]
    keys = re.findall(r'<th scope="row"><code>([a-z_]+)</code>', page)
    assert keys == [
        key
        for model in (FrontMatter, Relation, Undercut, Worded, Prediction, Settlement, Ask)
        for key in model.model_fields
    ]
    words = re.findall(r"<dt><code>([a-z ]+)</code></dt>", page)
    assert words == [word for words in list_choices(build_editor_schema()).values() for word in words]
    assert sorted(words) == sorted(word for words in MEANINGS.values() for word in words)


def test_issue_forms_are_linked_where_they_are(made: ArgumentMap) -> None:
    page = build_contribute(Context(Argument(made), Settings(repository=Repository("some-owner", "the-map")))).snippets[
        "contribute.html"
    ]
    forms = re.findall(r"https://github\.com/some-owner/the-map/issues/new\?template=([a-z.]+)", page)
    assert forms == ["object.yml", "evidence.yml", "mistake.yml"]
    assert all((ROOT / ".github" / "ISSUE_TEMPLATE" / form).is_file() for form in forms)


def test_without_a_repository_the_page_says_how_to_set_one(made: ArgumentMap) -> None:
    page = build_contribute(Context(Argument(made))).snippets["contribute.html"]
    assert "ARGMAP_REPOSITORY" in page
    assert "github.com" not in page


def test_contributing_stays_short() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()) < 120
