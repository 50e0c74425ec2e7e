"""The snippet of each topic's hand-written page: a picture of the topic, and its claims."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.argument.argument import Argument
from argmap.content.models import Claim
from argmap.pages.context import Built, Context
from argmap.view.pictures import render_topic
from argmap.view.templates import render

ROOT = "../"
MOST = 500
"""Most claims that a topic's page lists; the list of all claims has the rest."""


def build_topics(context: Context) -> Built:
    """Return a snippet `topic-ID.html` for each topic."""
    argument = context.argument
    topics = argument.made.by_topic()
    return Built({f"topic-{topic}.html": _render(argument, topic, claims) for topic, claims in topics.items()})


def _render(argument: Argument, topic: str, claims: Sequence[Claim]) -> str:
    return render(
        "pages/topics/topic.html",
        topic=topic,
        claims=claims[:MOST],
        count=len(claims),
        picture=render_topic(argument, topic, ROOT) if claims else "",
        standing=argument.standing,
        root=ROOT,
    )
