"""Files of other tools: their format told from their content, their limits, and what is said of those that are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from fuzzing import try_examples
from hypothesis import given
from hypothesis import strategies as st
from imports import SAMPLES, make_map
from rich_maps import draw_rich_map

from argmap.argument.argument import Argument
from argmap.content.problems import Problem
from argmap.exchange.debate import ReadError
from argmap.exchange.losses import Losses
from argmap.exchange.publication import Export
from argmap.exchange.reading import TEXT_MAX, Source, SourceFile, read_source, read_sources, tell_format
from argmap.exchange.writers.aif import write_aif
from argmap.exchange.writers.argdown import write_argdown
from argmap.exchange.writers.kialo import write_kialo
from argmap.exchange.writers.own_json import write_json

NAMES = {
    "park.argdown": Source.ARGDOWN,
    "park.json": Source.AIF,
    "park.txt": Source.KIALO,
    "park.yml": Source.CARNEADES,
}


@pytest.mark.parametrize(("name", "form"), NAMES.items())
def test_the_format_is_told_from_the_content(name: str, form: Source) -> None:
    assert tell_format((SAMPLES / name).read_text("utf-8"), "renamed") is form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("1. A claim.\n1.1. Pro: B.\n", Source.KIALO),
        ("[a]: A.\n", Source.ARGDOWN),
        ("plain words\n", Source.ARGDOWN),
        ("===\ntitle: arguments: x\n===\n\n[a]: A.\n", Source.ARGDOWN),
        ("argument_schemes: []\n", Source.CARNEADES),
        ('{"form": "1.0", "licence": "", "claims": [], "steps": []}', Source.JSON),
        ('{"claims": [], "steps": []}', Source.JSON),
    ],
)
def test_unnamed_files_too(text: str, form: Source) -> None:
    assert tell_format(text, "x") is form


@pytest.mark.parametrize(
    ("data", "place", "rule", "what"),
    [
        (b"caf\xe9", (1, 4), "import-format", "no UTF-8 text"),
        (b"ok\n\xff", (2, 1), "import-format", "no UTF-8 text"),
        (b"<?xml version='1.0'?>", (1, 1), "import-format", "XML or HTML, which is not read"),
        (b"", (1, 1), "import-empty", "the file holds no claim"),
        (b"[a]: ?!\n", (1, 1), "import-empty", "the file holds no claim"),
        (b"x" * (TEXT_MAX + 1), (1, 1), "import-size", "larger than 2 MiB"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(data: bytes, place: tuple[int, int], rule: str, what: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_source(SourceFile("x", data), Losses())
    assert [(one.path, one.line, one.column, one.rule, one.what) for one in caught.value.problems] == [
        ("x", *place, rule, what)
    ]


def test_a_byte_order_mark_and_other_line_ends_are_read_over() -> None:
    debate = read_source(SourceFile("x", "\ufeff[a]: A.\r\n  + B.\r\n".encode()), Losses())
    assert len(debate.links) == 1


def test_files_are_joined_and_all_their_faults_told_at_once() -> None:
    one, two = (
        SourceFile("1", b"[a]: Cats purr.\n  + [b]: Dogs bark.\n"),
        SourceFile("2", b"[c]: Dogs bark.\n  - [d]: Some.\n"),
    )
    losses = Losses()
    made, problems, _ = make_map(read_sources([one, two], losses), losses)
    assert problems == []
    assert list(made.steps) == ["b -> a", "d -x b"]
    with pytest.raises(ReadError) as caught:
        read_sources([SourceFile("1", b""), SourceFile("2", b"\xff")], Losses())
    assert [problem.path for problem in caught.value.problems] == ["1", "2"]


PIECES = st.sampled_from(
    [
        "[a]: ", "[a]", "<b>: ", "<b>", "\n", "\n\n", "  + ", "  - ", "\t-> ", "    _> ", "><", "(1) ", "(2) ", "----",
        "--", "{x: 1}", "{", "}", "#tag ", "# ", "===", "word ", "* ", "*", "__", "//", "/*", "*/", "\\", "1. ",
        "1.1. Pro: ", "-> See 1.1.", "Discussion Title: ", '{"nodes": [', '{"nodeID": "1", "text": "x", "type": "I"}',
        "]}",
        "statements:", "\n  a: b", "arguments:", "&a", "*a", "<!--", "-->", "@[", "](", ":", ".", "\u200b", "é",
    ]
)  # fmt: skip


def try_to_read(data: bytes, form: Source | None) -> list[Problem]:
    """Read a file and make its map, which the check must accept; return why it is not read, if it is not."""
    losses = Losses()
    try:
        debate = read_source(SourceFile("x", data), losses, form)
    except ReadError as error:
        return list(error.problems)
    made, problems, _ = make_map(debate, losses)
    assert (bool(made.claims), problems) == (True, [])
    return []


@try_examples(300)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from([None, *Source]))
def test_whatever_a_file_holds_it_becomes_a_sound_map_or_a_problem_with_a_place(text: str, form: Source | None) -> None:
    problems = try_to_read(text.encode(), form)
    assert all(problem.line >= 1 and problem.column >= 1 and problem.path == "x" for problem in problems)


@try_examples(100)
@given(st.binary(max_size=200), st.sampled_from([None, *Source]))
def test_bytes_of_any_kind_do_not_crash_it(data: bytes, form: Source | None) -> None:
    try_to_read(data, form)


def write_rich_map(seed: int, write: Callable[[Export], str]) -> str:
    made = draw_rich_map(seed)
    return write(Export(made, Argument(made).standing))


SOUND = [(SAMPLES / name).read_text("utf-8") for name in NAMES] + [
    write_rich_map(seed, write) for seed in range(3) for write in (write_argdown, write_aif, write_json, write_kialo)
]
"""Sound files of every format, which damage makes others of."""


@try_examples(300)
@given(st.sampled_from(SOUND), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), PIECES), max_size=6))
def test_a_sound_file_that_is_damaged_is_read_or_told_with_its_place(
    text: str, damages: list[tuple[float, int, str]]
) -> None:
    for place, gone, put in damages:
        at = round(place * len(text))
        text = text[:at] + put + text[at + gone :]
    problems = try_to_read(text.encode(), None)
    assert all(problem.line >= 1 and problem.column >= 1 and problem.path == "x" for problem in problems)


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.just("\ud800")
    | st.just("p" * 700),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def list_spots(data: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401  any JSON
    """Return every value that data hold, as what holds it and its key or number there."""
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    spots = [(data, key) for key in keys]
    return spots + [spot for key in keys for spot in list_spots(data[key])]


@try_examples(300)
@given(
    st.sampled_from([text for text in SOUND if text.startswith("{")]),
    st.lists(st.tuples(st.floats(0, 1), ODD | st.just(...)), min_size=1, max_size=4),
)
def test_json_with_odd_values_is_read_or_told(text: str, changes: list[tuple[float, Any]]) -> None:
    """Each change puts an odd value in the place of one, or takes it out."""
    data = json.loads(text)
    for place, value in changes:
        spots = list_spots(data) or [({"": data}, "")]
        held, key = spots[min(round(place * len(spots)), len(spots) - 1)]
        if value is ...:
            del held[key]
        else:
            held[key] = value
    try_to_read(json.dumps(data).encode(), None)


@pytest.mark.parametrize(
    "text",
    [
        '{"nodes":[{"nodeID":"1","text":"x \\ud800","type":"I"}],"edges":[]}',
        '{"nodes":[{"nodeID":"1","text":"x","type":"I"}],"edges":[],"argmap":{"references":{"\\ud800":{"title":"\\udfff"}}}}',
    ],
)
def test_half_a_character_is_shown_as_none(text: str) -> None:
    debate = read_source(SourceFile("x", text.encode()), Losses())
    assert make_map(debate, Losses())[1] == []
    assert "\ud800" not in next(iter(debate.texts.values())).text


@pytest.mark.parametrize("unit", ["[", '{"nodes":', '{"form":"1.3","licence":"x","claims":[', '{"a":[{"b":'])
def test_json_that_is_nested_without_end_is_refused(unit: str) -> None:
    for times in (200, 20_000):
        for form in (Source.JSON, Source.AIF):
            assert try_to_read((unit * times).encode(), form) != []


@pytest.mark.parametrize(
    "text",
    [
        "[" * 40_000, "<" * 40_000, "<-" * 20_000, "{" * 40_000, "{},\n" * 15_000, "*a" * 20_000, "_" * 40_000,
        ". " * 20_000, "//" * 20_000, "/*" * 20_000, "#(" * 20_000, "[a](" * 15_000, "\n- [a]" * 15_000,
        "[a]\n" + "".join(f"{' ' * n}+ <{n}>\n" for n in range(1, 300)), "1. " * 15_000, "1.1" * 15_000, "=" * 40_000,
        "(1) a\n" * 20_000, "--" * 20_000, "\n--\n" * 15_000,
    ],
    ids=range(20),
)  # fmt: skip
def test_hostile_files_come_to_an_end(text: str) -> None:
    for form in Source:
        try_to_read(text.encode(), form)
