"""Brings a debate into the form of our maps: equal texts joined, every step sound, each claim with its kind and topic.

What has no place in a map is noted as a loss, with its place in the file. The rules are listed in `RULES`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import networkx as nx

from argmap.argument.graph import step_id
from argmap.content.models import ID_MAX, LIST_MAX, STEP_MAX
from argmap.content.vocabulary import WEIGHTLESS, Bearing, Kind
from argmap.exchange.debate import Debate, Link, Text
from argmap.exchange.ids import name_texts
from argmap.exchange.losses import Losses
from argmap.exchange.words import fold

RULES: Mapping[str, str] = {
    "equal texts": "become one claim, with the steps, speakers and references of all",
    "rephrases": "are other wordings of one claim, each with its speakers; of a chain, the text that rephrases none "
    "is its heading, and of several such, or of a ring, the first by the alphabet",
    "a rephrase between a text and a reason for or against it": "is left out, since these are two claims; "
    "the same holds for texts that others would join",
    "texts without words": "are left out, with their steps",
    "a full stop at the end": "is left out, since headings have none",
    "a long text": "is cut: its first sentence, or as much as fits, is the heading, and the rest or the whole the body",
    "Markdown signs": "are escaped; HTML and hidden characters are left out; braces become round brackets",
    "several theses": "each claim that bears on nothing, and on which something bears, is a thesis",
    "a debate in which all bear on one another": "has the claim that most others lead to for its thesis",
    "claims without any step": "are kept, as claims that lead to no thesis; the map shows the first, and lists all",
    "a question as root": "is a question about its positions, and these are theses",
    "claims that support each other": "are kept: the evaluation takes circles",
    "a support and an attack between the same claims": "are both kept",
    "a relation stated twice": "is kept once",
    "a relation of a claim to itself": "is left out",
    "texts that exclude each other": "are contrary claims, of which a map does not say which holds",
    "an undercut of a step that is left out, or in a circle of undercuts": "is left out",
    "an undercut of a step with a very long name": "becomes an attack on the claim that the step leads to",
}
"""Each case that formats and maps treat differently, and what is done with it."""


@dataclass(slots=True)
class Placed:
    """A claim in place: its text, id and kind, and the steps that its file states, by kind: (target, step).

    `contrary` are the ids of claims that its file says cannot be true together with it.
    """

    text: Text
    id: str
    kind: Kind
    about: list[str] = field(default_factory=list)
    contrary: list[str] = field(default_factory=list)
    steps: list[tuple[Bearing, str, tuple[str, ...], Link]] = field(default_factory=list)


@dataclass(slots=True)
class Arranged:
    """Claims by id, those that no step touches, what the file takes for true and false, and the debate they are of."""

    claims: dict[str, Placed]
    apart: list[str]
    assumed: list[str]
    doubted: list[str]
    thesis: str = ""
    debate: Debate = field(default_factory=Debate)


def arrange(debate: Debate, losses: Losses) -> Arranged:
    """Return the claims and steps of a debate as a map has them; see `RULES`."""
    renamed = _join(debate, losses)
    texts = {key: text for key, text in debate.texts.items() if renamed.get(key) == key}
    links = _mend(debate, renamed, losses)
    _report_lost(debate.links.values(), links, renamed, losses)
    questions = _find_questions(texts, links, losses)
    positions = _take_positions(questions, links, losses)
    kinds = _find_kinds(texts, links, questions, {one for ones in positions.values() for one in ones})
    names = name_texts({k: t.text for k, t in texts.items()}, {k: t.title for k, t in texts.items()})
    claims = {names[key]: Placed(text, names[key], kinds[key]) for key, text in sorted(texts.items())}
    for key, ones in positions.items():
        claims[names[key]].about = sorted(names[one] for one in ones)[:LIST_MAX]
    _state_steps(claims, links, names, losses)
    touched = {key for link in links.values() for key in (*link.premises, link.target)} | set(positions)
    touched |= {one for ones in positions.values() for one in ones}
    apart = sorted(names[key] for key, text in texts.items() if key not in touched and not text.own.get("about"))
    for name in apart:
        losses.note("claim without any step", "kept, as a claim that leads to no thesis", claims[name].text.where)
    taken = {key: names[renamed[key]] for key in debate.texts if key in renamed and renamed[key] in names}
    assumed, doubted = ({taken[key] for key in keys if key in taken} for keys in (debate.assumed, debate.doubted))
    weighing = {name for name, claim in claims.items() if claim.kind not in WEIGHTLESS}
    assumed, doubted = assumed & weighing, (doubted - assumed) & weighing
    several = sum(claim.kind is Kind.THESIS for claim in claims.values()) > 1
    main = debate.thesis if several and debate.thesis in claims and claims[debate.thesis].kind is Kind.THESIS else ""
    return Arranged(claims, apart, sorted(assumed), sorted(doubted), main, debate)


def _has_words(text: Text) -> bool:
    return any(character.isalnum() for character in text.text)


def _join(debate: Debate, losses: Losses) -> dict[str, str]:
    """Join texts that say the same, and return for each key that of its claim; texts without words have none."""
    for text in debate.texts.values():
        if not _has_words(text):
            losses.note("text without words", "left out, with its steps", text.where)
    texts = {key: text for key, text in debate.texts.items() if _has_words(text)}
    first: dict[str, str] = {}
    for key in sorted(texts, key=lambda key: (texts[key].text, texts[key].body, key)):
        kept = first.setdefault(_say_same(texts[key]), key)
        if kept != key:
            losses.note("text that stands twice", "joined with its equal", texts[key].where)
            _add(texts[kept], texts[key], again=False)
    named = {key: first[_say_same(text)] for key, text in texts.items()}
    return _join_rephrased(debate, texts, named, losses)


def _say_same(text: Text) -> str:
    """Return what texts have in common that are one claim; those of our own exports are told apart by their ids."""
    return f"id {text.title}" if text.verbatim and text.title else fold(text.text)


def _join_rephrased(debate: Debate, texts: Mapping[str, Text], named: dict[str, str], losses: Losses) -> dict[str, str]:
    pairs = [(named[a], named[b]) for a, b in debate.same if a in named and b in named and named[a] != named[b]]
    groups = _group(pairs, _list_apart(debate, named))
    for start, end in dict.fromkeys(pairs):
        if groups[start] is not groups[end]:
            what = "rephrase between a text and a reason for or against it"
            losses.note(what, "left out: they stay two claims", texts[start].where)
    said_again = {start for start, end in pairs if groups[start] is groups[end]}
    head: dict[str, str] = {}
    for group in {id(group): group for group in groups.values()}.values():
        kept, *others = sorted(group, key=lambda key: (key in said_again, texts[key].text, key))
        for other in others:
            head[other] = kept
            _add(texts[kept], texts[other], again=True)
    return {key: head.get(name, name) for key, name in named.items()}


def _list_apart(debate: Debate, named: Mapping[str, str]) -> dict[str, set[str]]:
    """Return for each text those that a support or attack joins it to, which are other claims."""
    apart: dict[str, set[str]] = defaultdict(set)
    for link in debate.links.values():
        if link.kind is not Bearing.UNDERCUTS and link.target in named:
            for premise in (named[key] for key in link.premises if key in named):
                apart[premise].add(named[link.target])
                apart[named[link.target]].add(premise)
    return apart


def _group(pairs: Iterable[tuple[str, str]], apart: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return for each text the group of those that say the same; texts that are apart stay in different groups."""
    groups: dict[str, set[str]] = {}
    for start, end in pairs:
        small, large = sorted((groups.setdefault(key, {key}) for key in (start, end)), key=len)
        if small is large or any(not large.isdisjoint(apart.get(key, ())) for key in small):
            continue
        large |= small
        groups |= dict.fromkeys(small, large)
    return groups


