"""The browser's modules in German: forms, dates, numbers and lists, and nothing that depends on an English word."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from node_fixtures import FOLDER

from argmap.content.vocabulary import CREDENCES, Belief, Degree
from argmap.language.current import speaking
from argmap.view.browser_words import render_words

STRENGTHS = (0.1, 0.3, 0.5, 0.7, 0.9)


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the modules that a build makes of a site in German."""
    folder = tmp_path_factory.mktemp("german")
    with speaking("de"):
        for name, text in render_words().items():
            (folder / name).write_text(text, "utf-8")
    return folder


def call(node: tuple[str, ...], german: Path, function: str, *values: Any) -> Any:  # noqa: ANN401  any JSON
    done = subprocess.run(
        [*node, str(FOLDER / "call.js"), "german.js", function],
        input=json.dumps(values),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"GENERATED": f"{german.as_uri()}/"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_forms_dates_numbers_and_lists_are_german(node: tuple[str, ...], german: Path) -> None:
    assert call(node, german, "saySome") == {
        "list": "a, b und c",
        "first": "a, b und 2 weitere",
        "quoted": "„a“",
        "date": "30. April 2025",
        "months": ["März 2025", "März 2025"],
        "numbers": ["0,50", "0,5", "1"],
        "plurals": ["0 Prämissen", "1 Prämisse", "2 Prämissen"],
        "order": "These von Kant",
        "parting": "Die Antwort ist Nein, und der Essay stützt sich darauf. "
        "Für sich allein macht das seine Position etwas schwächer.",
    }


def test_strengths_keep_their_values_and_have_the_words_of_the_language(node: tuple[str, ...], german: Path) -> None:
    found = call(node, german, "nameAll", STRENGTHS)
    with speaking("de"):
        words = [degree.word for degree in Degree]
    assert found == {"degrees": [degree.value for degree in Degree], "words": words, "scale": words[::2]}


def test_an_answer_counts_as_a_stop_of_the_slider_in_german_too(node: tuple[str, ...], german: Path) -> None:
    beliefs = list(Belief)
    stops = [beliefs.index(belief) for belief in (Belief.VERY_LIKELY, Belief.VERY_UNLIKELY, Belief.NO_VIEW)]
    assert call(node, german, "listStops") == stops
    assert call(node, german, "nameStops", list(CREDENCES.values())) == [belief.value for belief in Belief]
