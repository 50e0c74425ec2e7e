"""Keeps a served site up to date: a change makes pages and files stale, and each is made again when it is asked for.

Nothing is made ahead, and a page is rendered again only where what it was made of differs. A change that may reach what
is not known here leads to a build of the whole site.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mkdocs.plugins import get_plugin_logger

from argmap.pages.build import BUILDERS, Pages, Parts
from argmap.site.build import SNIPPET, write_file
from argmap.site.mkdocs_site import CannotRenewError, MkDocsSite, find_page
from argmap.site.page_data import KEY
from argmap.site.page_records import PageRecords
from argmap.site.reads import find_reworded
from argmap.site.renewable import has_sure_title, is_of_one_frame, is_pure, is_renewable
from argmap.site.search_index import FOLDER as SEARCH
from argmap.site.search_index import find_search, list_entries, write_index
from argmap.site.snapshot import Snapshot, find_changed, take_snapshot
from argmap.view.preview_cards import FOLDER as CARDS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

log = get_plugin_logger(__name__)
_MAP_FILES = ("references.bib", "essay.yaml", "summary.yaml", "map.yaml")
_MAP_FOLDERS = ("claims/", "stances/")
_MISSING = "404.html"
_LIST = "claims.html"
"""The snippet of the one builder that also gives pages in Markdown: those on which a large map's list goes on."""
_LIST_PAGES = "claims/list/"
_PAGE = ".md"


class Maker(Protocol):
    """What is asked of the plugin."""

    pages: Pages | None

    def read_again(self, config: MkDocsConfig) -> bool:
        """Read the map anew into `pages`, or note its problems; return whether the repository is in the same state.

        Raises:
            Abort: as a build does.
        """

    def tell_templates(self, config: MkDocsConfig, files: Container[str]) -> None:
        """Put the site's data among the settings; `files` are the paths of generated files."""

    def name_claim(self, file: File) -> str | None:
        """Return the claim of a page's file; None for another page."""

    def find_snippets(self, config: MkDocsConfig) -> Path:
        """Return the folder from which pages take generated parts."""

    def draw_card(self, path: str, config: MkDocsConfig, pages: Iterable[Page]) -> bytes | None:
        """Return the preview picture at a path; None where no page has it."""


