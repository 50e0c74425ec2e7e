"""Advice, which blocks no build: near duplicates, doubtful relations, loaded words, missing dates, weak support."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, islice

from rapidfuzz import fuzz

from argmap.argument.argument import Argument
from argmap.argument.backing import find_branch_backing, find_sole_programmes
from argmap.argument.graph import ArgumentMap
from argmap.argument.summary import find_moved
from argmap.argument.turning import rank_cruxes
from argmap.content.markup import find_quotations
from argmap.content.models import Claim, Place
from argmap.content.problems import Problem, show
from argmap.content.telling_words import COMMON_WORDS
from argmap.content.vocabulary import WEIGHTLESS, Bearing, Kind, Strength, Verified, Voice

ADVICE: Mapping[str, str] = {
    "near-duplicate": "Two claims should not say the same.",
    "maybe-reversed": "A relation runs from the reason to what it is a reason for.",
    "maybe-undercut": "An attack says that a claim is false; an undercut, that a reason does not show it.",
    "two-things": "A claim says one thing, so that one can agree with it or not.",
    "loaded-words": "A fair claim is one that its opponents would put so.",
    "evidence-undated": "Evidence has a date, so that a reader sees what is newer.",
    "outside-undated": "A claim from outside the essay has a date, so that a reader sees what it could know.",
    "weak-reference": "What carries much rests on a reference that somebody has read.",
    "one-programme": "A conclusion rests on works of more than one programme, so that no one interest decides it.",
    "summary-behind": "The summary says what its claims say today, and how they stand.",
    "one-sided": "A branch with many reasons has somewhere been doubted.",
}
"""Every kind of advice by name, with what to consider."""

ALIKE = 73.0
"""From this likeness of their sorted telling words (rapidfuzz ratio, 0 to 100) two headings count as near duplicates.

