"""Links that open a filled-in report on GitHub: a claim does not say what the essay's author meant."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.content.essay_index import name_paragraph
from argmap.content.models import Claim, Essay
from argmap.language.current import gettext
from argmap.pages.context import Settings

_MOST = 5  # paragraphs named, so that the address stays short


def link_to_report(claim: Claim, sources: Sequence[str], essay: Essay | None, settings: Settings) -> str | None:
    """Return the address of a report that names a claim's page, its sentence, and the paragraphs `sources`.

    None where the site has no repository or the map no essay.
    """
    if settings.repository is None or essay is None:
        return None
    where = "; ".join(name_paragraph(source, essay) for source in sources[:_MOST])
    return settings.repository.new_issue_url(
        "mistake.yml",
        page=f"{settings.site_url}claims/{claim.id}/",
        mistake=gettext(
            "In the essay: %(where)s\nThe map says: %(claim)s\nWhat is meant: ", where=where, claim=claim.heading
        ),
    )
