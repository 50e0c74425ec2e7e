"""The rules that need the whole map: a table of named checks, every one of which is run."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import networkx as nx

from argmap.argument.graph import ArgumentMap, Step, build_map
from argmap.argument.stances import Preset
from argmap.content.docs_folder import Reading, is_claim_id
from argmap.content.essay_index import Fingerprints, split_words
from argmap.content.markup import find_claim_links, find_quotations
from argmap.content.models import QUOTATION_MAX, Claim, Place, SignedStance
from argmap.content.problems import MANY, Problem, passes, show, suggest
from argmap.content.vocabulary import STEP_KINDS, WEIGHTLESS, Bearing, Voice


def check_reading(reading: Reading) -> tuple[ArgumentMap, list[Problem]]:
    """Return the map of a docs folder and every problem: those of form that reading found, then those of content.

    What the profile of the map lets pass is no problem.
    """
    made, problems, _ = check_profile(reading)
    return made, problems


def check_profile(reading: Reading) -> tuple[ArgumentMap, list[Problem], Counter[str]]:
    """Return the map of a docs folder, every problem, and, by rule, how often its profile lets one pass."""
    references = reading.bibliography.references if reading.bibliography else {}
    settings = reading.settings
    made = build_map(reading.claims, references, reading.essay, reading.summary, reading.stances, settings)
    found = {problem for check in CHECKS for problem in check(made, reading)} | {*reading.problems}
    passed = {problem for problem in found if passes(problem.rule, settings.profile)}
    return made, sorted(found - passed), Counter(problem.rule for problem in sorted(passed))


def _at(claim: Claim, place: Place, rule: str, what: str, fix: str) -> Problem:
    return Problem(claim.path, place.line, place.column, rule, what, fix)


def _relations(claim: Claim) -> Iterator[tuple[str, int, str, tuple[str, ...]]]:
    """Yield (key, index, target, linked premises) of each support and attack of a claim's file."""
    for key in ("supports", "attacks"):
        for index, relation in enumerate(getattr(claim.fields, key)):
            yield key, index, relation.claim, relation.together_with


def _named_claims(claim: Claim) -> Iterator[tuple[str, str, Place]]:
    """Yield (id, where it is named, place) of each claim that a file names."""
    for key, index, target, _ in _relations(claim):
        yield target, f'"{key}"', _first_place(claim, (key, index, "claim"), (key, index), (key,))
    for key in STEP_KINDS:
        for index, relation in enumerate(getattr(claim.fields, key)):
            for number, other in enumerate(relation.together_with):
                yield other, '"together_with"', claim.place(key, index, "together_with", number)
    for key in ("contrary", "about"):
        for index, other in enumerate(getattr(claim.fields, key)):
            yield other, f'"{key}"', claim.place(key, index)
    for index, other in enumerate(claim.fields.prediction.why if claim.fields.prediction else ()):
        yield other, '"why"', claim.place("prediction", "why", index)
    body = claim.place("body")
    for other, place in find_claim_links(claim.body, body.line):
        yield other, "a link", place


def _first_place(claim: Claim, *paths: tuple[str | int, ...]) -> Place:
    return next((claim.places[path] for path in paths if path in claim.places), Place(1, 1))


def check_claims_exist(made: ArgumentMap, reading: Reading) -> Iterator[Problem]:
    """Yield each name of a claim that no file has."""
    for claim in (*made.claims.values(), *reading.partial):
        unknown = (named for named in _named_claims(claim) if named[0] not in reading.ids)
        for other, where, place in islice(unknown, MANY):
            fix = f"{suggest(other, reading.ids)}Ids are the file names in claims/."
            yield _at(claim, place, "claim-unknown", f'{where} names an unknown claim: "{show(other)}"', fix)


def check_summary(made: ArgumentMap, reading: Reading) -> Iterator[Problem]:
    """Yield each claim that a sentence of the summary rests on and that no file has."""
    file = made.summary
    for index, sentence in enumerate(file.summary.sentences if file else ()):
        for number, other in enumerate(sentence.rests_on):
            if file and other not in reading.ids:
                place = file.place("sentences", index, "rests_on", number)
                what = f'"rests_on" names an unknown claim: "{show(other)}"'
                fix = f"{suggest(other, reading.ids)}Name a claim that says it now, or change the sentence."
                yield Problem(file.path, place.line, place.column, "claim-unknown", what, fix)


