"""The files of a new map: settings, pages, three claims to overwrite, references, a workflow, a README."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from argmap.content.models import Topic
from argmap.content.vocabulary import Profile
from argmap.language.current import gettext, speaking
from argmap.language.formats import long_date
from argmap.pages.registry import GENERIC_PAGES
from argmap.review.issue_form import FORM
from argmap.view.templates import install_messages

_STARTER = Path(__file__).with_name("starter")
_MARKS = re.compile(r"([\\`*_{}\[\]()>#+.!-])")  # the characters that a backslash escapes in Python-Markdown
_CLAIMS = ("the-thesis", "first-reason", "first-objection")


@dataclass(frozen=True, slots=True)
class Start:
    """The values for a new map: its title and topics; and author, address and date of the text that it maps.

    For a map of a debate, which has no text, `author`, `url` and `date` are empty. A debate from another tool comes
    with its `claims`, files by id, its `stances`, files by name, other files `beside` the claims by path, the names of
    the files that it is `made_from`, and the id of its main `thesis`, where it has several.
    """

    title: str
    topics: tuple[Topic, ...]
    author: str = ""
    url: str = ""
    date: str = ""
    language: str = "en"
    claims: Mapping[str, str] = field(default_factory=dict)
    stances: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    made_from: tuple[str, ...] = ()
    thesis: str = ""

    @property
    def description(self) -> str:
        """The description of the site, a sentence in the language that is written in."""
        return gettext("The argument of “%(title)s” as a map of claims, reasons and objections.", title=self.title)


def build_start(start: Start) -> dict[str, str]:
    """Return the files of a new map by path: a site that passes the check, and looks finished."""
    with speaking(start.language):
        return _build(start)


def _build(start: Start) -> dict[str, str]:
    values = {
        "title": start.title,
        "description": start.description,
        "topics": start.topics,
        "author": start.author,
        "url": start.url,
        "date": start.date,
        "language": start.language,
        "made_from": start.made_from,
        "thesis": start.thesis,
        "profile": Profile.IMPORT if start.made_from else Profile.OWN,
    }
    files = {
        "README.md": _fill("README.md", values),
        "mkdocs.yml": _fill("mkdocs.yml", values),
        "requirements.txt": f"argmap~={version('argmap')}\n",
        ".gitignore": "/site/\n/.argmap/\n",
        ".github/workflows/publish.yml": (_STARTER / "publish.yml").read_text("utf-8"),
        f".github/ISSUE_TEMPLATE/{FORM}": (_STARTER / FORM).read_text("utf-8"),
        "docs/index.md": _fill("index.md", values),
        **(_copy_claims(start) if start.made_from else _write_samples(start, values)),
        **{f"docs/{topic.id}.md": _fill("topic.md", values | {"topic": topic}) for topic in start.topics},
        **_copy_pages(start),
    }
    files |= {"docs/essay.yaml": _fill("essay.yaml", values)} if start.url else {}
    return files | ({"docs/map.yaml": _fill("map.yaml", values)} if start.made_from or not start.url else {})


def _write_samples(start: Start, values: Mapping[str, object]) -> dict[str, str]:
    """Return claims to overwrite, so that each topic has one, and the reference that they name."""
    return {
        "docs/references.bib": (_STARTER / "references.bib").read_text("utf-8"),
        **{f"docs/claims/{name}.md": _fill(f"{name}.md", values) for name in _CLAIMS},
        **{f"docs/claims/ask-{t.id}.md": _fill("question.md", {"topic": t}) for t in start.topics[2:]},
    }


def _copy_claims(start: Start) -> dict[str, str]:
    claims = {f"docs/claims/{name}.md": text for name, text in start.claims.items()}
    stances = {f"docs/stances/{name}.yaml": text for name, text in start.stances.items()}
    return claims | stances | {f"docs/{path}": text for path, text in start.beside.items()}


def _copy_pages(start: Start) -> Mapping[str, str]:
    pages = [page for page in GENERIC_PAGES if page.own and (start.url or not page.of_essay)]
    return {f"docs/{page.path}": page.read_words(debate=not start.url) for page in pages}


@cache
def _get_engine() -> Environment:
    engine = Environment(
        loader=PackageLoader("argmap", ""),
        autoescape=False,  # noqa: S701  the results are YAML and Markdown; the filters below escape for each
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    install_messages(engine)
    engine.filters |= {"yaml": _quote_yaml, "md": _escape_markdown, "long_date": long_date}
    return engine


def _fill(name: str, values: Mapping[str, object]) -> str:
    return _get_engine().get_template(f"site/starter/{name}.j2").render(values)


def _quote_yaml(text: str) -> str:
    """Return a text as a scalar of YAML, of which JSON's strings are a subset."""
    return json.dumps(text, ensure_ascii=False)


def _escape_markdown(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
