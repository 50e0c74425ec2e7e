"""The settings and templates with which Zensical builds the expanded pages of a site as the plugin does with MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import yaml
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.utils.yaml import yaml_load

from argmap.language.catalogue import ENGLISH
from argmap.language.current import get_language
from argmap.pages.context import Settings
from argmap.site.defaults import complete_settings
from argmap.site.page_data import KEY
from argmap.site.site_data import INLINE, describe_site, write_policy
from argmap.view.assets import THEME
from argmap.view.security_policy import ANY_STYLE
from argmap.view.templates import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

_AS_GIVEN = ("nav", "not_in_nav", "exclude_docs", "draft_docs", "site_author")
_ANCHORS = {"links": {"anchors": "ignore"}}
"""Zensical knows only the anchors of headings, and would warn of each link to another part of a page."""
_OF_THEME = ("language", "direction", "features", "palette", "font", "icon", "favicon", "logo")
_IDS = "attr_list"
"""The extension that reads the ids which headings have in English, where they are in another language."""
_NOT_TAKEN = ("assets/", "partials/search.html")
"""What is not taken from the engine's theme: what is in docs/ already, and the search, since Zensical's is another."""


def write_project(config: MkDocsConfig, settings: Settings, files: Mapping[str, object]) -> dict[str, str | bytes]:
    """Return mkdocs.yml and the templates below theme/ for a site whose expanded pages and files are in docs/.

    They are in the language that is written in. `config` is the site's, as MkDocs has loaded it; it is completed here.
    `files` are the generated ones.
    """
    with Path(config.config_file_path).open("rb") as file:
        given = yaml_load(file)
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    complete_settings(config, Path())
    config.extra["scope"] = urlsplit(config.site_url or "/").path
    policy = write_policy(config.theme.get_env(), config, "", ANY_STYLE)  # Zensical's search has one of its own
    data = {**describe_site(settings.assets, files), "policy": policy}
    written = yaml.dump(
        _write_settings(config, given, settings, data), sort_keys=False, allow_unicode=True, width=1_000
    )
    return {"mkdocs.yml": written, **_gather_templates(config, own)}


def _write_settings(
    config: MkDocsConfig, given: Mapping[str, Any], settings: Settings, data: Mapping[str, object]
) -> dict[str, Any]:
    repository = settings.repository
    found = {
        "site_name": config.site_name,
        "site_url": config.site_url,
        "site_description": config.site_description,
        "copyright": config.copyright or render("site/copyright.html", licence=settings.licence),
        "repo_url": config.repo_url or (repository and repository.url),
        "repo_name": config.repo_name or (repository and f"{repository.owner}/{repository.name}"),
        "edit_uri": config.edit_uri or (repository and repository.edit_url("docs/")),
        **{key: given[key] for key in _AS_GIVEN if key in given},
        "validation": given.get("validation", _ANCHORS),
        "theme": {
            "name": "material",
            "variant": "classic",
            "custom_dir": "theme",
            **{key: config.theme[key] for key in _OF_THEME if key in config.theme},
        },
        "plugins": _list_plugins(config, given),
        "markdown_extensions": _list_extensions(config),
        "extra_css": [settings.assets.address(path) for path in config.extra_css],
        "extra_javascript": [_write_script(script, settings) for script in config.extra_javascript],
        "extra": {**config.extra, KEY: data},
    }
    return {key: value for key, value in found.items() if value is not None}


def _list_plugins(config: MkDocsConfig, given: Mapping[str, Any]) -> list[Any]:
    """Return the plugins as they are given, without ours, and with the separator that ours chooses for the search."""
    listed = given.get("plugins", [])
    entries = [{name: options} for name, options in listed.items()] if isinstance(listed, dict) else list(listed)
    named = [(entry, next(iter(entry)) if isinstance(entry, dict) else entry) for entry in entries]
    others = [entry for entry, name in named if name not in {"argmap", "search", "material/search"}]
    searches = [config.plugins[name].config for name in ("search", "material/search") if name in config.plugins]
    return [*({"search": {"separator": search["separator"]}} for search in searches), *others]


def _list_extensions(config: MkDocsConfig) -> list[Any]:
    """Return the Markdown extensions with their options; of those that insert parts of pages, nothing is left to do."""
    named = dict.fromkeys(config.markdown_extensions)
    named |= {} if get_language() == ENGLISH else {_IDS: None}
    names = [name for name in named if name != "pymdownx.snippets"]
    return [{name: config.mdx_configs[name]} if config.mdx_configs.get(name) else name for name in names]


def _write_script(script: ExtraScriptValue | str, settings: Settings) -> dict[str, Any]:
    if not isinstance(script, ExtraScriptValue):
        return {"path": settings.assets.address(str(script))}
    path = settings.assets.address(script.path)
    return {"path": path, **{key: script[key] for key in ("type", "defer", "async") if script.get(key)}}


def _gather_templates(config: MkDocsConfig, own: Path | None) -> dict[str, str | bytes]:
    """Return the engine's templates, Material's that the policy names, and over them those of the site's own folder."""
    ours = {path: data for path, data in _read_folder(THEME).items() if not path.startswith(_NOT_TAKEN)}
    env = config.theme.get_env()
    inline = {name: Path(str(env.get_template(name).filename)).read_bytes() for name in INLINE}
    every = {**ours, **inline, **(_read_folder(own) if own else {})}
    return {f"theme/{path}": data for path, data in every.items()}


def _read_folder(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
