"""argmap export: what it writes where, what it says, and what it refuses."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from repositories import BASE, Repository, start_repository, write_claim

from argmap.cli.commands.common import CONTENT, FINE, USAGE
from argmap.cli.main import main
from argmap.exchange.formats import FORMATS

CONFIG = """\
site_name: A <map>
site_url: https://example.org/map/
theme: {name: material}
plugins:
  - search
  - argmap: {licence: {name: Ours, url: "https://example.org/l"}}
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return start_repository(tmp_path / "map", BASE)


def export(repository: Repository, *arguments: str) -> int:
    return main(["export", "--docs", str(repository.docs), *arguments])


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_goes_into_a_file_or_to_standard_output_with_the_same_bytes(
    name: str, repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert export(repository, "--format", name, "-o", str(out)) == FINE
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{FORMATS[name].title}: ")
    assert export(repository, "--format", name) == FINE
    assert capsys.readouterr().out.encode() == out.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map", "out"]


def test_the_report_goes_to_standard_error_and_whole_into_a_file(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "losses.json"
    assert export(repository, "--format", "kialo", "--losses", str(file)) == FINE
    losses = {one["what"]: one for one in json.loads(file.read_text("utf-8"))}
    claims = sorted(path.stem for path in (repository.docs / "claims").iterdir())
    assert losses["explanation"] == {"what": "explanation", "done": "left out", "count": len(claims), "where": claims}
    assert f"explanation: {len(claims)}, left out (" in capsys.readouterr().err


def test_where_nothing_is_lost_it_says_so(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(repository, "--format", "json") == FINE
    assert capsys.readouterr().err.endswith(" Nothing is lost.\n")


def test_names_and_addresses_come_from_mkdocs_yml(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    (repository.folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    assert export(repository, "--format", "jsonld") == FINE
    data = json.loads(capsys.readouterr().out)
    assert (data["@id"], data["name"], data["license"]) == (
        "https://example.org/map/",
        "A <map>",
        "https://example.org/l",
    )
    assert len(data["version"]) == 12
    (repository.folder / "mkdocs.yml").write_text(CONFIG.replace("https://example.org/l", "soon"), "utf-8")
    assert export(repository, "--format", "jsonld") == CONTENT
    assert "mkdocs.yml:6:" in capsys.readouterr().err


def test_a_canvas_names_the_files_of_the_folder(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(repository, "--format", "json-canvas") == FINE
    nodes = json.loads(capsys.readouterr().out)["nodes"]
    assert all((repository.folder / node["file"]).is_file() for node in nodes if node["type"] == "file")
    assert {node["type"] for node in nodes} >= {"file"}


def test_the_part_around_a_claim(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.commit("A chain", {"one": write_claim("One", more="supports: [thesis]\n")})
    repository.commit("Longer", {"two": write_claim("Two", more="supports: [one]\n")})
    repository.commit("And longer", {"three": write_claim("Three", more="supports: [two]\n")})
    assert export(repository, "--format", "json", "--claim", "three", "--hops", "1") == FINE
    said = capsys.readouterr()
    assert {claim["id"] for claim in json.loads(said.out)["claims"]} == {"two", "three"}
    assert "claim: " in said.err
    assert export(repository, "--format", "json", "--claim", "three") == FINE
    assert {claim["id"] for claim in json.loads(capsys.readouterr().out)["claims"]} == {"one", "two", "three"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "json", "--claim", "thesi"], 'no claim "thesi". Did you mean "thesis"? Ids are the file names'),
        (["--format", "json", "--claim", ""], 'no claim "".'),
        (["--format", "json", "--hops", "1"], "Name the claim with --claim ID."),
        (["--format", "json", "--claim", "thesis", "--hops", "-1"], "not a number of steps: -1"),
        (["--format", "word"], "invalid choice: 'word'"),
        ([], "the following arguments are required: --format"),
        (["--format", "json", "-o", "no/such/folder/x"], "no/such/folder/x cannot be written: No such file"),
        (["--format", "json", "--losses", "no/such/folder/x"], "no/such/folder/x cannot be written: No such file"),
        (["--format", "json", "-o", "x", "--losses", "./x"], "-o and --losses name the same file"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    arguments: list[str],
    message: str,
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert export(repository, *arguments) == USAGE
    said = capsys.readouterr()
    assert message in said.err
    assert said.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["map"]


def test_a_whole_map_that_makes_no_readable_chart_is_refused_with_the_way_out(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    more = {f"c{number}": write_claim(f"C {number}", more="supports: [thesis]\n") for number in range(61)}
    repository.commit("Many", more)
    assert export(repository, "--format", "mermaid") == USAGE
    assert "at most 60. Name a claim, and how far its part reaches, such as --claim " in capsys.readouterr().err


def test_a_map_with_problems_is_not_exported(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.commit("Break", {"broken": "no front matter"})
    assert export(repository, "--format", "json") == USAGE
    assert "argmap check lists them" in capsys.readouterr().err


def test_a_terminal_that_knows_few_characters_and_turns_line_ends_gets_the_file_as_it_is(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(held, encoding="latin-1", newline="\r\n"))
    repository.commit("Signs", {"sign": write_claim("A “sign” → here", more="supports: [thesis]\n")})
    assert export(repository, "--format", "csv") == FINE
    sys.stdout.flush()
    assert "A “sign” → here" in held.getvalue().decode()
    assert b"\r\r\n" not in held.getvalue()
