from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli.commands.common import FINE, USAGE
from argmap.cli.main import main

HEAD = "---\nkind: {kind}\ntopic: t\nvoice: essay\nsource: x.1\n{more}---\n# Heading of {name}\n\nBody.\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return a folder with a thesis t, a strong reason p, and an undercut of it by u."""
    for name, kind, more in (
        ("t", "thesis", ""),
        ("p", "claim", "supports: [{claim: t, strength: strong}]\n"),
        ("u", "counterclaim", "undercuts: [{step: p -> t}]\n"),
    ):
        path = tmp_path / "claims" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD.format(name=name, kind=kind, more=more), "utf-8")
    return tmp_path


def test_evaluate_prints_the_agreed_json(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    credences = ["--credence", "p=0.9", "--credence", "u=0.85"]
    assert main(["evaluate", "--docs", str(docs), *credences, "--json"]) == FINE
    found = json.loads(capsys.readouterr().out)
    assert found["method"] == "signed-dfquad"
    assert found["strengths"] == pytest.approx({"p": 0.9, "t": 0.708, "u": 0.85})
    assert found["forces"] == pytest.approx({"p -> t": 0.416, "u -/ (p -> t)": 0.35})
    assert found["standing"] == {"p": "no objection", "t": "open objection", "u": "no objection"}
    assert found["unstable"] == []


def test_evaluate_explains_the_thesis(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    credences = ["--credence", "p=0.9", "--credence", "u=0.85", "--explain"]
    assert main(["evaluate", "--docs", str(docs), *credences, "--json"]) == FINE
    found = {part["claim"]: part["contribution"] for part in json.loads(capsys.readouterr().out)["contributions"]}
    assert found == pytest.approx({"p": 0.264, "u": -0.056})
    assert main(["evaluate", "--docs", str(docs), *credences]) == FINE
    assert capsys.readouterr().out.endswith(" +27  p\n  -6  u\n")


@pytest.mark.parametrize(("method", "strength"), [("quadratic-energy", 0.573763), ("log-odds", 0.708)])
def test_evaluate_by_another_method(
    docs: Path, capsys: pytest.CaptureFixture[str], method: str, strength: float
) -> None:
    """Force 0.416: h = 0.173056 / 1.173056 = 0.147526; odds 1.416 / 0.584, of which 1.416 / 2 = 0.708."""
    credences = ["--credence", "p=0.9", "--credence", "u=0.85"]
    assert main(["evaluate", "--docs", str(docs), *credences, "--method", method, "--json"]) == FINE
    assert json.loads(capsys.readouterr().out)["strengths"]["t"] == pytest.approx(strength, abs=1e-6)


def test_a_stance_can_be_the_beginning(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--docs", str(docs), "--stance", "essay", "--credence", "u=0.5", "--json"]) == FINE
    strengths = json.loads(capsys.readouterr().out)["strengths"]
    assert strengths == pytest.approx({"p": 0.9, "t": 0.82, "u": 0.5})


def test_cruxes_prints_swings_and_flips(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cruxes", "--docs", str(docs), "--credence", "p=0.9", "--json"]) == FINE
    found = json.loads(capsys.readouterr().out)
    assert (found["thesis"], found["strength"]) == ("t", pytest.approx(0.82))
    assert [(crux["claim"], crux["swing"]) for crux in found["cruxes"]] == [
        ("p", pytest.approx(0.4)),
        ("u", pytest.approx(-0.16)),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--credence", "p=nan"], 'the credence of "p" is "nan": give a number from 0 (surely not) to 1 (surely)'),
        (["--credence", "p=1.5"], 'the credence of "p" is "1.5": give a number from 0 (surely not) to 1 (surely)'),
        (["--credence", "x=1"], 'no claim is named "x". Ids are the file names in docs/claims/.'),
        (["--stance", "mine"], 'no stance is named "mine": choose from essay, critics, checked, after'),
    ],
)
@pytest.mark.parametrize("command", ["evaluate", "cruxes"])
def test_what_cannot_be_meant_is_refused(
    docs: Path, capsys: pytest.CaptureFixture[str], command: str, arguments: list[str], message: str
) -> None:
    assert main([command, "--docs", str(docs), *arguments]) == USAGE
    assert capsys.readouterr() == ("", f"argmap: {message}\n")


def test_a_signed_stance_can_be_the_beginning(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "stances").mkdir()
    signed = "name: A. Reader\ndate: 2026-03-01\nsays: So it is.\ncredences:\n  p: very likely\n  t: surely not\n"
    (docs / "stances" / "a-reader.yaml").write_text(signed, "utf-8")
    assert main(["evaluate", "--docs", str(docs), "--stance", "a-reader", "--json"]) == FINE
    assert json.loads(capsys.readouterr().out)["strengths"] == pytest.approx({"p": 0.9, "t": 0.82, "u": 0.5})
