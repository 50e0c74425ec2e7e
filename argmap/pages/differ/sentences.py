"""Sentences on how two stances differ; `differ/sentences.js` has the same ones."""

from __future__ import annotations

from argmap.content.vocabulary import CREDENCES, Belief
from argmap.language.current import gettext, ngettext

SLIGHT = 0.005
"""A premise of less weight makes no difference that is worth naming."""


def name_belief(credence: float) -> Belief:
    """Return the belief whose credence is nearest.

    >>> name_belief(0.9).word, name_belief(0.5).word
    ('very likely', 'no view')
    """
    return min(Belief, key=lambda belief: abs(CREDENCES[belief] - credence))


def describe_counts(both: int, lone: int, weighing: int) -> str:
    """Return on how many premises two stances differ.

    `both` counts the premises on which both have a view, `lone` those on which one alone does, and `weighing` those
    that move the thesis if they are exchanged.

    >>> describe_counts(2, 1, 3)
    'They hold different views on 2 premises. On 1 premise only one of the two has a view.'
    >>> describe_counts(0, 0, 0)
    'The two believe the same of every premise.'
    >>> describe_counts(1, 0, 0)
    'They hold different views on 1 premise. Exchanged alone, none of them moves the thesis.'
    """
    if not both + lone:
        return gettext("The two believe the same of every premise.")
    said: list[str] = []
    if both:
        said.append(
            ngettext(
                "They hold different views on %(num)s premise.", "They hold different views on %(num)s premises.", both
            )
        )
    if lone:
        said.append(
            ngettext(
                "On %(num)s premise only one of the two has a view.",
                "On %(num)s premises only one of the two has a view.",
                lone,
            )
        )
    return " ".join(said if weighing else [*said, gettext("Exchanged alone, none of them moves the thesis.")])


def describe_rest(number: int) -> str:
    """Return the title of the premises that make less difference.

    >>> describe_rest(2)
    '2 more premises on which they differ'
    """
    return ngettext("%(num)s more premise on which they differ", "%(num)s more premises on which they differ", number)


def describe_shared(number: int) -> str:
    """Return the title of the premises on which two stances agree.

    >>> describe_shared(1)
    'They agree on 1 premise'
    """
    return ngettext("They agree on %(num)s premise", "They agree on %(num)s premises", number)
