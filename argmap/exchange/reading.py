"""Reads files of other tools as one debate; the format of each is told from its content."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from argmap.content.docs_folder import unify_line_ends
from argmap.exchange.aif import find_graph, read_aif
from argmap.exchange.argdown import read_argdown
from argmap.exchange.carneades import read_carneades, tell_carneades
from argmap.exchange.debate import Debate, ImportProblem, ReadError
from argmap.exchange.kialo import read_kialo, tell_kialo
from argmap.exchange.losses import Losses
from argmap.exchange.own_json import read_own_json, tell_own_json
from argmap.exchange.plain_json import PlainJsonError, load_plain_json
from argmap.exchange.plain_yaml import PlainYamlError, load_plain

BYTES_MAX = 32 * 1024 * 1024
TEXT_MAX = 2 * 1024 * 1024
_READ = "Argdown, AIF and our own JSON, Kialo’s text export and Carneades’ YAML"


class Source(StrEnum):
    """The formats that are read."""

    JSON = "json"
    ARGDOWN = "argdown"
    AIF = "aif"
    KIALO = "kialo"
    CARNEADES = "carneades"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its name for messages and its bytes."""

    name: str
    data: bytes


def take_file(path: Path) -> SourceFile:
    """Return a file of this disk, by the last part of its name.

    Raises:
        OSError: where it cannot be read.
    """
    with path.open("rb") as opened:
        return SourceFile(path.name, opened.read(BYTES_MAX + 1))


def read_sources(files: Iterable[SourceFile], losses: Losses, form: Source | None = None) -> Debate:
    """Return the debate that files hold together; texts of the same words are joined later.

    Raises:
        ReadError: with the problems of all files.
    """
    whole = Debate()
    problems: list[ImportProblem] = []
    for number, file in enumerate(files):
        try:
            _join(whole, read_source(file, losses, form), f"{number}:")
        except ReadError as error:
            problems += [one for one in error.problems if isinstance(one, ImportProblem)]
    if problems:
        raise ReadError(*problems)
    return whole


def _join(whole: Debate, part: Debate, prefix: str) -> None:
    """Add a part to the whole; keys get a prefix, since two files may use the same."""
    whole.title = whole.title or part.title
    whole.essay = whole.essay or part.essay
    whole.thesis = whole.thesis or part.thesis
    whole.topics |= part.topics
    whole.works |= part.works
    whole.addresses |= part.addresses
    whole.summary = whole.summary or part.summary
    whole.stances |= part.stances
    for text in part.texts.values():
        text.key = prefix + text.key
        whole.add_text(text)
    for link in part.links.values():
        premises = tuple(prefix + key for key in link.premises)
        key, target = prefix + link.key, prefix + link.target
        whole.links[key] = replace(link, key=key, premises=premises, target=target)
    whole.same += [(prefix + start, prefix + end) for start, end in part.same]
    whole.assumed |= {prefix + key for key in part.assumed}
    whole.doubted |= {prefix + key for key in part.doubted}


def read_source(file: SourceFile, losses: Losses, form: Source | None = None) -> Debate:
    """Return the debate of one file, in the given format or the one that its content shows.

    Raises:
        ReadError: where it is in none of the formats, breaks the rules of its format, or is too large.
    """
    text = _decode(file)
    readers: Mapping[Source, Callable[[], Debate]] = {
        Source.JSON: lambda: read_own_json(_load_json(text, file.name), file.name, losses),
        Source.ARGDOWN: lambda: read_argdown(text, file.name, losses),
        Source.AIF: lambda: read_aif(_load_json(text, file.name), file.name, losses),
        Source.KIALO: lambda: read_kialo(text, file.name, losses),
        Source.CARNEADES: lambda: read_carneades(_load_yaml(text, file.name), file.name, losses),
    }
    debate = readers[form or tell_format(text, file.name)]()
    if not any(character.isalnum() for text in debate.texts.values() for character in text.text):
        fix = "Name a file that states at least one claim."
        raise ReadError(ImportProblem(file.name, 1, 1, "import-empty", "the file holds no claim", fix))
    return debate


def _decode(file: SourceFile) -> str:
    data = file.data.removeprefix(codecs.BOM_UTF8)
    limit = BYTES_MAX if data.lstrip()[:1] in {b"{", b"["} else TEXT_MAX
    if len(data) > limit:
        what = f"larger than {limit // 1024 // 1024} MiB"
        raise ReadError(ImportProblem(file.name, 1, 1, "import-size", what, "Split it, or import a part of it."))
    try:
        text = data.decode("utf-16" if data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        fix = f"Save it as UTF-8 text; {_READ} are read."
        raise ReadError(ImportProblem(file.name, line, column, "import-format", "no UTF-8 text", fix)) from None
    return unify_line_ends(text)


def tell_format(text: str, name: str) -> Source:
    """Return the format that a text shows; a text of no other format is taken for Argdown.

    Raises:
        ReadError: where it is JSON without AIF's nodes, or begins as HTML or XML.
    """
    start = text.lstrip()[:200]
    if start[:1] in {"{", "["} and (found := _tell_json(text, name)):
        return found
    if start.startswith(("<?xml", "<!DOCTYPE", "<html", "<rdf", "<graphml")):
        fix = f"{_READ} are read."
        raise ReadError(ImportProblem(name, 1, 1, "import-format", "XML or HTML, which is not read", fix))
    if tell_kialo(text):
        return Source.KIALO
    return Source.CARNEADES if _is_carneades(text) else Source.ARGDOWN


def _tell_json(text: str, name: str) -> Source | None:
    """Return the format of a text that begins with a bracket, or None for Argdown and YAML, which may begin so too.

    Raises:
        ReadError: where it is JSON of another kind, or begins as JSON and is broken.
    """
    try:
        data = _load_json(text, name)
    except ReadError:
        if text.lstrip()[:1] == "{":
            raise
        return None
    if find_graph(data) is not None:
        return Source.AIF
    if tell_own_json(data):
        return Source.JSON
    fix = "AIF has a list “nodes”, at the top or under “AIF”, and a map of ours “form”, “claims” and “steps”."
    raise ReadError(ImportProblem(name, 1, 1, "import-format", "JSON, but neither AIF nor a map of ours", fix))


def _is_carneades(text: str) -> bool:
    if not any(f"{key}:" in text for key in ("arguments", "statements", "argument_schemes")):
        return False
    try:
        return tell_carneades(load_plain(text))
    except PlainYamlError as error:
        lines = text.split("\n")
        return error.line > 1 and any(line.rstrip() in {"statements:", "arguments:"} for line in lines)


def _load_json(text: str, name: str) -> object:
    try:
        return load_plain_json(text)
    except PlainJsonError as error:
        fix = "Mend the JSON at this place, or fetch the file again: it may have been cut."
        rule = "import-size" if error.deep else "import-broken"
        raise ReadError(ImportProblem(name, error.line, error.column, rule, error.what, fix)) from None


def _load_yaml(text: str, name: str) -> object:
    try:
        return load_plain(text)
    except PlainYamlError as error:
        fix = "Mend the YAML at this place; aliases and tags are not read."
        raise ReadError(ImportProblem(name, error.line, error.column, "import-broken", error.what, fix)) from None