def check_steps_exist(made: ArgumentMap, reading: Reading) -> Iterator[Problem]:
    """Yield each undercut of a step that no file states; a step into an unreadable file is not reported again."""
    for claim in (*made.claims.values(), *reading.partial):
        for index, undercut in enumerate(claim.fields.undercuts):
            if undercut.step in made.steps or _may_be_unread(undercut.step, made, reading):
                continue
            place = _first_place(claim, ("undercuts", index, "step"), ("undercuts", index), ("undercuts",))
            others = (step for step in made.steps if undercut.step not in step)
            fix = f"{suggest(undercut.step, others)}A step is named by what its file states, such as: a -> b"
            yield _at(
                claim, place, "step-unknown", f'"undercuts" names an unknown step: "{show(undercut.step, 120)}"', fix
            )


def _may_be_unread(step: str, made: ArgumentMap, reading: Reading) -> bool:
    return any(word in reading.ids and word not in made.claims for word in re.findall(r"[a-z0-9-]+", step))


def check_sources(made: ArgumentMap, reading: Reading) -> Iterator[Problem]:
    """Yield missing and unknown paragraphs; before the essay is indexed, none is unknown."""
    known = [paragraph.id for paragraph in reading.essay.paragraphs] if reading.essay else []
    for claim in made.claims.values():
        fields = claim.fields
        if fields.voice is not Voice.OUTSIDE and not fields.source:
            fix = "Add a line: source: … with the paragraph's id, or set voice: outside and give a reference."
            what = f'voice is "{fields.voice}", but no paragraph of the essay is named'
            yield _at(claim, claim.place("voice"), "source-missing", what, fix)
        for index, source in enumerate(fields.source if known else ()):
            if source not in known:
                place = _first_place(claim, ("source", index), ("source",))
                fix = f"{suggest(source, known)}The ids are in essay.yaml."
                yield _at(claim, place, "paragraph-unknown", f'unknown paragraph: "{show(source)}"', fix)


def check_references(made: ArgumentMap, reading: Reading) -> Iterator[Problem]:
    """Yield missing and unknown references; web addresses need no entry."""
    known = _known_references(reading)
    for claim in (*made.claims.values(), *reading.partial):
        fields = claim.fields
        if fields.voice is Voice.OUTSIDE and fields.kind not in WEIGHTLESS and not fields.references:
            fix = "Add a line: references: [key] with a key of references.bib, or an https:// address."
            yield _at(
                claim, claim.place("voice"), "reference-missing", 'voice is "outside", but no reference is named', fix
            )
        for index, key in enumerate(fields.references):
            if known is not None and key not in known and not key.startswith(("https://", "http://")):
                place = _first_place(claim, ("references", index), ("references",))
                fix = f"{suggest(key, known)}Add an entry to references.bib, or give an https:// address."
                yield _at(claim, place, "reference-unknown", f'unknown reference: "{show(key)}"', fix)


def _known_references(reading: Reading) -> set[str] | None:
    """Return the keys of references.bib, those of broken entries too; None where the whole file could not be read."""
    if reading.bibliography:
        return reading.bibliography.references.keys() | reading.bibliography.unread
    broken = any(problem.rule == "reference-broken" for problem in reading.problems)
    return None if broken else set()


def check_topics(made: ArgumentMap, _: Reading) -> Iterator[Problem]:
    """Yield topics that neither essay.yaml nor, without an essay, map.yaml lists."""
    known = [topic.id for topic in made.topics]
    for claim in made.claims.values():
        topic = claim.fields.topic
        if known and topic not in known:
            fix = f"{suggest(topic, known)}Topics: {', '.join(known)}."
            yield _at(claim, claim.place("topic"), "topic-unknown", f'unknown topic: "{show(topic)}"', fix)


def check_self_relations(made: ArgumentMap, _: Reading) -> Iterator[Problem]:
    """Yield relations of a claim to itself, linked premises and steps that it is part of included."""
    for claim in made.claims.values():
        for key, index, target, linked in _relations(claim):
            if target == claim.id or target in linked or claim.id in linked:
                what = f'"{key}" makes a claim bear on itself: "{target}"'
                yield _at(
                    claim, claim.place(key, index), "relation-self", what, "Name another claim, or remove the relation."
                )
        for index in (i for i, other in enumerate(claim.fields.contrary) if other == claim.id):
            what = f'"contrary" sets a claim against itself: "{claim.id}"'
            yield _at(claim, claim.place("contrary", index), "relation-self", what, "Name another claim, or remove it.")
        for index, undercut in enumerate(claim.fields.undercuts):
            if claim.id in undercut.together_with or claim.id in re.split(r"\s*(?:\+|->|-x|-/|[()])\s*", undercut.step):
                what = f'"undercuts" makes a claim bear on itself: "{show(undercut.step, 120)}"'
                fix = "A claim that doubts its own step is better weakened: strength: weak."
                yield _at(claim, claim.place("undercuts", index), "relation-self", what, fix)


