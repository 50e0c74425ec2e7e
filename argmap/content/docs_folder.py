"""Reads a docs folder: claim files, signed stances, references and the essay's index, with every problem of form."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, count, islice
from operator import itemgetter
from pathlib import Path, PurePosixPath

from argmap.content.bibliography import Bibliography, read_bibliography
from argmap.content.claim_text import find_odd
from argmap.content.docs_files import CLAIMS, STANCES, DocsFiles, Refused, is_claim_path, is_stance_path, take_folder
from argmap.content.front_matter import (
    Read,
    read_front_matter,
    validate_essay,
    validate_front_matter,
    validate_settings,
    validate_signed,
    validate_summary,
)
from argmap.content.markup import Finding, find_excess, find_hidden, find_html, find_markup
from argmap.content.models import HEADING_MAX, ID, ID_MAX, Claim, Essay, MapSettings, Place, SignedStance, SummaryFile
from argmap.content.problems import MANY, PASSES, Problem, show

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)  # ends as for MkDocs
_HEADING = re.compile(r"\s*+(?:(?:[>*+-]|\d+[.)])\s*+)*#")  # also in lists and quotations, and without a space
_UNDERLINE = re.compile(r"[\s>]*(=+|-+)\s*")  # also in lists and quotations
RESERVED_IDS = frozenset(
    {"index", "readme", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Names of a folder's own page on a site, and of devices on Windows, where no checkout could hold them."""
FILES_KEPT = 10_000
KEPT_BYTES = 8 * 1024
"""How many claim files are kept as read, and how long they may be: all of a large map, none made to fill memory."""


@dataclass(slots=True)
class Reading:
    """The content of a docs folder.

    `partial` are claims with invalid values: they are not part of the map, but the ids that they name are checked.
    `ids` has the id of every claim file, unreadable ones included. `essay_path` is essay.yaml as messages name it,
    and `thesis_named` the place at which it names the main thesis, or, without an essay, map.yaml does.
    """

    docs: Path
    claims: list[Claim] = field(default_factory=list)
    partial: list[Claim] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    bibliography: Bibliography | None = None
    stances: list[SignedStance] = field(default_factory=list)
    essay: Essay | None = None
    summary: SummaryFile | None = None
    settings: MapSettings = field(default_factory=MapSettings)
    essay_path: str = ""
    thesis_named: Place | None = None
    problems: list[Problem] = field(default_factory=list)


def read_docs(docs: Path) -> Reading:
    """Return the content of a docs folder on this disk.

    No content raises an exception: an unreadable file is a problem.

    Raises:
        FileNotFoundError: where `docs` has no folder `claims`.
    """
    return read_files(take_folder(docs))


def read_files(given: DocsFiles) -> Reading:
    """Return the claims of a docs folder, with the files beside them that are there, and every problem."""
    reading = Reading(given.docs)
    for path, content in sorted(given.files.items(), key=itemgetter(0)):
        shown = given.show(path)
        if is_claim_path(path):
            _read_entry(path, shown, content, reading)
        elif is_stance_path(path):
            _read_stance(path, shown, content, reading)
        elif path == "references.bib":
            _read_bibliography(shown, content, reading)
        elif path == "essay.yaml":
            _read_essay(shown, content, reading)
        elif path == "map.yaml":
            _read_settings(shown, content, reading)
        elif path == "summary.yaml":
            _read_summary(shown, content, reading)
        elif isinstance(content, Refused):
            reading.problems.append(_report_refusal(content, shown))
    return reading


def _report_refusal(refused: Refused, shown: str) -> Problem:
    return Problem(shown, 1, 1, refused.rule, refused.what, refused.fix)