def _add(kept: Text, other: Text, *, again: bool) -> None:
    """Add to a text what another says besides; `again` where the other has words and speakers of its own."""
    kept.body = "\n\n".join(dict.fromkeys(part for part in (kept.body, other.body) if part))
    kept.title = kept.title or other.title
    kept.topic = kept.topic or other.topic
    kept.kind = kept.kind or other.kind
    if again:
        own = other.own.pop("speakers", ())
        said = [*other.speakers, *(own if isinstance(own, list) else ())]
        kept.wordings.append((other.text, tuple(name for name in said if isinstance(name, str))))
    else:
        kept.speakers = list(dict.fromkeys([*kept.speakers, *other.speakers]))
    kept.wordings += other.wordings
    kept.references = list(dict.fromkeys([*kept.references, *other.references]))
    kept.own = other.own | kept.own


def _mend(debate: Debate, renamed: Mapping[str, str], losses: Losses) -> dict[str, Link]:
    """Return the sound steps by key: between claims that exist, each once; undercuts name the step that is kept."""
    kept: dict[str, Link] = {}
    alias: dict[str, str] = {}
    first: dict[tuple[Bearing, frozenset[str], str], str] = {}
    for link in _in_order(debate.links, losses):
        premises = tuple(sorted({renamed[key] for key in link.premises if key in renamed}))
        undercuts = link.kind is Bearing.UNDERCUTS
        target = alias.get(link.target) if undercuts else renamed.get(link.target)
        if not premises or target is None or len(premises) < len({renamed.get(key, "") for key in link.premises}):
            continue
        if target in premises or (undercuts and set(premises) & _list_ends(kept[target], kept)):
            losses.note("relation of a claim to itself", "left out", link.where)
            continue
        key = (link.kind, frozenset(premises), target)
        if key in first:
            losses.note("relation stated twice", "kept once", link.where)
            kept[first[key]].because = kept[first[key]].because or link.because
            kept[first[key]].scheme = kept[first[key]].scheme or link.scheme
            kept[first[key]].contrary = kept[first[key]].contrary or link.contrary
        else:
            first[key] = link.key
            kept[link.key] = replace(link, premises=premises, target=target)
        alias[link.key] = first[key]
    return kept


