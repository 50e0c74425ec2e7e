"""The pages of a site: one row a page, which build, llms.txt, new maps and scripts/screenshots.py go by."""

from __future__ import annotations

from functools import partial

from argmap.language.current import gettext, noted
from argmap.language.markdown import list_headings
from argmap.pages.changes.page import build_changes
from argmap.pages.claims.page import build_claims
from argmap.pages.context import Page, Told, read_english
from argmap.pages.contribute.page import build_contribute
from argmap.pages.coverage.page import build_coverage
from argmap.pages.cruxes.page import build_cruxes
from argmap.pages.data.page import build_data
from argmap.pages.differ.page import build_differ
from argmap.pages.embed.page import build_embeds
from argmap.pages.explore.page import build_explore
from argmap.pages.home.page import build_home
from argmap.pages.method import page as method
from argmap.pages.objections.page import build_objections
from argmap.pages.propose.page import build_propose
from argmap.pages.reading.page import build_reading
from argmap.pages.references.page import build_references
from argmap.pages.settle.page import build_settle
from argmap.pages.since.page import build_since
from argmap.pages.topics.page import build_topics
from argmap.pages.where.page import build_where
from argmap.pages.yours.page import build_yours

PAGES = (
    Page(
        "",
        "home",
        build_home,
        ("home-verdict.html", "home-map.html", "home-objection.html", "home-since.html", "home-ways.html"),
        generic=False,
    ),
    Page(
        "read/3-minutes/",
        "reading",
        partial(build_reading, name="read-3"),
        ("read-3.html",),
        Told(
            noted("The argument in three minutes"),
            noted("the thesis, its reasons, and the strongest thing against each"),
        ),
    ),
    Page(
        "read/10-minutes/",
        "reading",
        partial(build_reading, name="read-10"),
        ("read-10.html",),
        Told(noted("The argument in ten minutes"), noted("with evidence, objections and replies")),
    ),
    Page(
        "read/full/",
        "reading",
        partial(build_reading, name="read-full"),
        ("read-full.html",),
        Told(noted("The whole argument"), noted("every step, told once")),
    ),
    Page("{topic}/", "topics", build_topics, ("topic-{topic}.html",), generic=False),
    Page("claims/", "claims", build_claims, ("claims.html",)),
    Page("claims/{claim}/", "claim", generic=False),  # its parts go around a claim's own words: pages.build
    Page("explore/", "explore", build_explore, ("explore.html",)),
    Page(
        "where/",
        "where",
        build_where,
        ("where.html",),
        Told(noted("Where do you get off?"), noted("the premises on which the thesis turns, as questions to readers")),
    ),
    Page("yours/", "yours", build_yours, ("yours.html",)),
    Page("cruxes/", "cruxes", build_cruxes, ("cruxes.html",)),
    Page(
        "differ/",
        "differ",
        build_differ,
        ("differ.html",),
        Told(
            noted("Where do we differ?"), noted("two stances, and the premises that make the difference between them")
        ),
    ),
    Page(
        "since/",
        "since",
        build_since,
        ("since.html",),
        Told(noted("What happened since"), noted("later evidence by date, and the predictions as they stand")),
    ),
    Page(
        "settle/",
        "settle",
        build_settle,
        ("settle.html",),
        Told(
            noted("What would settle it"), noted("predictions and cruxes: what would be seen, either way, and by when")
        ),
    ),
    Page(
        "objections/",
        "objections",
        build_objections,
        ("objections.html",),
        Told(noted("Unanswered objections"), noted("what nothing in the map answers")),
    ),
    Page(
        "references/",
        "references",
        build_references,
        ("references.html",),
        Told(noted("References"), noted("every work, with how far it was checked")),
    ),
    Page(
        "coverage/",
        "coverage",
        build_coverage,
        ("coverage.html",),
        Told(
            noted("The essay beside the map"),
            noted("each paragraph, the claims that restate it, what is said against them"),
        ),
        of_essay=True,
    ),
    Page("propose/", "propose", build_propose, ("propose.html",)),
    Page("changes/", "changes", build_changes, ("changes.html",)),
    Page("as-data/", "data", build_data, ("data.html",)),
    Page(
        "contribute/",
        "contribute",
        build_contribute,
        ("contribute.html", "template.html", "fields.html", "rules.html"),
        own=False,
    ),
    Page("guide/", "guide", own=False),
    Page(
        "method/",
        "method",
        method.build_method,
        ("method.md",),
        Told(noted("Method"), noted("what the words mean, and what is weak")),
        own=False,
    ),
    Page("embed/whole/", "embed", build_embeds, generic=False),
)
"""In the order in which a reader might want them."""

GENERIC_PAGES = tuple(page for page in PAGES if page.generic)
WORDS = (*(page.source for page in GENERIC_PAGES), method.WORDS)
"""The files with the words of pages that fit every map."""
PAGE_NAMES = frozenset({"index", *(page.path.removesuffix(".md") for page in GENERIC_PAGES)})
"""The names of these pages and of the first one, which no topic's page may have."""
"""The pages that every new map has."""


def find_english_headings() -> dict[str, str]:
    """Return the headings of generic pages in English by what they are in the language that is written in."""
    pages = (read_english(file, debate=debate) for file in WORDS for debate in (False, True))
    headings = (heading for page in pages for heading in list_headings(page))
    return {gettext(heading): heading for heading in headings}
