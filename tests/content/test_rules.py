from __future__ import annotations

from pathlib import Path

import pytest
from failing_samples import FAILING, MADE, copy_sample

from argmap.cli.commands.common import CONTENT
from argmap.cli.main import main
from argmap.content.problems import RULES


def test_rules_and_samples_match_one_to_one() -> None:
    assert sorted(folder.name for folder in FAILING.iterdir()) == sorted(RULES)
    assert set(MADE) <= set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_sample_prints_exactly_its_text(
    rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy_sample(rule, tmp_path)
    monkeypatch.chdir(tmp_path)
    code = main(["check"])
    printed = capsys.readouterr().out
    assert printed == (FAILING / rule / "expected.txt").read_text("utf-8")
    assert code == CONTENT
    assert f"[{rule}]\n" in printed


@pytest.mark.parametrize("rule", RULES)
def test_a_sample_shows_its_rule_and_no_follow_on_errors(rule: str) -> None:
    lines = (FAILING / rule / "expected.txt").read_text("utf-8").splitlines()
    named = {line.rpartition("[")[2].rstrip("]") for line in lines if not line.startswith(" ")}
    assert named == {rule}
