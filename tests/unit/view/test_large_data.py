"""Files of large maps: as they are where small; else compressed, or in parts that make the whole."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from argmap.view import large_data
from argmap.view.json_text import dump_data
from argmap.view.large_data import is_large, pack, split_data

if TYPE_CHECKING:
    import pytest

WHOLE = {
    "thesis": "x",
    "claims": [{"id": f"é{number}"} for number in range(40)],
    "short": [1, 2],
    "works": {f"w{number}": [number] for number in range(40)},
}


def shrink(monkeypatch: pytest.MonkeyPatch, largest: int, part: int) -> None:
    """Let small data count as large."""
    monkeypatch.setattr(large_data, "LARGEST", largest)
    monkeypatch.setattr(large_data, "PART", part)


def test_what_is_not_large_is_published_as_it_is() -> None:
    text = dump_data(WHOLE)
    assert pack("a.csv", text) == ("a.csv", text)
    assert split_data("a.json", text, version="1") == {"a.json": '{"version":"1",' + text[1:]}


def test_size_is_counted_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    shrink(monkeypatch, 8, 8)
    assert [is_large(text) for text in ("12345678", "123456789", "éééé", "ééééé")] == [False, True, False, True]


def test_a_large_download_is_compressed_and_the_same_in_every_build(monkeypatch: pytest.MonkeyPatch) -> None:
    shrink(monkeypatch, 100, 100)
    text = dump_data(WHOLE)
    path, data = pack("a.csv", text)
    assert path == "a.csv.gz"
    assert isinstance(data, bytes)
    assert gzip.decompress(data).decode() == text
    assert pack("a.csv", text) == (path, data)


def test_parts_of_bounded_size_make_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    shrink(monkeypatch, 400, 200)
    files = {path: json.loads(text) for path, text in split_data("m/a.json", dump_data(WHOLE), scripts="s").items()}
    whole = files.pop("m/a.json")
    assert list(files) == [f"m/a.{number}.json" for number in range(1, whole.pop("parts") + 1)]
    assert len(files) > 3
    assert {(part["scripts"], part["of"]) for part in files.values()} == {(whole.pop("scripts"), whole.pop("of"))}
    assert all(len(dump_data(part).encode()) < 300 for part in files.values())
    assert whole == {"thesis": "x", "claims": [], "short": [1, 2], "works": {}}
    assert join(whole, list(files.values())) == WHOLE


def join(whole: dict[str, Any], parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return parts put together, as `lib/fetch.js` does it."""
    for part in parts:
        whole["claims"] += part.get("claims", [])
        whole["works"] |= part.get("works", {})
    return whole


def test_parts_of_other_data_bear_another_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    shrink(monkeypatch, 400, 200)
    marks = [json.loads(split_data("a.json", dump_data({**WHOLE, "thesis": x}))["a.1.json"])["of"] for x in "xy"]
    assert marks[0] != marks[1]
