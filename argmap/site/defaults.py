"""Completes the settings of mkdocs.yml with those that every map needs, so that a site states only its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.utils.yaml import yaml_load
from pathspec.gitignore import GitIgnoreSpec

from argmap.language.current import gettext
from argmap.view.assets import THEME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig

_DEFAULTS = Path(__file__).with_name("defaults.yml")
_ALL_PAGES = "assets/argmap/all.css"
_OF_MATERIAL = "partials/javascripts/base.html"
_SEARCH = ("material/search", "search")
_PREVIEW = "navigation.instant.preview"
PREVIEWED_MOST = 300
"""The most claims of a map whose links are previewed, unless mkdocs.yml names the theme's features itself.

The theme reads the whole list of pages anew for each link of a page. At 10,000 claims, that holds up a page with 1,000
links for minutes, and takes 6 GB in WebKit.
"""


def complete_settings(config: MkDocsConfig, snippets: Path) -> None:
    """Fill in the settings that mkdocs.yml leaves open; `snippets` is the folder of the generated parts of pages.

    A site's own theme folder, style sheets and scripts come after the engine's, so that they can override those;
    a file in docs/ with the path of one of the engine's replaces that file.
    """
    defaults = _read_defaults()
    _complete_theme(config, defaults["theme"])
    config.extra_css = [_ALL_PAGES, *config.extra_css]
    config.extra_javascript = [*map(_read_module, defaults["extra_javascript"]), *config.extra_javascript]
    for key, value in defaults["extra"].items():
        config.extra.setdefault(key, value)
    _complete_extensions(config, defaults["mdx_configs"], snippets)
    _complete_search(config, defaults["search"])
    config.not_in_nav = _join(defaults["not_in_nav"], config.not_in_nav)
    config.exclude_docs = _join(defaults["exclude_docs"], config.exclude_docs)


def leave_out_previews(config: MkDocsConfig, claims: int) -> None:
    """Have links show no previews where the map has too many claims for that."""
    if claims > PREVIEWED_MOST and "features" not in _read_given(config):
        config.theme["features"] = [feature for feature in config.theme["features"] if feature != _PREVIEW]


def list_joined_styles() -> Mapping[str, list[str]]:
    """Return the style sheets that are joined from others and what each is made of, by paths below the site's root."""
    joined: Mapping[str, list[str]] = _read_defaults()["joined_styles"]
    return joined


def uses_material(config: MkDocsConfig) -> bool:
    """Return whether a site has the theme that our templates extend."""
    return any(Path(folder, _OF_MATERIAL).is_file() for folder in config.theme.dirs)


def _read_defaults() -> Mapping[str, Any]:
    defaults: Mapping[str, Any] = yaml.safe_load(_DEFAULTS.read_text("utf-8"))
    return defaults


def _complete_theme(config: MkDocsConfig, defaults: Mapping[str, Any]) -> None:
    theme = config.theme
    theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    given = _read_given(config)
    for key, value in {**defaults, "palette": _translate_toggles(defaults["palette"])}.items():
        if isinstance(value, dict):
            theme[key] = {**value, **given.get(key, {})}
        elif key not in given:
            theme[key] = value


def _translate_toggles(palettes: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the palettes with the names of their toggles in the language that is written in."""
    toggles = [one["toggle"] for one in palettes]
    names = [toggle["name"] for toggle in toggles]
    return [
        {**one, "toggle": {**toggle, "name": gettext(name)}}
        for one, toggle, name in zip(palettes, toggles, names, strict=True)
    ]


def _read_given(config: MkDocsConfig) -> Mapping[str, Any]:
    """Return the theme's settings as mkdocs.yml gives them: in `config` they are mixed with Material's own defaults."""
    with Path(config.config_file_path).open("rb") as file:
        theme = yaml_load(file).get("theme")
    return theme if isinstance(theme, dict) else {}


def _read_module(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.type = "module"
    return script


def _complete_extensions(config: MkDocsConfig, defaults: Mapping[str, Mapping[str, Any]], snippets: Path) -> None:
    for name, settings in defaults.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**settings, **config.mdx_configs.get(name, {})}
    config.mdx_configs["toc"].setdefault("permalink_title", gettext("Permanent link"))
    known = config.mdx_configs["pymdownx.snippets"]
    known["base_path"] = [*known.get("base_path", []), str(snippets)]


def _complete_search(config: MkDocsConfig, defaults: Mapping[str, Any]) -> None:
    for name in _SEARCH:
        if name in config.plugins:
            settings = config.plugins[name].config
            settings.separator = settings.separator or defaults["separator"]


def _join(lines: str, given: GitIgnoreSpec | None) -> GitIgnoreSpec:
    spec = GitIgnoreSpec.from_lines(lines.splitlines())
    return spec + given if given else spec
