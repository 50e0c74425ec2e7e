"""The list of all claims, topic by topic; that of a large map goes on over several pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.content.models import Claim
from argmap.pages.context import Built, Context
from argmap.view.templates import render

MOST = 500
"""Most claims in one page of the list."""
FIRST = "claims/"
"""The address of the first page, from the site's root."""


class Run(NamedTuple):
    """Claims of one topic that follow one another on a page; `begins` tells whether they are its first."""

    topic: str
    claims: Sequence[Claim]
    begins: bool


def build_claims(context: Context) -> Built:
    """Return the snippet `claims.html`, and the further pages of the list as Markdown, `claims/list/2.md` and so on.

    No id of a claim is a number within a folder, so none of these addresses is a claim's.
    """
    topics = context.argument.made.by_topic()
    cut = list(cut_topics(topics, MOST))
    pages = cut or [[]]
    first = _render(context, "claims.html", pages, 0, topics)
    rest = {
        f"{address_page(i)[:-1]}.md": _render(context, "further.md", pages, i, topics) for i in range(1, len(pages))
    }
    return Built({"claims.html": first}, rest)


def cut_topics(topics: Mapping[str, Sequence[Claim]], most: int) -> Iterator[list[Run]]:
    """Yield pages of at most so many claims, which together have all of them in order; a topic may go over pages."""
    page: list[Run] = []
    room = most
    for topic, claims in topics.items():
        start = 0
        while start < len(claims) or not (start or claims):
            if not room:
                yield page
                page, room = [], most
            run = claims[start : start + room]
            page.append(Run(topic, run, start == 0))
            room -= len(run)
            start += max(len(run), 1)
    if page:
        yield page


def address_page(index: int) -> str:
    """Return the address of a page of the list from the site's root; the first has the index 0."""
    return f"{FIRST}list/{index + 1}/" if index else FIRST


def _render(
    context: Context, template: str, pages: Sequence[Sequence[Run]], index: int, topics: Mapping[str, Sequence[Claim]]
) -> str:
    """Return a page of the list, from its template."""
    argument = context.argument
    address = address_page(index)
    root = "../" * address.count("/")
    return render(
        f"pages/claims/{template}",
        made=argument.made,
        argument=argument,
        standing=argument.standing,
        root=root,
        runs=pages[index],
        counts={topic: len(claims) for topic, claims in topics.items()},
        number=index + 1,
        starts={
            run.topic: (at, f"{root}{address_page(at)}") for at, page in enumerate(pages) for run in page if run.begins
        },
        addresses=[f"{root}{address_page(at)}" for at in range(len(pages))],
    )
