"""The plugin's settings in mkdocs.yml, checked, each problem with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from argmap.content.models import Place
from argmap.content.problems import Problem, show
from argmap.exchange.publication import CC_BY, Licence
from argmap.pages.context import Settings
from argmap.repository.github import Repository
from argmap.repository.history import knows_commit
from argmap.view.assets import AS_IN_DOCS, Assets

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SETTING_RULES = {"setting-wrong": "A setting of the plugin has the form that its documentation says."}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
_NAME_MAX = 100

KeyPath = tuple[str, ...]


class SettingProblem(Problem):
    """A problem of a setting in mkdocs.yml."""

    rules = SETTING_RULES


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The settings of a map in its mkdocs.yml.

    They are the licence of its words, the language of its pages, the date or commit at which its changes begin, and
    the site's title.
    """

    licence: Licence = CC_BY
    language: str = "en"
    changes_since: str = ""
    site_name: str = ""

    def tell_pages(
        self,
        site_url: str,
        repository: Repository | None,
        assets: Assets = AS_IN_DOCS,
        date: str = "",
        commit: str = "",
    ) -> Settings:
        """Return the settings of the pages: these, and the site's address, repository, assets, date and commit."""
        return Settings(
            site_url,
            repository,
            assets,
            date,
            licence=self.licence,
            language=self.language,
            changes_since=self.changes_since,
            site_name=self.site_name,
            commit=commit,
        )


def load_settings(file: Path) -> tuple[SiteSettings, str, list[SettingProblem]]:
    """Return the settings in a mkdocs.yml, the site's address, and the problems of the settings.

    A file that does not name the plugin belongs to no map, and counts as empty.

    Raises:
        ValueError: where MkDocs does not accept the file.
    """
    config = load_site(file)
    if config is None:
        return SiteSettings(), "", []
    chosen, problems = read_settings(config, config.plugins["argmap"].config)
    return chosen, config.site_url or "", problems


def load_site(file: Path) -> MkDocsConfig | None:
    """Return a mkdocs.yml as MkDocs loads it, or None where it does not name the plugin.

    Reading the file loads the theme, plugins and hooks that it names, as a build does.

    Raises:
        ValueError: where MkDocs does not accept the file, or the theme is not Material.
    """
    from mkdocs.config import load_config  # noqa: PLC0415  takes as long as all else that a command imports
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    from argmap.site.defaults import uses_material  # noqa: PLC0415  imports MkDocs, too

    try:
        config = load_config(str(file))
    except MkDocsException as error:
        raise ValueError(f"{file.name}: {error}") from None
    if "argmap" not in config.plugins:
        return None
    if not uses_material(config):
        raise ValueError(f"{file.name}: the pages of a map are made for MkDocs Material. Write in it: theme: material")
    return config


def read_settings(config: MkDocsConfig, given: Mapping[str, object]) -> tuple[SiteSettings, list[SettingProblem]]:
    """Return the settings and their problems; `given` are the plugin's options, as MkDocs has read them."""
    reader = _Reader(config, given, find_settings(Path(config.config_file_path)))
    return reader.read(), reader.problems


@dataclass(slots=True)
class _Reader:
    """Reads the settings one by one; a value that does not fit is a problem, and its setting gets the default."""

    config: MkDocsConfig
    given: Mapping[str, object]
    written: Mapping[KeyPath, yaml.Node]
    problems: list[SettingProblem] = field(default_factory=list)

    def read(self) -> SiteSettings:
        """Return all settings, and fill `problems`."""
        return SiteSettings(self.read_licence(), self.read_language(), self.read_start(), self.config.site_name)

    def read_licence(self) -> Licence:
        """Return the licence of the map's words: `name` as pages show it, and `url`, where its text stands."""
        licence = self.given.get("licence")
        if licence is None:
            return CC_BY
        if not isinstance(licence, Mapping) or set(licence) != {"name", "url"}:
            self.report(("licence",), "licence has not the keys name and url", f"For example: {_EXAMPLE}")
            return CC_BY
        name, url = licence["name"], licence["url"]
        if not isinstance(name, str) or not 0 < len(name.strip()) <= _NAME_MAX or not name.isprintable():
            self.report(("licence", "name"), "the licence has no name", f"A line of at most {_NAME_MAX} characters.")
        if not isinstance(url, str) or not _ADDRESS.fullmatch(url):
            fix = "Name the address of the licence's text, which begins with https://."
            self.report(("licence", "url"), f"no web address: {show(str(url))}", fix)
        return CC_BY if self.problems else Licence(name, url)

    def read_language(self) -> str:
        """Return the language of the theme; it must be one that Material is translated into."""
        language = str(self.config.theme["language"])
        known = any(
            Path(folder, "partials", "languages", f"{language}.html").is_file() for folder in self.config.theme.dirs
        )
        if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]+)?", language) or not known:
            fix = "Name one of Material's languages by its code, such as en."
            self.report(("theme", "language"), f"no language of the theme: {show(language)}", fix)
            return "en"
        return language

    def read_start(self) -> str:
        """Return the date or commit from which on pages list changes; empty for all of them."""
        node = self.written.get(("changes_since",))
        given = self.given.get("changes_since")
        plain = isinstance(node, yaml.ScalarNode) and not node.tag.startswith("!")
        text = str(node.value) if isinstance(node, yaml.ScalarNode) and plain else "" if given is None else str(given)
        if not text or _is_date(text):
            return text
        if _COMMIT.fullmatch(text):
            if not knows_commit(Path(self.config.docs_dir), text):
                fix = "Name a commit of this repository, or a date as YYYY-MM-DD."
                self.report(("changes_since",), f"unknown commit: {text}", fix)
            return text
        fix = "Name a date as YYYY-MM-DD, or a commit by at least seven characters of its id."
        self.report(("changes_since",), f"neither a date nor a commit: {show(text)}", fix)
        return ""

    def report(self, path: KeyPath, what: str, fix: str) -> None:
        """Add a problem at a value, or at the nearest one around it that mkdocs.yml itself holds."""
        ends = (self.written.get(path[:length]) for length in range(len(path), 0, -1))
        node = next((node for node in ends if node), None)
        place = Place(node.start_mark.line + 1, node.start_mark.column + 1) if node else Place(1, 1)
        file = Path(self.config.config_file_path).name
        self.problems.append(SettingProblem(file, place.line, place.column, "setting-wrong", what, fix))


_EXAMPLE = "licence: {name: CC BY-SA 4.0, url: 'https://creativecommons.org/licenses/by-sa/4.0/'}"


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def find_settings(file: Path) -> dict[KeyPath, yaml.Node]:
    """Return the plugin's settings as nodes of YAML, and the theme's under `theme`, by their keys."""
    root = yaml.compose(file.read_text("utf-8"), yaml.SafeLoader)
    found: dict[KeyPath, yaml.Node] = {}
    for key, node in _list_items(root):
        if key == "theme":
            found |= _collect(node, ("theme",))
        elif key == "plugins":
            for entry in node.value if isinstance(node, yaml.SequenceNode) else [node]:
                for name, options in _list_items(entry):
                    found |= _collect(options, ()) if name == "argmap" else {}
    return found


def _collect(node: yaml.Node, path: KeyPath) -> dict[KeyPath, yaml.Node]:
    found = {path: node}
    for key, value in _list_items(node):
        found |= _collect(value, (*path, key))
    return found


def _list_items(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), value
