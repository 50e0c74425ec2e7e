"""The generated parts of each claim's page: before and after its heading, below its body, beside and at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from jinja2 import Template
from markupsafe import Markup

from argmap.argument.argument import Argument
from argmap.argument.backing import find_backing, find_branch_backing
from argmap.argument.deciding import find_against, find_deciding
from argmap.argument.graph import Step
from argmap.content.claim_text import Words, name_anchor, strip_marks
from argmap.content.essay_index import link_to_paragraph, name_paragraph
from argmap.content.models import Claim
from argmap.content.vocabulary import WEIGHTLESS, Bearing
from argmap.language.current import speaking
from argmap.pages.context import Context, Settings
from argmap.pages.data.citation import cite_claim
from argmap.pages.differ.signed import spread_beliefs
from argmap.pages.reports import link_to_report
from argmap.repository.history import History
from argmap.view.pictures import render_neighbourhood
from argmap.view.templates import capfirst, get_template, render

ROOT = "../../"
CHANGES = 5
_DESCRIPTION_MAX = 160
_SHOWN = ("before", "head", "main", "aside", "pager")  # the parts that are HTML, in the order of the page
_PREFORMATTED = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_BEFORE_BLANK = re.compile(r"\n(?=[ \t]*\n)")
_ID = re.compile(r'\sid="([^"]*)"')


@dataclass(frozen=True, slots=True)
class ClaimParts:
    """HTML before the heading, right after it, after the body, beside it and at the end; and a plain description."""

    before: Markup
    head: Markup
    main: Markup
    aside: Markup
    pager: Markup
    description: str


def choose_anchor(parts: ClaimParts, words: Words) -> str:
    """Return the id of a claim's heading; ids of generated parts are not used again."""
    taken = {name for part in _SHOWN for name in _ID.findall(getattr(parts, part))}
    return name_anchor(Markup(words.heading).striptags(), taken=taken)  # noqa: S704  only its tags are stripped


def render_heading(words: Words, anchor: str, permalink: bool) -> Markup:
    """Return a claim's heading with its id; `permalink` adds a link to it."""
    heading = Markup(words.heading)  # noqa: S704  rendered from what the check lets pass
    return Markup(get_template("pages/claim/heading.html").render(heading=heading, anchor=anchor, permalink=permalink))  # noqa: S704


def assemble_page(parts: ClaimParts, heading: Markup, words: Words) -> str:
    """Return a claim's page: its heading as rendered, its body, and the generated parts around them."""
    body = Markup(words.body)  # noqa: S704  rendered from what the check lets pass
    return get_template("pages/claim/page.html").render(parts=parts, heading=heading, body=body)


def assemble_source(parts: ClaimParts, claim: Claim, words: Words) -> str:
    """Return a claim's page as Markdown that needs no plugin: all of it is HTML, so that no generator renders it anew.

    HTML loses its blank lines, which would end an HTML block in CommonMark.
    """
    page = assemble_page(parts, render_heading(words, choose_anchor(parts, words), permalink=True), words)
    shown = {"title": claim.heading, "description": parts.description, "html": Markup(close_lines(page))}  # noqa: S704  HTML before, too
    return get_template("pages/claim/page.md").render(shown)


def close_lines(html: str) -> str:
    r"""Return HTML that shows the same without blank lines; in preformatted text a reference stands for each.

    >>> close_lines("<p>a</p>\n\n<pre>b\n\nc</pre>")
    '<p>a</p>\n<pre>b&#10;\nc</pre>'
    """
    kept = _PREFORMATTED.sub(lambda block: _BEFORE_BLANK.sub("&#10;", block[0]), html)
    return _BEFORE_BLANK.sub("", kept)


def build_claim_parts(context: Context) -> Mapping[str, ClaimParts]:
    """Return the parts of each claim's page, by id, in the argument's order.

    Each is made anew whenever it is asked for, since all together would be most of the memory that a large map takes.
    """
    return _Builder(context.argument, context.history, context.settings)


