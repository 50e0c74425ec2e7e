"""What has changed under the hand-written summary: claims reworded or standing otherwise since it was read over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.argument.argument import Argument
from argmap.content.models import Seen


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim that a sentence rests on (both by index and id) and that is not as its writer saw it.

    `seen` is None where nobody has yet read the sentence over against the claim.
    """

    sentence: int
    number: int
    claim: str
    seen: Seen | None
    now: Seen

    @property
    def words(self) -> str:
        """What has changed, to follow the claim's name."""
        if self.seen is None:
            return "has not been read over with it"
        if self.seen.heading != self.now.heading:
            return f"was reworded: “{self.seen.heading}” is now “{self.now.heading}”"
        return f"stood at “{self.seen.standing}” and now stands at “{self.now.standing}”"


def look_at(argument: Argument, claim: str) -> Seen:
    """Return a claim as it is now."""
    return Seen(heading=argument.made.claims[claim].heading, standing=argument.standing.claims.get(claim))


def find_moved(argument: Argument) -> Iterator[Moved]:
    """Yield each claim under a sentence that has changed; claims that no longer exist are the check's to report."""
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
