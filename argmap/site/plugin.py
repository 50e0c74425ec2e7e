"""The MkDocs plugin: hands the pages that `site.build` gives to MkDocs, and keeps the last good ones while serving."""

from __future__ import annotations

import functools
import logging
import os
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import get_toc

from argmap.content.claim_text import Words, name_anchor, render_claims
from argmap.content.docs_files import find_links
from argmap.content.problems import Problem, render_problems
from argmap.language.current import get_translations, speaking
from argmap.pages.build import Pages
from argmap.pages.claim.page import ClaimParts, assemble_page, choose_anchor, render_heading
from argmap.pages.context import Settings
from argmap.pages.registry import find_english_headings
from argmap.repository.build_date import find_commit, find_date
from argmap.repository.github import Repository, explain_lack, find_repository
from argmap.site.answering import renew_when_asked
from argmap.site.build import build_site, check_pages, list_added, write_files
from argmap.site.defaults import complete_settings, leave_out_previews, list_joined_styles, uses_material
from argmap.site.join_styles import join_styles
from argmap.site.mkdocs_site import MkDocsSite
from argmap.site.odd_files import find_odd_files
from argmap.site.page_data import KEY, Shown, describe_card, describe_shown
from argmap.site.renewal import Renewal
from argmap.site.search_index import split_index
from argmap.site.settings import SiteSettings, read_settings
from argmap.site.shrink import shrink_script
from argmap.site.site_data import describe_site, write_policy
from argmap.site.spare_memory import hand_back
from argmap.site.system_errors import explain_refusal
from argmap.view.assets import AS_IN_DOCS, read_site_assets
from argmap.view.preview_cards import Card, MapCard, draw_cards, draw_kept
from argmap.view.templates import render

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from jinja2 import Environment, Template
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

UNDATED = "1980-01-01"
"""The date of an undated site where MkDocs needs one, as in archives: the earliest that a ZIP file can hold."""
_INDENT = re.compile(r"(?P<kept><pre\b.*?</pre>)|\n\s+", re.DOTALL)
_SELF_LINK = '<a class="headerlink"'
_LAST_CHANGED = re.compile(r"\s*<lastmod>[^<]*</lastmod>")
NOTICE = logging.INFO + 5
"""A level of messages that a build shows, as it shows warnings, but that does not fail a strict build."""
logging.addLevelName(NOTICE, "NOTICE")
log = get_plugin_logger(__name__)


class PluginConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook untyped
    """Settings of the plugin in mkdocs.yml."""

    snippets = config_options.Type(str, default=".argmap/snippets")
    cards = config_options.Type(str, default=".argmap/social")
    licence = config_options.Optional(config_options.Type(object))  # argmap.site.settings checks both
    changes_since = config_options.Optional(config_options.Type(object))


class ArgmapPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook untyped
    """Adds the generated parts to claim pages, and the generated files to the site."""

    def __init__(self) -> None:
        self.pages: Pages | None = None
        self.problems: tuple[Problem, ...] = ()
        self.serving = False
        self.date = self.commit = ""
        self.repository: Repository | None = None
        self.assets = AS_IN_DOCS
        self.chosen = SiteSettings()
        self.cards: dict[str, Card | MapCard] = {}
        self.words: dict[str, Words] = {}
        self.generated: list[File] = []
        self.menu: Navigation
        self.begun: tuple[ClaimParts, Markup]
        self.renewal: Renewal | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether pages are served: then problems are shown on the pages, and the last good pages are kept."""
        self.serving = command == "serve"
        self.renewal = Renewal(self) if self.serving and not dirty else None

    @event_priority(100)  # before the search looks for words in the theme's language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Complete the settings, choose ids of headings that no id of the theme equals, and find the repository.

        Raises:
            Abort: where docs/ holds odd files, the theme is not Material, a setting is wrong, or the date is.
        """
        _refuse_odd_files(Path(config.docs_dir))
        root = Path(config.config_file_path).parent
        _require_material(config)
        self.chosen = _read_chosen(config, self.config)
        with speaking(self.chosen.language):
            complete_settings(config, self.find_snippets(config))
            config.copyright = config.copyright or render("site/copyright.html", licence=self.chosen.licence)
            config.mdx_configs["toc"].setdefault("slugify", partial(_name_heading, find_english_headings()))
        try:
            self.date = find_date(root)
        except ValueError as error:
            log.error(str(error))
            raise Abort("Nothing was built: mend that first.") from None
        self.commit = find_commit(root)
        self.repository = find_repository(root)
        if self.repository is None and self.pages is None:  # once, not at every change while serving
            log.info(explain_lack(root))
        if self.repository and not config.edit_uri:
            config.edit_uri = self.repository.edit_url("docs/")
        if self.repository and not config.repo_url:
            config.repo_url, config.repo_name = self.repository.url, f"{self.repository.owner}/{self.repository.name}"
        self._name_assets(config)
        if self.renewal:
            self.renewal.begin(config)
        return config

    def _name_assets(self, config: MkDocsConfig) -> None:
        """Give scripts and styles addresses with their version, so that no page mixes two versions."""
        with speaking(self.chosen.language):
            self.assets = read_site_assets(Path(config.docs_dir))
        config.extra_css = [self.assets.address(path) for path in config.extra_css]
        for script in config.extra_javascript:
            if isinstance(script, ExtraScriptValue):
                script.path = self.assets.address(script.path)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Build all that is generated, and write the snippets before MkDocs reads a page.

        Raises:
            Abort: where there are problems, unless last good pages can be served; or where docs/ holds links.
        """
        pages = self._read_map(config)
        if wrong := check_pages(Path(config.docs_dir), pages):
            log.error("pages:\n%s", render_problems(wrong, "text"))
            if not self.serving:
                raise Abort("Nothing was built: mend the problems above.")
        write_files(self.find_snippets(config), pages.snippets)
        hand_back()

    def _read_map(self, config: MkDocsConfig) -> Pages:
        """Read the map, and return its pages; those of the last good map where there are problems and pages are served.

        Raises:
            Abort: where there are no pages, or where docs/ holds links.
        """
        docs = Path(config.docs_dir)
        built = build_site(docs, self._settings(config), again=self.serving)
        words, failed = self._render_words(built.pages) if built.pages else ({}, [])
        self.problems = (*built.problems, *failed)
        if built.lack and self.pages is None:  # once, not at every change while serving
            log.log(NOTICE, "%s", built.lack)
        if self.problems:
            log.error("%d problems:\n%s", len(self.problems), render_problems(self.problems, "text"))
        elif built.pages:
            self.pages, self.words = built.pages, words
        if self.pages is None or (self.problems and not self.serving) or any(find_links(docs)):
            raise Abort("Nothing was built: mend the problems above.")  # MkDocs itself would follow the links
        return self.pages

    def _render_words(self, pages: Pages) -> tuple[dict[str, Words], list[Problem]]:
        """Return the words of all claims, and problems; those of files that have not changed are rendered already."""
        claims = pages.argument.made.claims
        before = self.pages.argument.made.claims if self.pages else {}
        kept = {name for name, claim in claims.items() if name in self.words and before.get(name) is claim}
        words, failed = render_claims(claim for name, claim in claims.items() if name not in kept)
        return {**{name: self.words[name] for name in kept}, **words}, failed

    def _settings(self, config: MkDocsConfig) -> Settings:
        return self.chosen.tell_pages(config.site_url or "", self.repository, self.assets, self.date, self.commit)

    def find_snippets(self, config: MkDocsConfig) -> Path:
        """Return the folder of the generated parts of pages: a server uses another one than a build."""
        return _find_own(config, os.environ.get("ARGMAP_SNIPPETS", self.config.snippets))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add generated files, and generic pages that docs/ lacks; drop claims that appeared after the check."""
        for file in list(files):
            if file.src_uri.startswith("claims/") and self.name_claim(file) is None:
                files.remove(file)
                if not self.problems and file.inclusion is not InclusionLevel.EXCLUDED:
                    log.warning("%s is left out: it was not there when the claims were checked", file.src_uri)
        for file in files:
            if (place := self.assets.place(file.dest_uri)) != file.dest_uri:
                file.dest_uri = place
        self.generated = [File.generated(config, path, content=text) for path, text in self._pages.files.items()]
        for file in self.generated:
            files.append(file)
        with speaking(self.chosen.language):
            debate = self._pages.argument.made.essay is None
            for page in list_added(self._pages, files.src_uris):
                files.append(File.generated(config, page.path, content=page.read_words(debate=debate)))
        for joined, parts in list_joined_styles().items():
            sheets = {file.dest_uri: file.content_string for file in files if file.dest_uri in parts}
            files.append(File.generated(config, joined, content=join_styles(sheets, parts)))
        for file in files:
            shrink_script(file)
        return files

    def on_pre_template(self, template: Template, *, template_name: str, config: MkDocsConfig) -> Template:
        """Let go of the generated files, which have been copied by now: a large map's pages need their room."""
        if self.pages and self.generated and not self.serving:
            self.pages.parts.forget()
            for file in self.generated:
                file.content_string = ""
            self.generated.clear()
            hand_back()
        return template

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Note the menu."""
        self.menu = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the templates messages, the site's data, the content security policy, and previews of links or none.

        There is no policy while serving, where MkDocs adds a script of its own.
        """
        leave_out_previews(config, len(self._pages.claims))
        with speaking(self.chosen.language):
            _install_messages(env)
        self.tell_templates(config, self._pages.files)
        if not self.serving:
            env.globals["content_policy"] = functools.cache(partial(write_policy, env, config))
        if self.renewal:
            self.renewal.note_site(MkDocsSite(config, files, self.menu, env))
        return env

    def tell_templates(self, config: MkDocsConfig, files: Container[str]) -> None:
        """Put the site's data among the settings; `files` are the paths of generated files."""
        with speaking(self.chosen.language):
            config.extra[KEY] = describe_site(self.assets, files, self.problems)

    @property
    def _pages(self) -> Pages:
        if self.pages is None:
            raise RuntimeError("pages are asked for before they are built")
        return self.pages

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Date a page by its commit; MkDocs would put the day of the build into the sitemap."""
        page.update_date = self.date or UNDATED
        return page

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Remove the dates from the sitemap of an undated site."""
        undated = template_name == "sitemap.xml" and not self.date
        return _LAST_CHANGED.sub("", output_content) if undated else output_content

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Return the checked text of a claim, even if its file has changed since."""
        claim = self.name_claim(page.file)
        return self._pages.argument.made.claims[claim].text if claim else None

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Return no Markdown for a claim: `render_claims` has rendered it already, with the extensions of the check."""
        return "" if self.name_claim(page.file) else markdown

    def name_claim(self, file: File) -> str | None:
        """Return the claim of a page's file; None for another page."""
        folder, _, name = file.src_uri.rpartition("/")
        claim = name.removesuffix(".md")
        return claim if folder == "claims" and claim in self._pages.claims else None

    def _begin_claim(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        """Set a claim's title, and its own heading, body and steps as the page's HTML: the search indexes these.

        `_finish_page` puts the whole page in their place. Nothing of it is made before, so that a large map's pages are
        never held all at once.
        """
        if self.renewal:
            self.renewal.begin_page()
        claim = self.name_claim(page.file)
        if claim is None:
            return context
        parts, words = self._pages.claims[claim], self.words[claim]
        page.meta["hide"] = ["navigation", "toc"]
        page.meta["description"] = str(escape(parts.description))
        page.title = str(escape(self._pages.argument.made.claims[claim].heading))
        anchor = choose_anchor(parts, words)
        page.toc = get_toc([{"level": 1, "id": anchor, "name": page.title, "children": []}])
        with speaking(self.chosen.language):
            heading = render_heading(words, anchor, bool(config.mdx_configs["toc"].get("permalink")))
        page.content = f"{heading}{parts.head}\n{words.body}{parts.main}"
        self.begun = (parts, heading)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Take the links of headings to themselves out of the tab order, and the indentation out of a claim's page.

        The indentation is a tenth of the page's bytes; preformatted text keeps it.
        """
        output = output.replace(_SELF_LINK, f'{_SELF_LINK} tabindex="-1" aria-hidden="true"')
        if not self.name_claim(page.file):
            return output
        page.content, page.toc = "", get_toc([])  # MkDocs would keep these to the end
        del page.meta[KEY]
        return _INDENT.sub(lambda match: match["kept"] or "\n", output)

    def _finish_page(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        """Put the generated parts around a claim's words, and what templates need into the page's front matter."""
        name = self.name_claim(page.file)
        if name:
            parts, heading = self.begun
            page.content = assemble_page(parts, heading, self.words[name])
        with speaking(self.chosen.language):
            found = describe_shown(self._show(page), self._pages.argument, self._settings(config))
        page.content, page.meta[KEY] = found.html, found.data
        self.cards[found.path] = found.card
        if self.renewal:
            self.renewal.end_page(page.file)
        return context

    def _show(self, page: Page) -> Shown:
        name = self.name_claim(page.file)
        claim = self._pages.argument.made.claims[name] if name else None
        return Shown(page.url, str(page.title), page.content or "", claim, page.file.generated_by is not None)

    on_page_context = CombinedEvent(
        event_priority(100)(_begin_claim),  # before the search reads the page
        event_priority(-100)(_finish_page),  # and after it
    )

    def _let_go(self, *, config: MkDocsConfig) -> None:
        """Let go of the map, whose pages are written: the index of the search needs its room."""
        if not self.serving:
            self.pages, self.words = None, {}
            hand_back()

    def _draw_and_cut(self, *, config: MkDocsConfig) -> None:
        """Draw the preview pictures of all pages, and cut a large index of the search into parts."""
        split_index(Path(config.site_dir))
        for path, data in draw_cards(self.cards, _find_own(config, self.config.cards)):
            file = Path(config.site_dir, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        self.cards.clear()
        if self.renewal:
            self.renewal.finish()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Let the server build again only what a change reached."""
        if self.renewal:
            renew_when_asked(server, self.renewal, builder)
        return server

    def read_again(self, config: MkDocsConfig) -> bool:
        """Read the map anew while serving; return whether the repository is in the state that the site was built in.

        Raises:
            Abort: as a build does.
        """
        _refuse_odd_files(Path(config.docs_dir))
        root = Path(config.config_file_path).parent
        if (find_date(root), find_commit(root), find_repository(root)) != (self.date, self.commit, self.repository):
            return False
        self._read_map(config)
        return True

    def draw_card(self, path: str, config: MkDocsConfig, pages: Iterable[Page]) -> bytes | None:
        """Return the preview picture at a path; None where no page has it."""
        with speaking(self.chosen.language):
            argument, name = self._pages.argument, self.chosen.site_name
            cards = (describe_card(self._show(page), argument, name) for page in pages)
            card = next((card for place, card in cards if place == path), None)
        return draw_kept(card, _find_own(config, self.config.cards)) if card else None

    on_post_build = CombinedEvent(
        event_priority(100)(_let_go),  # before the search writes its index
        event_priority(-100)(_draw_and_cut),  # and after it
    )

    def on_build_error(self, *, error: Exception) -> None:
        """Explain an error of the operating system, such as a full disk, in a sentence.

        Raises:
            Abort: in place of an OSError.
        """
        if isinstance(error, OSError):
            log.error(explain_refusal(error))
            raise Abort("Nothing was built: mend that first.")


def _refuse_odd_files(docs: Path) -> None:
    """Raise Abort where docs/ holds a pipe or the like, on which a reader could block for ever."""
    if found := list(find_odd_files(docs)):
        log.error("files that cannot be published:\n%s", render_problems(found, "text"))
        raise Abort("Nothing was built: mend the problems above.")


def _read_chosen(config: MkDocsConfig, given: PluginConfig) -> SiteSettings:
    """Return the settings in mkdocs.yml, or log all their problems and raise Abort."""
    chosen, problems = read_settings(config, given)
    if problems:
        log.error("settings:\n%s", render_problems(problems, "text"))
        raise Abort("Nothing was built: mend the problems above.")
    return chosen


def _require_material(config: MkDocsConfig) -> None:
    """Raise Abort under a theme other than Material, which our templates extend."""
    if not uses_material(config):
        log.error("The pages of a map are made for MkDocs Material. Write in mkdocs.yml: theme: material")
        raise Abort("Nothing was built: mend that first.")


def _name_heading(english: Mapping[str, str], text: str, separator: str) -> str:
    """Return the id of a heading; those of the engine's own pages are in English in every language, as links are."""
    return name_anchor(english.get(text, text), separator)


def _install_messages(env: Environment) -> None:
    """Let the theme's templates take messages in the language that is written in now, also when they are filled."""
    env.add_extension("jinja2.ext.i18n")
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_translations(get_translations(), newstyle=True)  # type: ignore[attr-defined]  # the extension adds it


def _find_own(config: MkDocsConfig, name: str) -> Path:
    """Return a folder of the build's own, in which a build deletes all files that it did not write.

    Raises:
        Abort: where the path passes a symbolic link.
    """
    root = Path(config.config_file_path).parent
    folder = root / name
    inside = [part for part in (folder, *folder.parents) if root in part.parents]
    for link in (part for part in inside if part.is_symlink()):
        raise Abort(f"{link} is a symbolic link, and a build would delete files where it leads to: delete the link.")
    return folder
