"""The types around a page's builder: its input (Context), its result (Built), and its row in the registry (Page)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from argmap.argument.argument import Argument
from argmap.exchange.publication import CC_BY, Licence, Publication
from argmap.language.catalogue import ENGLISH
from argmap.language.current import get_language
from argmap.language.markdown import translate_page
from argmap.repository.github import Repository
from argmap.repository.history import History
from argmap.view.assets import AS_IN_DOCS, Assets

_FOLDER = Path(__file__).parent
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Settings:
    """The properties of the site that its pages depend on.

    `site_url` is the site's address, ending in a slash, or empty; `repository` where its files can be changed, or None;
    `assets` where its scripts and styles are; `date` its day, YYYY-MM-DD, or empty. `language` is that of
    the pages, as in HTML; `changes_since` a date or a commit before which no changes are told, or empty. `site_name`
    is the site's title, and `commit` the first digits of the commit that the pages are made from; each may be empty.
    """

    site_url: str = ""
    repository: Repository | None = None
    assets: Assets = AS_IN_DOCS
    date: str = ""
    licence: Licence = CC_BY
    language: str = "en"
    changes_since: str = ""
    site_name: str = ""
    commit: str = ""

    @property
    def publication(self) -> Publication:
        """What exports say of the site."""
        return Publication(self.site_url, self.site_name, self.licence, self.language, self.date, self.commit)


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a page's builder.

    `snippets` are parts that hand-written pages pull in, by file name; `files` are published as they are, by path from
    the site's root.
    """

    snippets: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str | bytes] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Context:
    """The input of every builder: the argument, the site's settings, the history in git, and the site's pages."""

    argument: Argument
    settings: Settings = field(default_factory=Settings)
    history: History = field(default_factory=History)
    pages: tuple[Page, ...] = ()
    _known: dict[object, Any] = field(default_factory=dict, repr=False)

    def once(self, make: Callable[[Context], _Made]) -> _Made:
        """Return the result of a function of this context; it is called once, however many builders ask."""
        if make not in self._known:
            self._known[make] = make(self)
        made: _Made = self._known[make]
        return made

    def forget(self) -> None:
        """Let go of what builders share."""
        self._known.clear()


Builder = Callable[[Context], Built]


class Told(NamedTuple):
    """A page's entry in llms.txt, the index for machines."""

    title: str
    what: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site, or a sort of pages.

    `address` is its path below the site's root; `{topic}` and `{claim}` stand for an id. `folder` holds its
    module, templates and words, `build` makes its parts, and `snippets` are those that pages may pull in. `pictured`
    tells whether scripts/screenshots.py takes its picture, `told` what llms.txt says of it.

    A `generic` page has words that fit every map, in its folder; `own` tells whether a new map gets a copy of these
    words to change: other generic pages describe the engine and always come from it. `of_essay` marks pages for
    maps of a text only.
    """

    address: str
    folder: str
    build: Builder | None = None
    snippets: tuple[str, ...] = ()
    told: Told | None = None
    pictured: bool = True
    generic: bool = True
    own: bool = True
    of_essay: bool = False

    @property
    def path(self) -> str:
        """The path of a generic page's Markdown, in docs/ and in the page's folder."""
        return f"{self.address.removesuffix('/')}.md"

    @property
    def source(self) -> Path:
        """The file with the words of a generic page, in English."""
        return _FOLDER / self.folder / self.path

    def read_words(self, *, debate: bool = False) -> str:
        """Return a generic page as Markdown, in the language that is written in."""
        return read_words(self.source, debate=debate)


def read_words(file: Path, *, debate: bool = False) -> str:
    """Return a page in Markdown, or a part of one, that comes with the engine, in the language that is written in.

    `debate` chooses the words for a map without an essay.
    """
    words = read_english(file, debate=debate)
    return words if get_language() == ENGLISH else translate_page(words)


def read_english(file: Path, *, debate: bool = False) -> str:
    """Return a page or a part of one in English.

    A line that begins with `[essay] ` or `[debate] ` stands in the pages of such a map alone, without this mark.
    """
    mark, other = ("[debate] ", "[essay] ") if debate else ("[essay] ", "[debate] ")
    lines = file.read_text("utf-8").split("\n")
    return "\n".join(line.removeprefix(mark) for line in lines if not line.startswith(other))
