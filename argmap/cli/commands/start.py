"""argmap init: the folder of a new map, whose first build passes the check and looks finished."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from argmap.cli.commands.common import FINE, INTERRUPTED, Commands, UsageError, add_language, count, refuse_taken
from argmap.content.docs_folder import is_claim_id, mend_id, number_name
from argmap.content.markup import find_hidden, find_html
from argmap.content.models import TOPIC_ID_MAX, Essay, Topic
from argmap.content.problems import show
from argmap.pages.registry import PAGE_NAMES
from argmap.site.files import write_new
from argmap.site.start import Start, build_start

_TOPIC = "The argument"
_QUESTIONS = (
    ("title", "What is the title of the text that you map, or of the debate?"),
    ("url", "At which address is the text? (https://…; nothing for a debate without a text)"),
    ("author", "Who wrote it?"),
    ("date", "When did it appear? (YYYY, YYYY-MM or YYYY-MM-DD)"),
    ("topics", f"What are its parts? (titles, with a semicolon between them; nothing for one: {_TOPIC})"),
)
_OF_A_TEXT = frozenset({"author", "date"})


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    init = commands.add_parser("init", help="make the folder of a new map, with a site that builds")
    init.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or one that holds none of its files")
    init.add_argument("--title", metavar="TEXT", help="of the text that is mapped, or of the debate")
    init.add_argument("--url", metavar="ADDRESS", help="of the text; none for a debate without one")
    init.add_argument("--author", metavar="NAME", help="of the text")
    init.add_argument("--date", metavar="DATE", help="when the text appeared: YYYY, YYYY-MM or YYYY-MM-DD")
    init.add_argument(
        "--topic", action="append", dest="topics", metavar="TITLE", help="a part of the argument; can be given again"
    )
    add_language(init)
    init.set_defaults(run=run_init)


def run_init(options: argparse.Namespace) -> int:
    """Make the folder of a new map; files that exist already are never replaced.

    Raises:
        UsageError: where the folder holds one of the files already, or an option does not fit.
    """
    folder: Path = options.folder
    try:
        if sys.stdin is not None and sys.stdin.isatty():
            _ask(options)
        files = build_start(_read_start(options))
        refuse_taken(folder, files, "name a new folder")
        write_new(folder, files)
    except KeyboardInterrupt:
        print("\nNothing was written.")
        return INTERRUPTED
    _tell(folder, sorted(files))
    return FINE


def _ask(options: argparse.Namespace) -> None:
    """Ask for the values that the options leave open; where the answers end, the rest gets its defaults."""
    try:
        for name, question in _QUESTIONS:
            if getattr(options, name) is None and (options.url or name not in _OF_A_TEXT):
                answer = input(f"{question}\n> ").strip()
                setattr(options, name, answer.split(";") if name == "topics" and answer else answer or None)
    except EOFError:
        print()


def _read_start(options: argparse.Namespace) -> Start:
    """Return the values of the options and answers.

    Raises:
        UsageError: where some do not fit; the message names each.
    """
    title = (options.title or options.folder.resolve().name or "A map").strip()
    topics = [text.strip() for text in options.topics or [_TOPIC] if text.strip()]
    faults = [*_find_faults(options, title, topics)]
    if faults:
        raise UsageError("\n  ".join(["nothing was written:", *faults]))
    made = tuple(Topic(id=name, title=text) for name, text in zip(_name_topics(topics), topics, strict=True))
    return Start(
        title,
        made,
        options.author or "",
        options.url or "",
        options.date or "",
        options.language,
    )


def _find_faults(options: argparse.Namespace, title: str, topics: Sequence[str]) -> Iterator[str]:
    for name, text in (("title", title), ("author", options.author), *(("topic", topic) for topic in topics)):
        for found in (*find_hidden(text or ""), *find_html(text or "")):
            yield f"--{name} {show(text)!r}: {found.what}. {found.fix}"
    if not options.url:
        given = [name for name in sorted(_OF_A_TEXT) if getattr(options, name)]
        yield from (f"--{name} is of a text, and --url names none." for name in given)
        return
    missing = [name for name in sorted(_OF_A_TEXT) if not getattr(options, name)]
    yield from (f"--{name} is missing: a text has one." for name in missing)
    try:
        values = {"title": title, "author": options.author or "-", "url": options.url, "date": options.date or "2000"}
        Essay.model_validate(values)
    except ValidationError as error:
        for one in error.errors():
            yield f"--{one['loc'][0]} {show(str(one['input']))!r} does not fit: {one['msg']}."


def _name_topics(titles: Sequence[str]) -> list[str]:
    """Return an id for each topic: its words, with a number where another topic or a page has the same."""
    names: list[str] = []
    for title in titles:
        first = mend_id(title)[:TOPIC_ID_MAX].strip("-")
        names.append(number_name(first, lambda name: name not in {*PAGE_NAMES, *names} and is_claim_id(name)))
    return names


def _tell(folder: Path, paths: Sequence[str]) -> None:
    print(f"{folder} holds a new map: {count(len(paths), 'file')}.")
    for path in paths:
        print(f"  {path}")
    print(f"Next: cd {folder} && argmap serve. README.md says how it goes on.")
