"""References from BibTeX: works with title, authors, date, address, and how far each was checked."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, RemoveEnclosingMiddleware
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
    String,
)
from pydantic import TypeAdapter, ValidationError

from argmap.content.markup import find_hidden, find_html, is_blank
from argmap.content.models import ADDRESS, PartialDate, Place, Reference
from argmap.content.problems import MANY, Problem, show, suggest
from argmap.content.vocabulary import Interest, Verified

FIELD_MAX = 10_000
ENTRIES_MAX = 20_000
_LINE_MAX = 1_000  # cap on the characters searched for a field's column: a hostile line holds 100,000s of fields

_START = re.compile(r"@\w+\s*[{(]\s*([^\s,{}]+)")
_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_:.-]*")
_DATE: TypeAdapter[str] = TypeAdapter(PartialDate)


@dataclass(slots=True)
class Bibliography:
    """References by key, the line where each entry starts, keys of broken entries, and the problems."""

    references: dict[str, Reference] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def read_bibliography(text: str, path: str) -> Bibliography:
    """Return the references of a BibTeX file; unreadable, incomplete and ignored entries are problems."""
    for reader in ("bibtexparser", "pylatexenc"):  # both also log what they return: failed blocks and plain text
        logging.getLogger(reader).setLevel(logging.CRITICAL)
    read = Bibliography()
    if text.count("@") > ENTRIES_MAX:
        what = f"more than {ENTRIES_MAX} entries"
        read.problems.append(_problem(path, Place(1, 1), what, "Keep only the references that claims name."))
        return read
    lines = text.split("\n")
    broken = False
    for block in parse_string(text, parse_stack=[RemoveEnclosingMiddleware()]).blocks:
        if not (broken and isinstance(block, ImplicitComment)):  # it is mostly the rest of the broken entry
            _read_block(block, lines, path, read)
        broken = isinstance(block, ParsingFailedBlock)
    return read


def _read_block(block: Block, lines: Sequence[str], path: str, read: Bibliography) -> None:
    place = Place((block.start_line or 0) + 1, 1)
    if isinstance(block, DuplicateBlockKeyBlock):
        what = f'the key "{show(block.key)}" stands twice'
        read.problems.append(_problem(path, place, what, "Rename or remove one of the two entries."))
    elif isinstance(block, ParsingFailedBlock):
        keys = _START.findall(block.raw or "")[:1]
        read.unread.update(keys)
        read.problems.append(_explain_failure(block, "".join(keys), lines, path))
    elif isinstance(block, String | Preamble):
        what = f"@{type(block).__name__.lower()} is not read"
        read.problems.append(_problem(path, place, what, "Write each value out where it is used."))
    elif isinstance(block, ImplicitComment):
        read.problems.extend(_check_between(block.comment, path, place.line))
    elif isinstance(block, Entry) and not _KEY.fullmatch(block.key):
        fix = "A key is letters, digits, hyphens, dots and colons, such as smith2025scaling."
        read.problems.append(_problem(path, place, f'"{show(block.key)}" is not a key', fix))
    elif isinstance(block, Entry):
        read.problems.extend(_check_entry(block, lines, path))
        read.references[block.key] = _read_entry(block)
        read.lines[block.key] = place.line


def _check_between(text: str, path: str, first: int) -> Iterator[Problem]:
    """Yield a problem for the first line of a text between entries that is no comment; the text begins at `first`."""
    for number, line in enumerate(text.split("\n"), first):
        if line.strip() and not line.lstrip().startswith("%"):
            fix = "Write an entry as @misc{key, …}, or begin a remark with %."
            yield _problem(path, Place(number, 1), f"text that belongs to no entry: {show(line.strip())}", fix)
            return


def _explain_failure(block: ParsingFailedBlock, key: str, lines: Sequence[str], path: str) -> Problem:
    place = Place((block.start_line or 0) + 1, 1)
    if isinstance(block, DuplicateFieldKeyBlock):
        what = f'"{show(key)}" has a field twice: {show(", ".join(sorted(block.duplicate_keys)))}'
        entry = block.ignore_error_block
        if isinstance(entry, Entry):
            place = _place_field(entry, min(block.duplicate_keys).lower(), lines)
        return _problem(path, place, what, "Keep one of the two.")
    what = f'"{show(key)}" is not BibTeX that can be read' if key else "an entry that is not BibTeX"
    fix = "Check that each field is name = {value}, with its comma, and that every brace is closed."
    return _problem(path, place, what, fix)


def _problem(path: str, place: Place, what: str, fix: str) -> Problem:
    return Problem(path, place.line, place.column, "reference-broken", what, fix)


def _place_field(entry: Entry, key: str, lines: Sequence[str]) -> Place:
    """Return the place of a field's name, the last of several; of an absent field, the entry's first line."""
    line = next((one.start_line for one in reversed(entry.fields) if one.key.lower() == key), None)
    if line is None:
        return Place((entry.start_line or 0) + 1, 1)
    found = re.search(rf"(?<!\w){re.escape(key)}\s*=", lines[line][:_LINE_MAX], re.I)
    return Place(line + 1, found.start() + 1 if found else 1)


def _check_entry(entry: Entry, lines: Sequence[str], path: str) -> Iterator[Problem]:
    fields = {f.key.lower(): str(f.value) for f in entry.fields}
    found = (*_find_missing(fields), *_find_odd_texts(fields), *_find_wrong(fields))
    for key, what, fix in islice(found, MANY):
        yield _problem(path, _place_field(entry, key, lines), f'"{show(entry.key)}" {what}', fix)


def _find_missing(fields: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for key in ("title", "url", "verified"):
        if is_blank(fields.get(key, "").strip("{} ")):
            yield key, f"has no {key}", f"Add a line: {key} = {{…}},"


def _find_odd_texts(fields: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield fields that are too long, and those whose TeX spells characters that no file may hold."""
    for key, value in fields.items():
        if len(value) > FIELD_MAX:
            yield key, f"has {len(value)} characters in {show(key)}", f"At most {FIELD_MAX}: shorten it."
            continue
        plain = _plain(value)
        if any(find_hidden(plain)) or (any(find_html(plain)) and not any(find_html(value))):
            yield key, f'has hidden characters or HTML in {show(key)}: "{show(plain)}"', "Write plain words."
        elif plain and is_blank(plain):
            yield key, f"has nothing to be seen in {show(key)}", "Write plain words, or remove the line."