def _read_entry(path: str, shown: str, content: bytes | Refused, reading: Reading) -> None:
    file = path.removeprefix(f"{CLAIMS}/")
    name = file.removesuffix(".md")
    is_named = file.endswith(".md") and is_claim_id(name)
    if is_named:
        reading.ids.add(name)
    elif not isinstance(content, Refused):
        what = f'"{show(file)}" is not the name of a claim file'
        fix = f'Rename it, for example to "{mend_id(PurePosixPath(file).stem)}.md".'
        reading.problems.append(Problem(shown, 1, 1, "file-name", what, fix))
        return
    is_short = isinstance(content, bytes) and len(content) <= KEPT_BYTES
    claim, whole, problems = (_read_kept if is_short else _read_claim_file)(content, name, shown)
    reading.problems.extend(problems)
    if claim:
        (reading.claims if whole else reading.partial).append(claim)


def _read_claim_file(content: bytes | Refused, name: str, shown: str) -> tuple[Claim | None, bool, tuple[Problem, ...]]:
    """Do as `read_claim` with a file as it came."""
    problems: list[Problem] = []
    text = _read_text(content, shown, problems)
    if text is None:
        return None, False, tuple(problems)
    claim, whole, more = read_claim(text, name, shown)
    return claim, whole, (*problems, *more)


_read_kept = lru_cache(maxsize=FILES_KEPT)(_read_claim_file)
"""A file as it was at the last reading, or in the other version, is not read again."""


def forget_files() -> None:
    """Let go of the files that are kept as read: those of a large map take 40 MB, which only a second reading needs."""
    _read_kept.cache_clear()


def is_claim_id(name: str) -> bool:
    """Tell whether a claim may have this id, other claims apart: its form, its length, and no reserved name."""
    return re.fullmatch(ID, name) is not None and len(name) <= ID_MAX and name not in RESERVED_IDS


def mend_id(name: str) -> str:
    """Return a valid id made from a name that is no id: `fast-takeoff` for `Fast Takeoff`, `grosse` for `Größe`."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", plain) or ["my", "claim"]
    better = "-".join(words)[:ID_MAX].strip("-")
    return f"my-{better}" if better in RESERVED_IDS else better


def number_name(name: str, is_free: Callable[[str], bool]) -> str:
    """Return a name if it is free, else the first free one of it with a number from 2 on.

    >>> number_name("chips", lambda name: name not in {"chips", "chips-2"})
    'chips-3'
    """
    return next(one for one in chain([name], (f"{name}-{number}" for number in count(2))) if is_free(one))


def _read_text(content: bytes | Refused, shown: str, problems: list[Problem]) -> str | None:
    """Return a file's text with plain newlines, or None with a problem."""
    if isinstance(content, Refused):
        problems.append(_report_refusal(content, shown))
        return None
    return _decode(content, shown, problems)


def _decode(data: bytes, shown: str, problems: list[Problem]) -> str | None:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        place = _end(data[: error.start].decode())
        what, fix = f"not UTF-8: byte 0x{data[error.start]:02X}", "In your editor, save it with the encoding UTF-8."
    else:
        before, nul, _ = text.partition("\0")
        if not nul:
            return unify_line_ends(text)
        place, what, fix = _end(before), "a NUL byte", "Save the file as plain text."
    problems.append(Problem(shown, place.line, place.column, "file-encoding", what, fix))
    return None


