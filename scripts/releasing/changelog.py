"""Reads the sections of CHANGELOG.md, and turns what is unreleased into the section of a version."""

from __future__ import annotations

import re
from dataclasses import dataclass

FILE = "CHANGELOG.md"
UNRELEASED = "Unreleased"
_HEADING = re.compile(r"^## (?P<title>\S+)(?: - (?P<day>\d{4}-\d{2}-\d{2}))?[ \t]*$", re.MULTILINE)
_ENTRY = re.compile(r"^- ", re.MULTILINE)


class ChangelogError(Exception):
    """The changelog does not fit the release; the message names the place and says how to mend it."""


@dataclass(frozen=True)
class Section:
    """What stands below one heading of the second level.

    `title` is a version or "Unreleased", `day` is YYYY-MM-DD or empty, `line` counts from 1, `body` has no heading.
    """

    title: str
    day: str
    line: int
    body: str


def read_sections(text: str) -> dict[str, Section]:
    """Return the sections by their titles, in the order of the file.

    Raises:
        ChangelogError: where a title stands twice.
    """
    found = list(_HEADING.finditer(text))
    sections: dict[str, Section] = {}
    ends = [*(one.start() for one in found[1:]), len(text)]  # one too many where there is no heading
    for heading, end in zip(found, ends, strict=False):
        line = text.count("\n", 0, heading.start()) + 1
        title = heading["title"]
        if title in sections:
            raise ChangelogError(
                f"{FILE}:{line}:1: {title} has a section at line {sections[title].line} already. Join the two."
            )
        sections[title] = Section(title, heading["day"] or "", line, text[heading.end() : end].strip())
    return sections


def find_notes(text: str, version: str) -> str:
    """Return the notes of a version, as Markdown.

    Raises:
        ChangelogError: where the version has no section, or one without a date or an entry.
    """
    section = read_sections(text).get(version)
    if section is None:
        raise ChangelogError(f"{FILE}:1:1: {version} has no section. `python3 scripts/release.py {version}` makes it.")
    if not section.day:
        raise ChangelogError(f'{FILE}:{section.line}:1: {version} has no date. Write "## {version} - YYYY-MM-DD".')
    _expect_entry(section)
    return section.body + "\n"


def find_unreleased(text: str) -> str:
    """Return the place of what is unreleased and that it has entries, as a sentence; an empty text where it has none.

    Raises:
        ChangelogError: where a title stands twice.
    """
    section = read_sections(text).get(UNRELEASED)
    has_entry = section is not None and _ENTRY.search(section.body)
    return f'{FILE}:{section.line}:1: "{UNRELEASED}" has entries.' if section and has_entry else ""


def close_unreleased(text: str, version: str, day: str) -> str:
    """Return the text with what is unreleased as the section of a version, below an empty section for what follows.

    Raises:
        ChangelogError: where nothing is unreleased, or the version has a section already.
    """
    sections = read_sections(text)
    if UNRELEASED not in sections:
        raise ChangelogError(f'{FILE}:1:1: there is no "## {UNRELEASED}". Write what changes for users below it.')
    if version in sections:
        raise ChangelogError(f"{FILE}:{sections[version].line}:1: {version} has a section already.")
    _expect_entry(sections[UNRELEASED])
    heading = f"## {UNRELEASED}"
    return re.sub(rf"^{heading}[ \t]*$", f"{heading}\n\n## {version} - {day}", text, count=1, flags=re.MULTILINE)


def _expect_entry(section: Section) -> None:
    if not _ENTRY.search(section.body):
        raise ChangelogError(
            f'{FILE}:{section.line}:1: "{section.title}" has no entry. Write a line "- …" for each change of note.'
        )
