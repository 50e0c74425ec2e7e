"""The backing of a claim: the programmes whose works it rests on, and their interest in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.content.models import Reference
from argmap.content.vocabulary import Interest
from argmap.language.current import gettext, ngettext


@dataclass(frozen=True, slots=True)
class Backing:
    """The works that something rests on, each once, in order of the claims that name them."""

    works: tuple[Reference, ...]

    @property
    def programmes(self) -> tuple[str, ...]:
        """The programmes behind the works, those with most works first; works without a known one are left out."""
        counts = Counter(work.backer for work in self.works if work.backer)
        return tuple(name for name, _ in counts.most_common())

    @property
    def sole(self) -> str:
        """The one programme behind all the works; nothing where there are several, or where one is not known."""
        known = all(work.backer for work in self.works)
        return self.programmes[0] if known and len(self.programmes) == 1 else ""

    @property
    def own(self) -> int:
        """The number of works that report their authors' own product, forecast or opinion."""
        return sum(work.interest is Interest.OWN for work in self.works)

    @property
    def words(self) -> str:
        """A predicate about the backing, to follow a subject.

        >>> own = Reference("a", "A report", "", programme="A firm", interest=Interest.OWN)
        >>> Backing((own,)).words
        'rests on 1 reference (A firm), which speaks of its own work'
        """
        if not self.works:
            return gettext("rests on no reference")
        count = len(self.works)
        interests = Counter(work.interest for work in self.works)
        said = [choice for choice in reversed(Interest) if choice is not Interest.NONE and interests[choice]]
        works = self._count_works()
        if not said:
            return gettext("rests on %(works)s", works=works)
        if self.sole and interests[said[0]] == count:
            return gettext("rests on %(works)s, which %(interest)s", works=works, interest=said[0].word)
        shares = [_tell_share(interests[choice], choice) for choice in said]
        return gettext("rests on %(works)s; of these %(shares)s", works=works, shares=", ".join(shares))

    def _count_works(self) -> str:
        count, sole, programmes = len(self.works), self.sole, len(self.programmes)
        if count == 1:
            return gettext("1 reference (%(programme)s)", programme=sole) if sole else gettext("1 reference")
        if sole:
            return gettext("%(count)s references from 1 programme (%(programme)s)", count=count, programme=sole)
        return ngettext(
            "%(count)s references from %(num)s programme",
            "%(count)s references from %(num)s programmes",
            programmes,
            count=count,
        )


def _tell_share(count: int, choice: Interest) -> str:
    return f"{count} {choice.word if count == 1 else choice.entry.many}"


def find_backing(made: ArgumentMap, claim: str) -> Backing:
    """Return the works that a claim itself names."""
    return _collect(made, [claim])


def find_branch_backing(made: ArgumentMap, *claims: str) -> Backing:
    """Return the works that some claims and everything that supports them, directly or further back, name."""
    return _collect(made, sorted(_find_branch(made, claims)))


def find_sole_programmes(argument: Argument) -> Mapping[str, str]:
    """Return, by claim that has reasons, the one programme behind all the works of its branch; others are absent."""
    made, compact = argument.made, argument.indexed
    behind: list[frozenset[str]] = [frozenset()] * len(compact.claims)
    for group in compact.order:
        members = (group,) if isinstance(group, int) else group
        names = {name for member in members for name in _name_own(made, compact.claims[member])}
        for member in members:
            premises = (premise for step in compact.supports[member] for premise in compact.premises[step])
            names = names.union(*(behind[premise] for premise in premises))
        for member in members:
            behind[member] = frozenset(sorted(names)[:2])  # two names are enough to show that there is not one
    return {
        claim: next(iter(names))
        for claim, names, supports in zip(compact.claims, behind, compact.supports, strict=True)
        if supports and len(names) == 1 and not names & made.references.keys()
    }


def _name_own(made: ArgumentMap, claim: str) -> set[str]:
    """Return the programmes behind the works of a claim; a work without a known one counts by its key."""
    return {work.backer or work.id for work in find_backing(made, claim).works}


def _find_branch(made: ArgumentMap, claims: Iterable[str]) -> set[str]:
    seen = set(claims)
    waiting = list(seen)
    while waiting:
        fresh = {premise for step in made.supports(waiting.pop()) for premise in step.premises} - seen
        seen |= fresh
        waiting += fresh
    return seen


def _collect(made: ArgumentMap, claims: Iterable[str]) -> Backing:
    keys = dict.fromkeys(key for claim in claims for key in made.claims[claim].fields.references)
    return Backing(tuple(made.references[key] for key in keys if key in made.references))
