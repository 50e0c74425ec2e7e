"""Published scripts lose their comments and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.site.shrink import drop_comments
from argmap.view.assets import OURS, THEME

SCRIPTS = sorted((THEME / OURS).rglob("*.js"))


@pytest.mark.parametrize(
    ("source", "short"),
    [
        ("/** What it does. */\nrun(); // now\n  // then\n", "run(); // now\n"),
        ("/**\n * Long.\n */\nrun();\n", "run();\n"),
        ("  /** @type {X} */ (thing).run();\n/** Next. */\nnext();\n", "  /** @type {X} */ (thing).run();\nnext();\n"),
        ('const address = "https://example.org";\n', 'const address = "https://example.org";\n'),
    ],
)
def test_whole_lines_of_comment_go_and_code_stays(source: str, short: str) -> None:
    assert drop_comments(source) == short


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_text_of_a_script_has_a_line_that_looks_like_a_comment(script: Path) -> None:
    """A template text over several lines could; the formatter leaves none, and here none may come."""
    code = re.sub(
        r"/(?![*/])(?:\\.|\[(?:\\.|[^\]\n\\])*\]|[^/\n\\])+/[a-z]*", "", drop_comments(script.read_text("utf-8"))
    )
    code = re.sub(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", "", code)
    texts = re.findall(r"`(?:\\.|[^`\\])*`", code)
    assert [text for text in texts if re.search(r"^\s*(//|/\*\*)", text, re.MULTILINE)] == []
