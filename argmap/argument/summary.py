"""The claims under the hand-written summary that changed, in words or standing, since a person last read it over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.argument.argument import Argument
from argmap.content.models import Seen


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim that a sentence of the summary rests on and that has changed since the writer last saw it.

    The sentence and the claim in it are given by index. `seen` is the claim's recorded state, None without a record.
    """

    sentence: int
    number: int
    claim: str
    seen: Seen | None
    now: Seen

    @property
    def words(self) -> str:
        """The change as a predicate, to follow the claim's name."""
        if self.seen is None:
            return "has not been read over with it"
        if self.seen.heading != self.now.heading:
            return f"was reworded: “{self.seen.heading}” is now “{self.now.heading}”"
        return f"stood at “{self.seen.standing}” and now stands at “{self.now.standing}”"


def look_at(argument: Argument, claim: str) -> Seen:
    """Return a claim as it is now."""
    return Seen(heading=argument.made.claims[claim].heading, standing=argument.standing.claims.get(claim))


def find_moved(argument: Argument) -> Iterator[Moved]:
    """Yield each claim under a sentence that has changed; the check reports claims that no longer exist."""
    made = argument.made
    if made.summary is None:
        return
    seen = made.summary.summary.seen
    for index, sentence in enumerate(made.summary.summary.sentences):
        for number, claim in enumerate(sentence.rests_on):
            if claim in made.claims:
                now = look_at(argument, claim)
                if seen.get(claim) != now:
                    yield Moved(index, number, claim, seen.get(claim), now)