def check_doubles(made: ArgumentMap, _: Reading) -> Iterator[Problem]:
    """Yield relations stated twice, and supports both ways round."""
    first: dict[tuple[frozenset[str], str], tuple[Step, Claim]] = {}
    for claim in made.claims.values():
        for step in made.stated[claim.id]:
            key = (frozenset(step.premises), step.conclusion)
            other, author = first.setdefault(key, (step, claim))
            if other is step or (other.id == step.id and other.place == step.place and author is claim):
                continue
            if author is not claim and len(step.premises) > 1:
                continue  # linked premises listed in both files: check_linked reports them
            what = (
                f"this relation is stated twice: {_describe(other)} ({_say_line(other, claim)}), and {_describe(step)}"
            )
            fix = "Keep the one that is meant."
            if step.contrary and other.contrary:
                fix = "Take it out here: the file of one of them says it for both."
            elif step.contrary or other.contrary:
                fix = "Keep the one that is meant: contrary claims attack each other, each strongly."
            yield _at(claim, step.place, "relation-twice", what, fix)
    for step in made.steps.values():
        if step.kind is Bearing.SUPPORTS and len(step.premises) == 1 and step.premises[0] < step.conclusion:
            yield from _find_turned(step, made)


def _say_line(step: Step, claim: Claim) -> str:
    return f"line {step.place.line}" + (f" of {step.stated_by}.md" if step.stated_by != claim.id else "")


def _describe(step: Step) -> str:
    if step.contrary:
        return f"{' and '.join(sorted((*step.premises, step.conclusion)))} are contrary"
    return f"{' + '.join(step.premises)} {step.kind} {step.conclusion}"


def _find_turned(step: Step, made: ArgumentMap) -> Iterator[Problem]:
    turned = made.steps.get(f"{step.conclusion} -> {step.premises[0]}")
    if turned:
        claim = made.claims[turned.stated_by]
        what = f'"{turned.premises[0]}" and "{turned.conclusion}" support each other'
        fix = "Keep the direction in which the reason runs: the premise's file says supports."
        yield _at(claim, turned.place, "relation-both-ways", what, fix)


def check_linked(made: ArgumentMap, _: Reading) -> Iterator[Problem]:
    """Yield linked premises that more than one file lists."""
    stated: dict[str, list[Claim]] = defaultdict(list)
    for claim in made.claims.values():
        for step in made.stated[claim.id]:
            if len(step.premises) > 1 and claim not in stated[step.id]:
                stated[step.id].append(claim)
    for step_name, claims in stated.items():
        for claim in claims[1:]:
            place = next(step.place for step in made.stated[claim.id] if step.id == step_name)
            what = f'linked premises listed twice: "{show(step_name, 120)}" stands in "{claims[0].id}" too'
            yield _at(claim, place, "linked-twice", what, "Keep it in the file of one premise.")


def check_weightless(made: ArgumentMap, _: Reading) -> Iterator[Problem]:
    """Yield relations to or from questions and notes, and `about` on claims that carry weight."""
    for claim in made.claims.values():
        fields = claim.fields
        if fields.kind not in WEIGHTLESS and fields.about:
            fix = "Use supports, attacks or undercuts; only questions and notes use about."
            yield _at(claim, claim.place("about"), "relation-weightless", f'a {fields.kind} has "about"', fix)
        for step in made.stated[claim.id]:
            light = [
                i
                for i in (*step.premises, step.conclusion)
                if i in made.claims and made.claims[i].fields.kind in WEIGHTLESS
            ]
            if light:
                kind = made.claims[light[0]].fields.kind
                fix = f'A {kind} names what it concerns with "about"; change its kind if it is to carry weight.'
                yield _at(
                    claim, step.place, "relation-weightless", f'"{light[0]}" is a {kind} and carries no weight', fix
                )


def check_support_cycles(made: ArgumentMap, _: Reading) -> Iterator[Problem]:
    """Yield each support cycle of three or more claims, naming its claims in order."""
    rings: nx.DiGraph[str] = nx.DiGraph()
    for step in made.steps.values():
        if step.kind is Bearing.SUPPORTS:
            rings.add_edges_from((premise, step.conclusion) for premise in step.premises if premise != step.conclusion)
    for knot in sorted(nx.strongly_connected_components(rings), key=min):
        if len(knot) > 1:
            yield from _report_ring(_find_ring(rings.subgraph(knot)), made)