def unify_line_ends(text: str) -> str:
    """Return a text whose lines end as on Unix, wherever it was written."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end(before: str) -> Place:
    """Return the place right after a text that begins a file."""
    lines = unify_line_ends(before).split("\n")
    return Place(len(lines), len(lines[-1]) + 1)


def read_claim(text: str, name: str, path: str) -> tuple[Claim | None, bool, list[Problem]]:
    """Return the claim that a file's text holds (or None), whether it is whole, and every problem of form."""
    if not text.strip():
        fix = "Write front matter, a heading and a body; contribute.md has a template."
        return None, False, [Problem(path, 1, 1, "file-empty", "the file is empty", fix)]
    found = [*islice(find_hidden(text), MANY), *islice(find_html(text), MANY)]
    match = _FRONT.match(text)
    if not match:
        fix = 'Begin the file with a line of "---", the keys, and another line of "---".'
        missing = Problem(path, 1, 1, "front-matter-missing", "the file does not begin with front matter", fix)
        return None, False, [missing, *_as_problems(found, path)]
    read = read_front_matter(match["yaml"], path)
    fields, whole = validate_front_matter(read) if read.values or not read.problems else (None, False)
    after = text[match.end() :]
    first = text[: match.end()].count("\n") + 1
    heading, body, more = _split_body(after, first)
    found += [*islice(more, MANY), *islice(find_markup(after, first), MANY), *find_excess(body[0], body[1].line)]
    faults = [one for one in found if one.rule not in PASSES]
    if heading and not faults:  # a body with faults would give the same problem twice, or take too long to render
        found += find_odd(heading, body)
    problems = [*read.problems, *_as_problems(found, path)]
    if fields is None or heading is None:
        return None, False, problems
    places = {**read.places, ("heading",): heading[1], ("body",): body[1]}
    return Claim(name, path, heading[0], body[0], fields, text, places), whole, problems


def _as_problems(found: list[Finding], path: str) -> list[Problem]:
    return [Problem(path, f.place.line, f.place.column, f.rule, f.what, f.fix) for f in found]


def _split_body(text: str, first: int) -> tuple[tuple[str, Place] | None, tuple[str, Place], list[Finding]]:
    """Return the heading and the body of a claim, each with its place, and what is wrong with them."""
    lines = text.split("\n")
    headings = list(_find_headings(lines))
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not headings or headings[0] != start or not re.match(r"#[ \t]+[^#\s]", lines[start]):
        fix = "Write the claim as a line that begins with # and a space, right after the front matter."
        missing = Finding(Place(first + start, 1), "heading-missing", "no heading states the claim", fix)
        return None, (text, Place(first, 1)), [missing]
    heading = lines[start][1:].strip().rstrip("#").rstrip()
    place = Place(first + start, lines[start].index(heading, 1) + 1)
    body = "\n".join(lines[start + 1 :])
    lead = len(body) - len(body.lstrip("\n"))
    found = list(_check_heading(heading, place)) + list(_check_others(lines, headings[1:], first))
    if not _has_words(body):
        fix = "Add two to six sentences: what is meant, why it matters, what would change it."
        found.append(Finding(place, "body-missing", "the claim has no body", fix))
    return (heading, place), (body.strip("\n"), Place(first + start + 1 + lead, 1)), found


def _find_headings(lines: list[str]) -> Iterator[int]:
    """Yield the index of each line that Markdown may take for a heading, underlined ones included."""
    for index, line in enumerate(lines):
        if _HEADING.match(line) or (index and _is_underlined(lines[index - 1], line)):
            yield index


def _is_underlined(line: str, under: str) -> bool:
    return bool(line.strip()) and _UNDERLINE.fullmatch(under) is not None


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _check_heading(heading: str, place: Place) -> Iterator[Finding]:
    if not _has_words(heading):
        yield Finding(place, "heading-missing", "the heading has no words", "Say what is claimed.")
    if heading.endswith("\\"):
        fix = "Take it out: with it, the line is no heading."
        yield Finding(place, "heading-missing", "the heading ends in a backslash", fix)
    if len(heading) > HEADING_MAX:
        what = f"the heading has {len(heading)} characters"
        fix = f"At most {HEADING_MAX}: say one thing, and move the rest into the body."
        yield Finding(place, "heading-long", what, fix)


def _check_others(lines: list[str], indices: list[int], first: int) -> Iterator[Finding]:
    for index in indices:
        underlined = _UNDERLINE.fullmatch(lines[index])
        what = "a line that makes a heading of the one above" if underlined else "a second heading"
        fix = "Keep one heading, the claim; a second claim is a second file."
        yield Finding(Place(first + index, 1), "heading-twice", f'{what}: "{show(lines[index].strip())}"', fix)