def _list_ends(link: Link, kept: Mapping[str, Link]) -> set[str]:
    """Return all claims that a step's name holds."""
    found = set(link.premises)
    while link.kind is Bearing.UNDERCUTS:
        link = kept[link.target]
        found |= set(link.premises)
    return found | {link.target}


def _in_order(links: Mapping[str, Link], losses: Losses) -> list[Link]:
    """Return the steps so that each comes after the one that it undercuts; circles of undercuts are left out."""
    done: dict[str, bool] = {}
    ordered: list[Link] = []
    for key in links:
        line: list[str] = []
        now: str | None = key
        while now is not None and now in links and now not in done and now not in line:
            line.append(now)
            now = links[now].target if links[now].kind is Bearing.UNDERCUTS else None
        ring = now is not None and (now in line or done.get(now) is False)
        for name in reversed(line):
            done[name] = not ring
            if ring:
                losses.note("undercut in a circle of undercuts", "left out", links[name].where)
            else:
                ordered.append(links[name])
    return ordered


def _report_lost(all_: Iterable[Link], kept: Mapping[str, Link], renamed: Mapping[str, str], losses: Losses) -> None:
    """Note the steps that are gone because a text or step that they name is."""
    for link in all_:
        if link.key in kept:
            continue
        target_gone = link.kind is not Bearing.UNDERCUTS and link.target not in renamed
        if target_gone or any(key not in renamed for key in link.premises):
            losses.note("step of a text that is left out", "left out", link.where)
        elif link.kind is Bearing.UNDERCUTS and link.target not in kept:
            losses.note("undercut of a step that is left out or joined with another", "left out or joined", link.where)


def _find_questions(texts: Mapping[str, Text], links: Mapping[str, Link], losses: Losses) -> set[str]:
    """Return the texts that are questions: nothing that is a reason for something can be one."""
    reasons = {key for link in links.values() for key in link.premises}
    found: set[str] = set()
    for key, text in texts.items():
        if text.kind in WEIGHTLESS and key in reasons:
            losses.note("question that is a reason", "kept as a claim", text.where)
            text.kind = None
        elif text.kind in WEIGHTLESS:
            found.add(key)
    return found


def _take_positions(questions: set[str], links: dict[str, Link], losses: Losses) -> dict[str, set[str]]:
    """Return the positions on each question, and take the steps to it out; steps that undercut those go too."""
    positions: dict[str, set[str]] = defaultdict(set)
    gone: set[str] = set()
    for link in list(links.values()):
        if link.kind is Bearing.UNDERCUTS and link.target in gone:
            losses.note("undercut of a step to a question", "left out", link.where)
        elif link.kind is not Bearing.UNDERCUTS and link.target in questions:
            positions[link.target] |= set(link.premises)
            what = "attack on" if link.kind is Bearing.ATTACKS else "reason for"
            losses.note(f"{what} a question", "kept as a position on it", link.where)
        else:
            continue
        gone.add(link.key)
        del links[link.key]
    return positions