@dataclass(frozen=True, eq=False)
class _Builder(Mapping[str, ClaimParts]):
    """Builds the parts of an argument's claim pages."""

    argument: Argument
    history: History
    settings: Settings

    def __iter__(self) -> Iterator[str]:
        return iter(self.argument.made.order)

    def __len__(self) -> int:
        return len(self.argument.made.order)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __getitem__(self, name: str) -> ClaimParts:
        with speaking(self.settings.language):
            return self._build(name)

    def _build(self, name: str) -> ClaimParts:
        made, standing = self.argument.made, self.argument.standing
        order, place = made.order, self._places[name]
        claim = made.claims[name]
        shared = {"made": made, "claim": claim, "root": ROOT, "standing": standing}
        shared |= {"word": standing.claims.get(name), "line": made.line_to_thesis(name)}
        shared |= {"sources": self._link_sources(claim), **self._collect(claim)}
        shared["before"] = made.claims[order[place - 1]] if place else None
        shared["after"] = made.claims[order[place + 1]] if place + 1 < len(order) else None
        before_heading, head, main, aside, pager = (Markup(part.render(shared)) for part in _part_templates())  # noqa: S704
        return ClaimParts(before_heading, head, main, aside, pager, self._describe(claim))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.argument.made.order)}

    def _collect(self, claim: Claim) -> Mapping[str, object]:
        made, repository = self.argument.made, self.settings.repository
        reasons, bears = made.reasons(claim.id), made.bears_on(claim.id)
        return {
            "weighty": claim.fields.kind not in WEIGHTLESS,
            "supports": [step for step in reasons if step.kind == "supports"],
            "attacks": [step for step in reasons if step.kind == "attacks"],
            "wordings": claim.fields.wordings,
            "bears": bears,
            "argument": self.argument,
            "deciding": find_deciding(made, self.argument.standing, claim.id),
            "against": {step.id: find_against(made, self.argument.standing, step) for step in bears},
            "doubted": [step for step in bears if self._is_doubted(step)],
            "undercut": any(made.undercuts(step.id) for step in bears),
            "objecting": [step for step in bears if step.kind is Bearing.ATTACKS and not step.contrary],
            "about": [i for i in claim.fields.about if i in made.claims],
            "remarks": made.remarks.get(claim.id, ()),
            "prediction": claim.fields.prediction,
            "settled": claim.fields.settled_by,
            "believers": spread_beliefs(made, claim.id),
            "backing": find_backing(made, claim.id),
            "branch": find_branch_backing(made, claim.id) if claim.id in made.theses else None,
            "references": made.cited(claim),
            "picture": render_neighbourhood(self.argument, claim.id, ROOT),
            "edit_url": repository.edit_url(f"docs/claims/{claim.id}.md") if repository else None,
            "citation": cite_claim(claim, made, self.settings),
            "report_url": link_to_report(claim, claim.fields.source, made.essay, self.settings),
            "changes": render_changes(self.history, claim.id),
        }

    def _is_doubted(self, step: Step) -> bool:
        undercuts = self.argument.made.undercuts(step.id)
        return step.kind is not Bearing.ATTACKS and any(self.argument.standing.steps[cut.id] for cut in undercuts)

    def _link_sources(self, claim: Claim) -> list[Mapping[str, str]]:
        essay = self.argument.made.essay
        known = {p.id: p for p in essay.paragraphs} if essay else {}
        return [
            {"name": name_paragraph(source, essay), "url": link_to_paragraph(essay, known[source])}
            for source in claim.fields.source
            if essay and source in known
        ]

    def _describe(self, claim: Claim) -> str:
        kind = capfirst(claim.fields.kind.word)
        words = f"{kind} ({self.argument.says(claim.id)}). {strip_marks(claim.body)}"
        return words if len(words) <= _DESCRIPTION_MAX else words[: _DESCRIPTION_MAX - 1].rsplit(" ", 1)[0] + "…"


def render_changes(history: History, claim: str) -> Markup:
    """Return a claim's own changes, newest first, five at most; nothing where none are known."""
    events = history.by_claim.get(claim, ())
    if not events and not history.begins:
        return Markup()
    shown = {"events": events[:CHANGES], "older": len(events) - CHANGES, "history": history}
    return Markup(render("pages/claim/changes.html", **shown))  # noqa: S704  rendered with escaping on


@cache
def _part_templates() -> tuple[Template, ...]:
    return tuple(get_template(f"pages/claim/{part}.html") for part in _SHOWN)