def _find_ring(knot: nx.DiGraph[str]) -> list[str]:
    start = min(knot)
    beyond = min(nx.shortest_path_length(knot, one, start) for one in knot.successors(start))
    first = min(one for one in knot.successors(start) if nx.shortest_path_length(knot, one, start) == beyond)
    return [start, *nx.shortest_path(knot, first, start)[:-1]]


def _report_ring(ring: list[str], made: ArgumentMap) -> Iterator[Problem]:
    if len(ring) == 2 and f"{ring[0]} -> {ring[1]}" in made.steps and f"{ring[1]} -> {ring[0]}" in made.steps:
        return  # already reported by check_doubles
    claim = made.claims.get(ring[0])
    step = next((s for s in made.steps.values() if ring[0] in s.premises and s.conclusion == ring[1]), None)
    if claim and step:
        author = made.claims[step.stated_by]
        what = f"claims support each other in a ring: {' -> '.join([*ring, ring[0]])}"
        fix = "Take out the weakest of these supports: a reason cannot rest on what it supports."
        yield _at(author, step.place, "support-cycle", what, fix)


def check_thesis_named(made: ArgumentMap, reading: Reading) -> Iterator[Problem]:
    """Yield a problem where essay.yaml or map.yaml names a thesis that is no thesis of the map."""
    named, place = made.named_thesis, reading.thesis_named
    if named is None or place is None or named in made.theses or named in reading.ids - made.claims.keys():
        return  # other rules report a file that could not be read
    what = f'"{named}" is no thesis' if named in made.claims else f'unknown claim: "{named}"'
    fix = f"{suggest(named, made.theses)}Name a claim of the kind thesis, or take the line out."
    yield Problem(reading.essay_path, place.line, place.column, "thesis-unknown", what, fix)


def check_thesis(made: ArgumentMap, reading: Reading) -> Iterator[Problem]:
    """Yield claims that lead to no thesis, or the lack of any thesis."""
    if not made.theses:
        if made.claims and len(made.claims) == len(reading.ids):
            claim = next(iter(made.claims.values()))
            fix = "Set kind: thesis in the claim that the others lead to."
            yield _at(claim, Place(1, 1), "thesis-missing", "no claim is a thesis", fix)
        return
    unknown = _lead_beyond(made)
    bearing = {step.stated_by for step in made.steps.values()}  # check_weightless reports questions and notes
    for claim in made.claims.values():
        light = claim.fields.kind in WEIGHTLESS
        reached = bool(claim.fields.about or claim.id in bearing) if light else claim.id in made.distance
        if not reached and claim.id not in unknown:
            keys = '"about:"' if light else '"supports:", "attacks:" or "undercuts:"'
            fix = f"Add {keys} and what it bears on."
            yield _at(claim, claim.place("heading"), "thesis-unreached", f'"{claim.id}" leads to no thesis', fix)


def _lead_beyond(made: ArgumentMap) -> set[str]:
    """Return the claims and steps whose line to a thesis passes an unreadable file or an unknown name."""
    before: dict[str, list[str]] = defaultdict(list)
    for step in made.steps.values():
        before[step.conclusion].append(step.id)
        before[step.id] += step.premises
    broken = {step.id for step in made.steps.values() if not made.claims.keys() >= set(step.premises)}
    found = broken | (before.keys() - made.claims.keys() - made.steps.keys())
    todo = list(found)
    while todo:
        new = set(before.get(todo.pop(), ())) - found
        found |= new
        todo += new
    return found


def check_wordings(made: ArgumentMap, _: Reading) -> Iterator[Problem]:
    """Yield other wordings of a claim that say what its heading or another one says, word for word."""
    for claim in made.claims.values():
        seen = {_fold(claim.heading): "the heading"}
        for index, one in enumerate(claim.fields.wordings):
            words = _fold(one.text)
            if words in seen:
                what = f"this wording is {seen[words]}, word for word: {show(one.text)}"
                place = _first_place(claim, ("wordings", index, "text"), ("wordings", index), ("wordings",))
                yield _at(claim, place, "wording-twice", what, "Keep it once, with the speakers of both.")
            seen.setdefault(words, f"that of line {claim.place('wordings', index).line}")