In a reviewed map of 170 claims without duplicates, the most alike headings reach 70, and 5 pairs reach 65.
"""

ALIKE_BODY = 88.0
"""The same for two whole bodies (rapidfuzz ratio): different bodies of that map reach 50, so that 88 means copied."""

BODY_LEAST = 120
"""Characters that both bodies must have to be compared: between short texts a high ratio means little."""

ONE_SIDED = 4
"""A claim with so many reasons, directly or further back, is asked for an objection; with fewer, none is expected."""

_COMMON = COMMON_WORDS | set(
    re.findall(
        r"\w+",
        """
        about after ai all any before being did each even get gets how just less like made make
        makes many may model models must now only other over own same should still those through
        too under until up upon well where while year years
        """,
    )
)
_LOADED = re.compile(
    r"\b(obviously|clearly (?:wrong|false|mistaken|right|true)|of course|needless to say|undeniabl[ey]|absurd|nonsense|"
    r"ridiculous(?:ly)?|na[iï]ve(?:ly)?|foolish(?:ly)?|silly|stupid(?:ly)?|delusion(?:al|s)?|hysteri(?:a|cal)|so-called|"
    r"hype|doomers?|everyone knows|no(?:body)? serious(?:ly)?|laughabl[ey]|shameful(?:ly)?|propaganda|fanatics?|"
    r"cultish|merely claims?|pretends?|disgrace(?:ful)?|miraculous(?:ly)?)\b",
    re.I,
)
_ABOUT_STEP = re.compile(
    r"\b(?:does|do|did|need|would) not (?:by itself |in itself )?(?:show|follow|mean|prove|imply|establish)\b"
    r"|\bneed not (?:show|follow|mean|imply|touch|bear)\b|\b(?:says|tells|tell|say)(?: us)? (?:nothing|little) about\b"
    r"|\bnon sequitur\b|\bproves nothing\b|\bunsupported, not false\b|\bno (?:sign|proof|evidence) (?:of|that|for)\b",
    re.I,
)
_TWO = re.compile(
    r";\s|[.!?]\s+[A-Z]|, (?:but|whereas) (?!not\b)|,?\s(?:and|but) (?:also |therefore |thus |yet |then )?"
    r"(?:it|they|this|these|there|he|she|we|that is why) (?=\w)",
)


class Advice(Problem):
    """One piece of advice: a place, what was noticed there, and what to consider."""

    rules = ADVICE
    level = "notice"


def find_advice(made: ArgumentMap) -> list[Problem]:
    """Return all advice on a map, sorted by place."""
    argument = Argument(made)
    return sorted({advice for look in LOOKS for advice in look(argument)})


def _at(claim: Claim, place: Place, rule: str, what: str, fix: str) -> Advice:
    return Advice(claim.path, place.line, place.column, rule, what, fix)


def _weighty(made: ArgumentMap) -> list[Claim]:
    return [claim for claim in made.claims.values() if claim.fields.kind not in WEIGHTLESS]


def split_telling_words(text: str) -> list[str]:
    """Return the words of a text that tell what it is about: lower case, common ones left out."""
    words = re.findall(r"[^\W_]+", text.lower().replace("’", "'").replace("'s", ""))
    return [word for word in words if word not in _COMMON]


def find_telling_words(text: str) -> list[str]:
    """Return the words by which texts are compared: the telling ones, plural endings cut."""
    words = split_telling_words(text)
    return [word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words]


def measure_likeness(one: str, other: str) -> float:
    """Return the likeness of two headings, 0 to 100 (rapidfuzz ratio), regardless of the order of their words."""
    pair = (" ".join(sorted(find_telling_words(text))) for text in (one, other))
    return fuzz.ratio(*pair)


def find_near_duplicates(argument: Argument) -> Iterator[Advice]:
    """Yield pairs of claims that are worded alike; only those that share two telling words are compared."""
    made = argument.made
    for one, other in _find_candidates(made):
        if measure_likeness(one.heading, other.heading) >= ALIKE or _share_body(one, other):
            what = f'much like "{one.id}": “{show(one.heading, 140)}”'
            fix = "If both say the same, keep one and let the other's relations point to it; else word the difference."
            yield _at(other, other.place("heading"), "near-duplicate", what, fix)


def _share_body(one: Claim, other: Claim) -> bool:
    shorter = min(len(one.body), len(other.body))
    return shorter >= BODY_LEAST and fuzz.ratio(one.body, other.body, score_cutoff=ALIKE_BODY) > 0


def _find_candidates(made: ArgumentMap) -> list[tuple[Claim, Claim]]:
    """Return the pairs of claims whose headings share two words that few headings have."""
    holders: dict[str, list[str]] = defaultdict(list)
    for claim in made.claims.values():
        for word in sorted(set(find_telling_words(claim.heading))):
            holders[word].append(claim.id)
    most = max(8, len(made.claims) // 50)
    shared = Counter(pair for ids in holders.values() if len(ids) <= most for pair in combinations(sorted(ids), 2))
    return [(made.claims[one], made.claims[other]) for (one, other), count in sorted(shared.items()) if count >= 2]


def find_reversed(argument: Argument) -> Iterator[Advice]:
    """Yield supports that perhaps run the wrong way: from a claim to evidence, or from a thesis to its reasons."""
    made = argument.made
    for step in made.steps.values():
        if step.kind is not Bearing.SUPPORTS or step.conclusion not in made.claims:
            continue
        end = made.claims[step.conclusion]
        starts = [made.claims[one] for one in step.premises if one in made.claims]
        kinds = {claim.fields.kind for claim in starts}
        if Kind.THESIS in kinds and end.fields.kind is not Kind.THESIS:
            why = "a thesis is what reasons lead to, and here it is a reason"
        elif end.fields.kind is Kind.EVIDENCE and Kind.EVIDENCE not in kinds:
            why = f'"{end.id}" reports something observed, and observations are seldom what a claim is a reason for'
        else:
            continue
        fix = f'If "{end.id}" is the reason, say so in its file: supports: [{step.stated_by}]. Else leave it.'
        claim = made.claims[step.stated_by]
        yield _at(claim, step.place, "maybe-reversed", f'"supports" {end.id}: {why}', fix)


def find_undercuts(argument: Argument) -> Iterator[Advice]:
    """Yield attacks that are worded as doubts about a step."""
    made = argument.made
    for step in made.steps.values():
        if step.kind is not Bearing.ATTACKS or step.contrary or not made.supports(step.conclusion):
            continue
        claim = made.claims[step.stated_by]
        match = _ABOUT_STEP.search(step.because) or _ABOUT_STEP.search(claim.heading)
        if match:
            reasons = ", ".join(f'"{one.id}"' for one in made.supports(step.conclusion)[:3])
            what = f'"attacks" {step.conclusion}, but “{match[0]}” doubts a reason for it and not the claim'
            fix = f"Consider undercuts: with the step that does not carry, such as {reasons}."
            yield _at(claim, step.place, "maybe-undercut", what, fix)


def find_double_claims(argument: Argument) -> Iterator[Advice]:
    """Yield headings that put two statements into one."""
    made = argument.made
    for claim in _weighty(made):
        if match := _TWO.search(claim.heading):
            place = claim.place("heading")
            what = f"the claim may say two things, joined by “{show(match[0].strip())}”"
            fix = "If one can agree with half of it, make two claims, linked with together_with where both are needed."
            yield _at(claim, Place(place.line, place.column + match.start()), "two-things", what, fix)


def find_loaded_words(argument: Argument) -> Iterator[Advice]:
    """Yield words that judge instead of saying, in headings, bodies and reasons; quotations are left alone."""
    made = argument.made
    for claim in made.claims.values():
        for text, start in _list_texts(made, claim):
            for number, line in enumerate(_blank_quotations(text).split("\n")):
                for match in _LOADED.finditer(line):
                    column = match.start() + (start.column if number == 0 else 1)
                    fix = "Say what is the case and let readers judge, or quote whoever says it."
                    what = f"a loaded word: “{match[0]}”"
                    yield _at(claim, Place(start.line + number, column), "loaded-words", what, fix)


def _list_texts(made: ArgumentMap, claim: Claim) -> Iterator[tuple[str, Place]]:
    yield claim.heading, claim.place("heading")
    yield claim.body, claim.place("body")
    for step in made.bears_on(claim.id):
        if step.stated_by == claim.id and step.because:
            yield step.because, step.place


def _blank_quotations(text: str) -> str:
    for quoted, _ in find_quotations(text, 1):
        text = text.replace(quoted, re.sub(r"[^\n]", " ", quoted))
    return re.sub(r"\*[^*\n]+\*", lambda match: " " * len(match[0]), text)


def find_undated(argument: Argument) -> Iterator[Advice]:
    """Yield evidence, and claims from outside the essay where there is one, of which no date is known."""
    made = argument.made
    for claim in _weighty(made):
        if made.date_of(claim.id):
            continue
        fix = "Add date: YYYY, YYYY-MM or YYYY-MM-DD here, or a date to its entry in references.bib."
        if claim.fields.kind is Kind.EVIDENCE:
            yield _at(claim, claim.place("kind"), "evidence-undated", "evidence without a date", fix)
        elif made.essay and claim.fields.voice is Voice.OUTSIDE:
            yield _at(claim, claim.place("voice"), "outside-undated", "a claim from outside without a date", fix)


def find_weak_references(argument: Argument) -> Iterator[Advice]:
    """Yield claims that carry much and all of whose references are at best bibliographic."""
    made = argument.made
    cruxes = frozenset(claim for claims in rank_cruxes(argument).values() for claim in claims)
    for claim in _weighty(made):
        levels = [made.references[key].verified for key in claim.fields.references if key in made.references]
        unread = {Verified.BIBLIOGRAPHIC, Verified.RECALLED, None}
        if claim.fields.voice is Voice.ESSAY or not levels or not set(levels) <= unread:
            continue
        if why := _tell_load(made, claim, cruxes):
            level = next((level for level in Verified if level in levels), None)
            what = f"{why}, but its references are checked no further than “{level or 'not at all'}”"
            fix = (
                "Open the source, and set verified = {primary} or {secondary} in references.bib, or lower the strength."
            )
            yield _at(claim, claim.place("references"), "weak-reference", what, fix)


def _tell_load(made: ArgumentMap, claim: Claim, cruxes: frozenset[str]) -> str:
    """Return the reason why a claim carries much, as a clause; empty where it does not."""
    steps = made.bears_on(claim.id)
    if claim.id in cruxes:
        return "it is among the claims that move the thesis most"
    if any(step.strength is Strength.STRONG for step in steps):
        return "it carries a strong step"
    if any(step.conclusion in made.theses for step in steps):
        return "it bears on a thesis directly"
    return f"it bears on {len(steps)} steps" if len(steps) > 2 else ""


def find_one_programme(argument: Argument) -> Iterator[Advice]:
    """Yield claims whose whole branch rests on works of one programme; of nested ones the highest."""
    made = argument.made
    found = find_sole_programmes(argument)
    for name in found:
        if not any(step.conclusion in found for step in made.bears_on(name)):
            claim = made.claims[name]
            what = f"with all that supports it, it {find_branch_backing(made, name).words}"
            fix = "Look for somebody else's work that says the same or the contrary, or say that none is known."
            yield _at(claim, claim.place("heading"), "one-programme", what, fix)


def find_one_sided(argument: Argument) -> Iterator[Advice]:
    """Yield claims with many reasons below them and no objection to any; of nested ones the highest."""
    made = argument.made
    doubted = _find_doubted(made)
    sure = (claim.id for claim in _weighty(made) if claim.id not in doubted)
    found = dict.fromkeys(name for name in sure if len(list(islice(_list_reasons(made, name), ONE_SIDED))) == ONE_SIDED)
    for name in found:
        if not any(step.conclusion in found for step in made.bears_on(name)):
            claim = made.claims[name]
            count = sum(1 for _ in _list_reasons(made, name))
            what = f"{count} claims speak for it, directly or further back, and none against any of them"
            fix = "Look for the best objection, or say in the body why there is none."
            yield _at(claim, claim.place("heading"), "one-sided", what, fix)


def _find_doubted(made: ArgumentMap) -> set[str]:
    """Return the claims that have an objection, to them or to a reason for them, directly or further back."""
    doubted = {
        name
        for name in made.claims
        if made.attacks(name) or any(made.undercuts(step.id) for step in made.supports(name))
    }
    waiting = list(doubted)
    while waiting:
        steps = made.bears_on(waiting.pop())
        fresh = {step.conclusion for step in steps if step.kind is Bearing.SUPPORTS} - doubted
        doubted |= fresh
        waiting += fresh
    return doubted


def _list_reasons(made: ArgumentMap, claim: str) -> Iterator[str]:
    """Yield the claims that support a claim, directly or further back, each once."""
    seen = {claim}
    waiting = [claim]
    while waiting:
        for step in made.supports(waiting.pop()):
            for premise in step.premises:
                if premise not in seen:
                    seen.add(premise)
                    waiting.append(premise)
                    yield premise


def find_summary_behind(argument: Argument) -> Iterator[Advice]:
    """Yield the claims under the summary that are no longer as its writer saw them."""
    made = argument.made
    for moved in find_moved(argument):
        if made.summary:
            place = made.summary.place("sentences", moved.sentence, "rests_on", moved.number)
            what = f'a sentence rests on "{moved.claim}", which {moved.words}'
            fix = "Read the sentence again, mend it if need be, and run: argmap summary accept"
            yield Advice(made.summary.path, place.line, place.column, "summary-behind", what, fix)


LOOKS: tuple[Callable[[Argument], Iterable[Advice]], ...] = (
    find_near_duplicates,
    find_reversed,
    find_undercuts,
    find_double_claims,
    find_loaded_words,
    find_undated,
    find_weak_references,
    find_one_programme,
    find_one_sided,
    find_summary_behind,
)