def _find_wrong(fields: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield each level, interest, date, year and address whose value is not valid."""
    date = fields.get("date", "").strip("{} ")
    year = fields.get("year", "").strip("{} ")
    for key, choices in (("verified", Verified), ("interest", Interest)):
        value = fields.get(key, "").strip("{} ")
        if value and value not in set(choices):
            fix = f"{suggest(value, set(choices))}Expected one of: {', '.join(choices)}."
            yield key, f'has {key} = "{show(value)}"', fix
    if fields.get("interest", "").strip("{} ") and is_blank(fields.get("programme", "").strip("{} ")):
        yield "interest", "has an interest but no programme", "Add a line: programme = {…}, who stands behind the work."
    if date and not _is_date(date):
        yield "date", f'has date = "{show(date)}"', "Expected a date: YYYY, YYYY-MM or YYYY-MM-DD."
    if year and not (re.fullmatch(r"[0-9]{4}", year) and _is_date(year)):
        yield "year", f'has year = "{show(year)}"', "Expected a year: YYYY. What is finer goes into date."
    url = _address(fields)
    if url and not re.fullmatch(ADDRESS, url):
        yield "url", f'has an address that is not a web address: "{show(url)}"', "Write it as https://…"


def _is_date(text: str) -> bool:
    try:
        _DATE.validate_python(text)
    except ValidationError:
        return False
    return True


def _read_entry(entry: Entry) -> Reference:
    raw = {f.key.lower(): str(f.value)[:FIELD_MAX] for f in entry.fields}
    fields = {key: _plain(value) for key, value in raw.items()}
    level, interest = fields.get("verified", ""), fields.get("interest", "")
    url = _address(raw)
    return Reference(
        id=entry.key,
        title=fields.get("title", entry.key),
        url=url if re.fullmatch(ADDRESS, url) else "",
        authors=tuple(_read_authors(raw.get("author", ""))),
        year=fields.get("year", ""),
        date=fields.get("date", ""),
        venue=fields.get("howpublished") or fields.get("journal") or fields.get("publisher") or _archive(fields),
        shows=fields.get("abstract", ""),
        verified=Verified(level) if level in set(Verified) else None,
        caveat=fields.get("caveat", ""),
        programme=fields.get("programme", ""),
        interest=Interest(interest) if interest in set(Interest) else None,
        interest_why=fields.get("interest_why", ""),
    )


def _address(fields: Mapping[str, str]) -> str:
    """Return the address with no TeX read: signs such as ~ and % are part of an address."""
    return fields.get("url", "").strip("{} ")


def _archive(fields: Mapping[str, str]) -> str:
    return f"arXiv {fields['eprint']}" if "eprint" in fields else ""


_decoder = LatexDecodingMiddleware(keep_braced_groups=False)


@lru_cache(maxsize=8192)  # each field is decoded twice, by the check and by the reader, and TeX is slow to decode
def _plain(value: str) -> str:
    """Return a field's text with TeX spelled out: no braces, accents and signs as characters."""
    if not re.search(r"[\\{}~$]", value):
        return value.strip()
    text, problem = _decoder._transform_python_value_string(value)
    return re.sub(r"[{}]", "", text if not problem else value).strip()


def _read_authors(value: str) -> list[str]:
    """Return authors as "Given Family", in order; institutions keep their braces' content as one name."""
    names = []
    for part in re.split(r" and (?![^{]*\})", " ".join(value.split())):
        if not part.strip():
            continue
        family, comma, given = _plain(part).partition(",")
        names.append(f"{given.strip()} {family.strip()}" if comma and not part.startswith("{") else _plain(part))
    return names