def _fold(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def check_formerly(made: ArgumentMap, reading: Reading) -> Iterator[Problem]:
    """Yield former ids that are invalid, still in use, or given by two claims."""
    taken: dict[str, str] = {}
    for claim in made.claims.values():
        for index, old in enumerate(claim.fields.formerly):
            holder = old if old in reading.ids else taken.setdefault(old, claim.id)
            place = _first_place(claim, ("formerly", index), ("formerly",))
            if not is_claim_id(old):
                what = f'the former id "{old}" is one that no claim can have: a site or Windows keeps that name'
                yield _at(claim, place, "formerly-taken", what, "Remove it here: no page can stand at its address.")
            elif holder != claim.id:
                use = "is a claim that exists" if holder == old else f'belongs to "{holder}"'
                what = f'the former id "{old}" {use}'
                yield _at(claim, place, "formerly-taken", what, "Remove it here: an address leads to one claim.")


def check_quotations(made: ArgumentMap, reading: Reading) -> Iterator[Problem]:
    """Yield quotations that are too long, or that the essay does not hold."""
    prints = Fingerprints(reading.essay) if reading.essay and reading.essay.paragraphs else None
    for claim in (*made.claims.values(), *reading.partial):
        for quoted, place in _quotations(claim):
            yield from _check_quotation(quoted, place, claim, prints)


def _quotations(claim: Claim) -> Iterable[tuple[str, Place]]:
    parts = [(claim.heading, claim.place("heading")), (claim.body, claim.place("body"))]
    parts += [(claim.fields.hedge, claim.place("hedge"))] if claim.fields.hedge else []
    for index, one in enumerate(claim.fields.wordings):
        parts.append((one.text, _first_place(claim, ("wordings", index, "text"), ("wordings", index), ("wordings",))))
    for text, start in parts:
        for quoted, place in find_quotations(text, start.line):
            yield quoted, place if place.line > start.line else Place(place.line, start.column + place.column - 1)


def _check_quotation(quoted: str, place: Place, claim: Claim, prints: Fingerprints | None) -> Iterator[Problem]:
    words = split_words(quoted)
    if len(words) > QUOTATION_MAX:
        what = f"a quotation of {len(words)} words: {show(quoted)}"
        yield _at(claim, place, "quotation-long", what, f"At most {QUOTATION_MAX}: say it in other words.")
    for part in re.split(r"…|\.\.\.|\[[^\[\]]*\]", quoted) if prints else ():
        if prints and not prints.contain(split_words(part)):
            fix = "Quote word for word (… for words left out), or drop the quotation marks; set titles in *italics*."
            yield _at(claim, place, "quotation-unknown", f"not in the essay: {show(part.strip())}", fix)


def check_stances(made: ArgumentMap, reading: Reading) -> Iterator[Problem]:
    """Yield what is wrong with signed stances beside the map: a name taken, a day to come, claims that take no word."""
    latest = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)  # the day has begun somewhere
    current = {old: claim.id for claim in made.claims.values() for old in claim.fields.formerly}
    for stance in made.stances:
        if stance.id in set(Preset):
            what = f'"{stance.id}" is the name of a stance that every map has'
            yield _of(stance, Place(1, 1), "stance-broken", what, "Choose another name for the file.")
        if stance.signed.date > latest.isoformat():
            what = f"it is dated {stance.signed.date}, a day to come"
            yield _of(stance, stance.place("date"), "stance-broken", what, "Give the day on which you sign.")
        for claim in stance.signed.credences:
            yield from _check_held(stance, claim, made, reading, current.get(claim, ""))


def _check_held(
    stance: SignedStance, claim: str, made: ArgumentMap, reading: Reading, renamed: str
) -> Iterator[Problem]:
    """Yield what is wrong with one claim that a stance names; `renamed` is the id it has now, if another."""
    place = stance.place("credences", claim)
    if claim not in reading.ids:
        said = f'It is called "{renamed}" now: write that.' if renamed else suggest(claim, reading.ids).strip()
        fix = said or "Take the line out: the map no longer has the claim."
        yield _of(stance, place, "claim-unknown", f'"credences" names an unknown claim: "{show(claim)}"', fix)
    elif claim in made.claims and made.claims[claim].fields.kind in WEIGHTLESS:
        what = f'"{claim}" is a {made.claims[claim].fields.kind}, which carries no weight'
        yield _of(stance, place, "stance-broken", what, "Take the line out.")


def _of(stance: SignedStance, place: Place, rule: str, what: str, fix: str) -> Problem:
    return Problem(stance.path, place.line, place.column, rule, what, fix)


CHECKS: tuple[Callable[[ArgumentMap, Reading], Iterable[Problem]], ...] = (
    check_claims_exist,
    check_summary,
    check_steps_exist,
    check_sources,
    check_references,
    check_topics,
    check_self_relations,
    check_doubles,
    check_linked,
    check_weightless,
    check_support_cycles,
    check_thesis,
    check_thesis_named,
    check_wordings,
    check_formerly,
    check_quotations,
    check_stances,
)
