"""The script that compares labels: what it counts, and that it tells a label that differs."""

from __future__ import annotations

from pathlib import Path

import compare_labels
import pytest

MAP = """\
statements: {wet: It is wet, dry: It is dry, rain: It rains}
issues: {i: {positions: [wet, dry]}}
arguments: {a: {conclusion: wet, premises: [rain]}}
assumptions: [rain]
tests:
"""


def test_it_counts_maps_and_labels_and_names_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "same.yml").write_text(f"{MAP}  in: [rain, wet]\n  out: [dry]\n", "utf-8")
    (tmp_path / "other.yml").write_text(f"{MAP}  in: [rain]\n  undecided: [wet]\n", "utf-8")
    (tmp_path / "plain.yml").write_text(MAP, "utf-8")
    assert compare_labels.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "other.yml: 1 of 2",
        "    wet: undecided there, in here",
        "same.yml: 3 of 3",
        "1 of 2 maps agree, 4 of 5 labels",
    ]


def test_without_labels_it_fails(tmp_path: Path) -> None:
    (tmp_path / "plain.yml").write_text(MAP, "utf-8")
    assert compare_labels.main([str(tmp_path)]) == 1