def _find_kinds(
    texts: Mapping[str, Text], links: Mapping[str, Link], questions: set[str], positions: set[str]
) -> dict[str, Kind]:
    """Return the kind of each claim: as its file says, else by what it does in the debate."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    bearing: dict[str, set[Bearing]] = defaultdict(set)
    for link in links.values():
        for premise in link.premises:
            graph.add_edge(premise, _end(link, links))
            bearing[premise].add(link.kind)
    theses = positions | _find_theses(graph)
    given = {key for key, text in texts.items() if text.kind is Kind.THESIS}
    kinds = {key: text.kind or _guess(key, theses, bearing) for key, text in texts.items()}
    if not given and Kind.THESIS not in kinds.values() and texts:
        heads = [key for key in texts if key not in questions]
        for key in sorted(heads, key=lambda key: (key not in theses, texts[key].text, key))[:1]:
            kinds[key] = Kind.THESIS
    return kinds


def _guess(key: str, theses: set[str], bearing: Mapping[str, set[Bearing]]) -> Kind:
    if key in theses:
        return Kind.THESIS
    return Kind.COUNTERCLAIM if bearing.get(key) and Bearing.SUPPORTS not in bearing[key] else Kind.CLAIM


def _end(link: Link, links: Mapping[str, Link]) -> str:
    while link.kind is Bearing.UNDERCUTS:
        link = links[link.target]
    return link.target


def _find_theses(graph: nx.DiGraph[str]) -> set[str]:
    """Return the claims to which the others lead: of each circle from which nothing leads on, the one most reach."""
    found: set[str] = set()
    for knot in nx.strongly_connected_components(graph):
        if all(target in knot for node in knot for target in graph.successors(node)):
            found.add(min(knot, key=lambda key: (-graph.in_degree(key), key)))
    return found


def _state_steps(
    claims: Mapping[str, Placed], links: Mapping[str, Link], names: Mapping[str, str], losses: Losses
) -> None:
    """Put each step into the file of its first premise."""
    steps: dict[str, str] = {}
    stated: set[str] = set()
    pairs = {(link.premises, link.target): link for link in links.values() if link.contrary}
    for key, link in links.items():
        premises = tuple(sorted(names[one] for one in link.premises))
        kind, target = link.kind, names.get(link.target, "")
        if kind is Bearing.UNDERCUTS:
            target = steps[link.target]
            if len(target) > STEP_MAX - ID_MAX:
                losses.note("undercut of a step with a very long name", "kept as an attack", link.where)
                kind, target = Bearing.ATTACKS, names[_end(link, links)]
        name = step_id(premises, kind, target)
        steps[key] = name
        if name in stated:
            continue
        stated.add(name)
        if link.contrary and ((link.target,), *link.premises) in pairs:
            turned = step_id([target], Bearing.ATTACKS, premises[0])
            stated.add(turned)
            _state_contrary(claims, premises[0], target, (link, pairs[(link.target,), link.premises[0]]), losses)
            continue
        author = link.stated_by if link.stated_by in premises else premises[0]
        others = tuple(one for one in premises if one != author)
        if len(claims[author].steps) >= LIST_MAX or len(premises) > LIST_MAX:
            losses.note(f"more than {LIST_MAX} steps from one claim", "left out", link.where)
        else:
            claims[author].steps.append((kind, target, others, link))


def _state_contrary(
    claims: Mapping[str, Placed], one: str, other: str, links: tuple[Link, Link], losses: Losses
) -> None:
    """Put into the file of one of two claims that they cannot both be true."""
    author, second = sorted((one, other), key=lambda name: (name != links[0].stated_by, name))
    if len(claims[author].contrary) >= LIST_MAX:
        author, second = second, author
    if len(claims[author].contrary) >= LIST_MAX:
        losses.note(f"more than {LIST_MAX} contrary claims", "left out", links[0].where)
        return
    claims[author].contrary.append(second)
    for link in links:
        if link.because or link.scheme:
            losses.note("reason given for an attack between contrary claims", "left out", link.where)
