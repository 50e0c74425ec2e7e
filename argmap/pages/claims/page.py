"""The list of all claims, topic by topic."""

from __future__ import annotations

from argmap.pages.context import Built, Context
from argmap.view.templates import render


def build_claims(context: Context) -> Built:
    """Return the snippet `claims.html`."""
    made = context.argument.made
    page = render(
        "pages/claims/claims.html",
        made=made,
        argument=context.argument,
        standing=context.argument.standing,
        root="../",
        topics=made.by_topic(),
    )
    return Built({"claims.html": page})