def _read_bibliography(shown: str, content: bytes | Refused, reading: Reading) -> None:
    text = _read_beside(shown, content, "reference-broken", reading.problems)
    if text is not None:
        reading.bibliography = read_bibliography(text, shown)
        reading.problems.extend(reading.bibliography.problems)


def _read_essay(shown: str, content: bytes | Refused, reading: Reading) -> None:
    text = _read_beside(shown, content, "essay-broken", reading.problems)
    if text is not None:
        read = read_front_matter(text, shown, 0, "the essay's index")
        reading.essay = _finish_essay(read, reading.problems)
        reading.essay_path, reading.thesis_named = shown, read.place(("thesis",))


def _read_settings(shown: str, content: bytes | Refused, reading: Reading) -> None:
    text = _read_beside(shown, content, "map-broken", reading.problems)
    if text is None:
        return
    read = read_front_matter(text, shown, 0, "the map's settings")
    settings = validate_settings(read) if read.values or not read.problems else None
    reading.settings = settings or reading.settings
    if reading.essay is None:
        reading.essay_path, reading.thesis_named = shown, read.place(("thesis",))
    else:
        for key in sorted({"thesis", "topics"} & set(read.values)):
            fix = f"Move it to essay.yaml: with an essay, its {key} stands there."
            read.report(read.keys[(key,)], "map-broken", f'"{key}" beside an essay', fix)
    reading.problems.extend(replace(problem, rule="map-broken") for problem in read.problems)


def _read_summary(shown: str, content: bytes | Refused, reading: Reading) -> None:
    text = _read_beside(shown, content, "summary-broken", reading.problems)
    if text is not None:
        read = read_front_matter(text, shown, 0, "the summary")
        summary = validate_summary(read) if read.values or not read.problems else None
        reading.summary = SummaryFile(shown, summary, read.places) if summary else None
        reading.problems.extend(replace(problem, rule="summary-broken") for problem in read.problems)


def _read_stance(path: str, shown: str, content: bytes | Refused, reading: Reading) -> None:
    file = path.removeprefix(f"{STANCES}/")
    name = file.removesuffix(".yaml")
    if not isinstance(content, Refused) and (name == file or not is_claim_id(name)):
        what = f'"{show(file)}" is not the name of a signed stance'
        fix = f'Rename it, for example to "{mend_id(PurePosixPath(file).stem)}.yaml".'
        reading.problems.append(Problem(shown, 1, 1, "file-name", what, fix))
        return
    text = _read_beside(shown, content, "stance-broken", reading.problems)
    if text is not None:
        read = read_front_matter(text, shown, 0, "the stance")
        signed = validate_signed(read) if read.values or not read.problems else None
        reading.stances += [SignedStance(name, shown, signed, read.places)] if signed else []
        reading.problems.extend(replace(problem, rule="stance-broken") for problem in read.problems)


def _read_beside(shown: str, content: bytes | Refused, rule: str, problems: list[Problem]) -> str | None:
    """Return the text of a file that is no claim, or None with a problem."""
    found: list[Problem] = []
    text = _read_text(content, shown, found)
    found += _as_problems(list(islice(chain(find_hidden(text or ""), find_html(text or "")), MANY)), shown)
    problems.extend(replace(problem, rule=rule) for problem in found)
    return text


def read_essay(text: str, path: str, problems: list[Problem]) -> Essay | None:
    """Return the essay's index, or None with a problem for each value that does not fit."""
    return _finish_essay(read_front_matter(text, path, 0, "the essay's index"), problems)


def _finish_essay(read: Read, problems: list[Problem]) -> Essay | None:
    essay = validate_essay(read) if read.values or not read.problems else None
    problems.extend(replace(problem, rule="essay-broken") for problem in read.problems)
    return essay