class Renewal:
    """A served site, and which of its files are stale. One thread at a time makes files: each has its turn."""

    def __init__(self, maker: Maker) -> None:
        self.maker = maker
        self.generation = 0
        self._site: MkDocsSite | None = None
        self._building: MkDocsSite | None = None
        self._seen: Snapshot = {}
        self._records = PageRecords()
        self._shared: tuple[object, ...] = ()
        self._pages: dict[str, File] = {}  # by their paths in the site, in the order in which they are built
        self._givers: dict[str, int] = {}  # the builder of each generated file
        self._gate, self._lock = threading.Lock(), threading.Lock()
        self._forget_stale()

    def _forget_stale(self) -> None:
        self._stale: set[str] = set()  # pages, by the paths of their sources, that are rendered again
        self._doubtful: set[str] = set()  # pages that are rendered again if a snippet of theirs differs
        self._builders: set[int] = set()
        self._others: set[str] = set()  # the index of the search, and templates that are no page's

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for a turn. Who waits at the gate comes next, even where the thread that has its turn wants another."""
        with self._gate:
            self._lock.acquire()
        try:
            yield
        finally:
            self._lock.release()

    # MkDocs builds the whole site, and the plugin says how far it is.

    def begin(self, config: MkDocsConfig) -> None:
        """Note the state of all files before they are read."""
        self._site = self._building = None
        self._seen = _look_around(config)

    def note_site(self, site: MkDocsSite) -> None:
        """Note what pages are built with."""
        self._building = site
        self._records = PageRecords()

    def begin_page(self) -> None:
        """Note that a page is being made."""
        if self._building:
            self._records.begin_page(self._get_pages().argument.made, self._building.config)

    def end_page(self, file: File) -> None:
        """Note that a page has been made."""
        if self._building:
            made, claim = self._get_pages().argument.made, self.maker.name_claim(file)
            self._records.end_page(file.src_uri, claim, made, self._building.config)

    def finish(self) -> None:
        """Take a site that is built whole as the one to renew, where that can be done."""
        site = self._building
        if site is None or not is_renewable(site, self.maker.find_snippets(site.config), self._is_of_claim):
            return
        parts = self._get_pages().parts
        self._list_pages(site)
        for file in self._pages.values():
            if not self._is_of_claim(file):
                self._records.set_snippets(file.src_uri, _take_snippets(file, parts))
        self._givers = {path: place for place in range(len(BUILDERS)) for path in _list_files(parts, place)}
        self._shared = _describe_shared(site)
        self._forget_stale()
        self._site = site
        self.generation += 1

    # A file changed.

    def build(self, build_whole: Callable[[], None]) -> None:
        """Take up changes of files, or build the whole site, which also says what is wrong.

        Raises:
            Exception: whatever the build of the whole site raises.
        """
        with self._turn():
            if not self._take_up():
                self._site = None
                build_whole()

    def _take_up(self) -> bool:
        """Take up changes, and return whether that could be done."""
        started = time.monotonic()
        if self._site is None:
            return False
        try:
            self._read_changes(self._site)
        except Exception as error:
            log.debug("The whole site is built: %s", error)
            return False
        self.generation += 1
        log.info("Took up changes in %.2f seconds; pages are made when they are asked for", time.monotonic() - started)
        return True

    def _read_changes(self, site: MkDocsSite) -> None:
        now = _look_around(site.config)
        changed = self._name_changed(site, now)
        old = self._get_pages()
        if not self.maker.read_again(site.config):
            raise CannotRenewError("the repository is in another state")
        new = self._get_pages()
        if not is_of_one_frame(old, new):
            raise CannotRenewError("the site has other parts")
        there = {path.stem for path in Path(site.config.docs_dir, "claims").glob("*.md") if path.is_file()}
        site.set_claims(name for name in new.claims if name in there)
        self._list_pages(site)
        self._records.keep_only(site.files.src_uris)
        for path in changed:
            self._reread(site, path)
        self._renew_list(site, new.parts)
        self.maker.tell_templates(site.config, self._givers)
        self._mark(site, old, new)
        self._seen = now

    def _name_changed(self, site: MkDocsSite, now: Snapshot) -> list[str]:
        """Return the hand-written pages that changed.

        Raises:
            CannotRenewError: where anything else changed that does not belong to the map.
        """
        docs = Path(site.config.docs_dir)
        pages = []
        for path in find_changed(self._seen, now):
            inside = Path(path).relative_to(docs).as_posix() if Path(path).is_relative_to(docs) else ""
            if inside in _MAP_FILES or inside.startswith(_MAP_FOLDERS):
                continue
            file = site.files.src_uris.get(inside)
            if path not in now or path not in self._seen or file is None or file.dest_uri not in self._pages:
                raise CannotRenewError(f"{path} changed")
            pages.append(inside)
        return pages

    def _reread(self, site: MkDocsSite, path: str) -> None:
        file = site.files.src_uris[path]
        if not has_sure_title(file):
            raise CannotRenewError(f"{path} may take its title from a part")
        self._fill_in(site, file)
        site.read_page(file)
        site.check_anchors(file)
        self._stale.add(path)

    def _renew_list(self, site: MkDocsSite, parts: Parts) -> None:
        """Give the further pages of the list of all claims their new text."""
        builder = parts.find_builder(_LIST)
        made = {} if builder is None else parts.take(builder).files
        texts = {path: str(text) for path, text in made.items() if path.endswith(_PAGE)}
        there = {path: file for path, file in site.files.src_uris.items() if path.startswith(_LIST_PAGES)}
        if texts.keys() != there.keys():
            raise CannotRenewError("the list of all claims has another number of pages")
        for path, file in there.items():
            if file.content_string != texts[path]:
                file.content_string = texts[path]
                self._stale.add(path)

    def _mark(self, site: MkDocsSite, old: Pages, new: Pages) -> None:
        """Mark what the change may have reached."""
        every = {file.src_uri for file in self._pages.values()}
        written = {file.src_uri for file in self._pages.values() if not self._is_of_claim(file)}
        shared = _describe_shared(site)
        if new is not old:
            reworded = find_reworded(old.argument.made, new.argument.made)
            self._stale |= {path for path in every - written if self._records.has_read(path, reworded)}
            self._doubtful |= written
            self._builders |= set(range(len(BUILDERS)))
        if site.config.theme.custom_dir or shared != self._shared:  # a site's own templates may show anything
            self._stale |= every
        if not is_pure(site.config):
            self._stale |= written
        self._stale &= every
        self._doubtful &= every
        self._shared = shared
        self._others |= {SEARCH, *site.config.theme.static_templates}

    # A file is asked for.

    def bring(self, path: str) -> int:
        """Bring a file of the site up to date; return the generation of the site to which it then belongs."""
        if path.startswith(SEARCH):
            self._bring_all_pages()
        with self._turn():
            if self._site:
                self._bring(self._site, path)
            return self.generation

    def _bring(self, site: MkDocsSite, path: str) -> None:
        place = Path(site.config.site_dir, path)
        if path in self._pages:
            self._bring_page(site, self._pages[path])
        elif path in self._givers:
            self._bring_files(site, self._givers[path])
        elif path.startswith(SEARCH):
            self._bring_index(site)
        elif path.startswith(f"{CARDS}/"):
            self._bring_card(site, path)
        elif path.removesuffix(".gz") in self._others:
            self._bring_template(site, path.removesuffix(".gz"))
        elif not path.startswith(".") and not place.exists():
            for builder in sorted(self._builders):  # one of them may give it now
                self._bring_files(site, builder)
        if not place.exists():
            self._bring_template(site, _MISSING)

    def _bring_all_pages(self) -> None:
        """Bring all pages up to date, each in a turn of its own, so that other requests need not wait for all."""
        for file in list(self._pages.values()):
            with self._turn():
                if self._site and file.dest_uri in self._pages:
                    self._bring_page(self._site, self._pages[file.dest_uri])

    def _bring_page(self, site: MkDocsSite, file: File) -> None:
        path = file.src_uri
        if path not in self._stale and path not in self._doubtful:
            return
        snippets = {} if self._is_of_claim(file) else self._fill_in(site, file)
        if path in self._stale or snippets != self._records.get_snippets(path):
            if search := find_search(site.config):
                list_entries(search).clear()  # the records have them
            site.read_page(file)
            site.write_page(file, list(self._pages.values()))
            self._records.set_snippets(path, snippets)
        self._stale.discard(path)
        self._doubtful.discard(path)

    def _fill_in(self, site: MkDocsSite, file: File) -> Mapping[str, str]:
        """Put the generated parts that a page pulls in where it finds them, and return them."""
        snippets = _take_snippets(file, self._get_pages().parts)
        folder = self.maker.find_snippets(site.config)
        for name, text in snippets.items():
            write_file(folder / name, text.encode())
        return snippets

    def _bring_files(self, site: MkDocsSite, builder: int) -> None:
        """Write the files of a builder, and delete those that it made before and makes no more."""
        if builder not in self._builders:
            return
        folder = Path(site.config.site_dir)
        files = _list_files(self._get_pages().parts, builder)
        for path, content in files.items():
            write_file(folder / path, content.encode() if isinstance(content, str) else content)
        for path in [path for path, giver in self._givers.items() if giver == builder and path not in files]:
            (folder / path).unlink(missing_ok=True)
            del self._givers[path]
        self._givers |= dict.fromkeys(files, builder)
        self._builders.discard(builder)

    def _bring_index(self, site: MkDocsSite) -> None:
        search = find_search(site.config)
        if search and SEARCH in self._others:
            for file in self._pages.values():  # a change may have come since they were brought
                self._bring_page(site, file)
            paths = (file.src_uri for file in self._pages.values())
            write_index(search, site.config, [entry for path in paths for entry in self._records.list_entries(path)])
            self._others.discard(SEARCH)

    def _bring_card(self, site: MkDocsSite, path: str) -> None:
        data = self.maker.draw_card(path, site.config, map(find_page, self._pages.values()))
        place = Path(site.config.site_dir, path)
        if data:
            write_file(place, data)
        else:
            place.unlink(missing_ok=True)

    def _bring_template(self, site: MkDocsSite, name: str) -> None:
        if name in self._others:
            site.write_template(name)
            self._others.discard(name)

    def _list_pages(self, site: MkDocsSite) -> None:
        self._pages = {file.dest_uri: file for file in site.list_pages()}

    def _is_of_claim(self, file: File) -> bool:
        return self.maker.name_claim(file) is not None

    def _get_pages(self) -> Pages:
        if self.maker.pages is None:
            raise RuntimeError("pages are asked for before they are built")
        return self.maker.pages


def _look_around(config: MkDocsConfig) -> Snapshot:
    return take_snapshot(config.docs_dir, config.config_file_path, *config.watch)


def _describe_shared(site: MkDocsSite) -> tuple[object, ...]:
    """Return what all pages show, and what their links may lead to."""
    menu = [
        (page.url, str(page.title), repr({key: value for key, value in page.meta.items() if key != KEY}))
        for page in site.nav.pages
    ]
    return menu, repr(site.config.extra[KEY]), [file.src_uri for file in site.list_pages()]


def _take_snippets(file: File, parts: Parts) -> Mapping[str, str]:
    """Return the generated parts that a page pulls in, and those that these pull in, by name."""
    found: dict[str, str] = {}
    left = _list_snippets(file.content_string)
    while left:
        name = left.pop()
        builder = parts.find_builder(name)
        if name not in found and builder is not None:
            found[name] = parts.take(builder).snippets[name]
            left += _list_snippets(found[name])
    return found


def _list_files(parts: Parts, builder: int) -> Mapping[str, str | bytes]:
    """Return the files of a builder that are published as they are."""
    return {path: content for path, content in parts.take(builder).files.items() if not path.endswith(_PAGE)}


def _list_snippets(text: str) -> list[str]:
    return [match["name"] for match in SNIPPET.finditer(text)]
