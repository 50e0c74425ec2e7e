"""A site as MkDocs has built it, of which single pages are built again: all that this needs of the inside of MkDocs.

MkDocs has no interface for it. The names that begin with an underscore are those that its own `build` calls in turn.
The release is pinned, and `tests/unit/site/test_mkdocs_site.py` fails where another release calls others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key, set_exclusions
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

FOLDER = "claims"


class CannotRenewError(Exception):
    """A change that reaches more than single pages, so that the whole site has to be built."""


@dataclass
class MkDocsSite:
    """The parts of a build that hold until the menu, the settings or the files that are no pages change."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    def list_pages(self) -> Sequence[File]:
        """Return the files of all pages, in the order in which MkDocs builds them."""
        return self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)

    def read_page(self, file: File) -> Page:
        """Read a page's source and render its Markdown; the page then has its title."""
        page = find_page(file)
        _populate_page(page, self.config, self.files)
        return page

    def write_page(self, file: File, pages: Sequence[File]) -> None:
        """Fill the theme's template with a page that has just been read, and write it; `pages` are all of the site."""
        Path(file.abs_dest_path).unlink(missing_ok=True)  # an answer that is being sent keeps the old file
        excluded = file.inclusion in {InclusionLevel.DRAFT, InclusionLevel.EXCLUDED}
        _build_page(find_page(file), self.config, pages, self.nav, self.env, excluded=excluded)

    def check_anchors(self, file: File) -> None:
        """Say which links of a page lead to no heading."""
        find_page(file).validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)

    def write_template(self, name: str) -> None:
        """Fill and write a template of the theme that is no page's, such as 404.html."""
        Path(self.config.site_dir, name).unlink(missing_ok=True)
        _build_theme_template(name, self.env, self.files, self.config, self.nav)

    def set_claims(self, names: Iterable[str]) -> None:
        """Make the site have the pages of these claims, and each the file of its data, and no others.

        Raises:
            CannotRenewError: where a claim's page may stand in the menu, or there was none.
        """
        wanted = {f"{FOLDER}/{name}.md" for name in names}
        there = {file.src_uri: file for file in self.files if is_of_claim(file)}
        if wanted == there.keys():
            return
        if not there:
            raise CannotRenewError("the first claims have come")
        for gone in (there[path] for path in there.keys() - wanted):
            Path(gone.abs_dest_path).unlink(missing_ok=True)
        added = {path: self._make_file(path) for path in sorted(wanted - there.keys())}
        kept = [file for path, file in there.items() if path in wanted]
        claims = sorted([*kept, *added.values()], key=file_sort_key)
        data = {_name_data(path) for path in there.keys() - wanted}
        listed: list[File] = []
        for file in self.files:
            if is_of_claim(file):
                listed += claims
                claims = []
            elif file.src_uri not in data:
                listed.append(file)
        self.files = Files([*listed, *(File.generated(self.config, _name_data(path), content="") for path in added)])
        for file in added.values():
            self.read_page(file)

    def _make_file(self, path: str) -> File:
        file = File(path, self.config.docs_dir, self.config.site_dir, self.config.use_directory_urls)
        set_exclusions([file], self.config)
        if file.inclusion is not InclusionLevel.NOT_IN_NAV:
            raise CannotRenewError(f"{path} may stand in the menu")
        Page(None, file, self.config)
        return file


def find_page(file: File) -> Page:
    """Return the page of a file."""
    if file.page is None:
        raise CannotRenewError(f"{file.src_uri} has no page")
    return file.page


def is_of_claim(file: File) -> bool:
    """Tell whether a file is that of a claim's page."""
    return file.src_uri.rpartition("/")[0] == FOLDER and file.is_documentation_page()


def _name_data(path: str) -> str:
    return f"{path.removesuffix('.md')}.json"
