"""The one vocabulary: for each kind, voice, relation and standing its word, meaning, sign, colour and shape.

A file holds a value (`kind: evidence`). Pages, pictures, style sheets, preview cards, `argmap diff` and the terminal
take its word, sign and colour from its entry here; the browser does so by way of `words.js` and `words.css`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, Self

from argmap.language.catalogue import ENGLISH
from argmap.language.current import get_language, pgettext, speaking


@dataclass(frozen=True, slots=True)
class Entry:
    """The words, signs, colours and shapes of one value.

    `word` is what a reader sees (the value itself where it is empty) and `many` its plural; `meaning` explains it.
    `form` explains it in the words of the form and the editor, and `debate` does so in a map without an essay, where
    these words do not fit; `would` says what a change would bring about, `now`
    what has come of a claim or step that turned to this value, `does` what a claim of this value does. `title` and
    `titles` head one or several claims of this value on the map. `by` is the passive, said of the claim that a
    relation hits, `towards` says which way something of this value points, and `short` is a label before a claim.
    `sign` is a character that repeats the word, `tone` the name of its colour (`--am-NAME` in tokens.css), `shape` an
    SVG path on a canvas of 16 by 16 and `filled` whether it is filled, `dash` the pattern of its line in px, `border`
    the style of its frame.
    """

    word: str = ""
    many: str = ""
    meaning: str = ""
    form: str = ""
    debate: str = ""
    would: str = ""
    now: str = ""
    does: str = ""
    by: str = ""
    towards: str = ""
    short: str = ""
    title: str = ""
    titles: str = ""
    sign: str = ""
    tone: str = ""
    shape: str = ""
    filled: bool = False
    dash: tuple[int, ...] = ()
    border: str = "solid"


WORDS = ("word", "many", "meaning", "form", "debate", "now", "does", "by", "towards", "short", "title", "titles")
"""The fields of an entry that pages show, and so in the language that is written in; `would` is English."""


class Term(StrEnum):
    """A value with its entry, as in `Kind.EVIDENCE.entry.shape`; `word` for short."""

    english: Entry

    def __new__(cls, value: str, entry: Entry = Entry()) -> Self:
        """Make a member that equals its value, as a string, and carries its entry."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.english = entry
        return term

    @property
    def entry(self) -> Entry:
        """The entry, in the language that is written in."""
        language = get_language()
        return self.english if language == ENGLISH else _translate_entry(type(self), self.value, language)

    @property
    def word(self) -> str:
        """The word that readers see."""
        return self.entry.word or self.value

    def explain(self, *, debate: bool) -> str:
        """Return the words of the form, those that fit a debate where the map has no essay."""
        return (debate and self.entry.debate) or self.entry.form

    @property
    def exact(self) -> str:
        """The value itself in the language that is written in, where `word` is one that several values share."""
        return pgettext(f"{type(self).__name__}.value", self.value)


@cache
def _translate_entry(choices: type[Term], value: str, language: str) -> Entry:
    """Return a term's entry in a language."""
    with speaking(language):
        words: dict[str, Any] = {
            field: pgettext(f"{choices.__name__}.{field}", text) for field, text in _list_words(choices(value))
        }
    return replace(choices(value).english, **words)


def _list_words(term: Term) -> Iterator[tuple[str, str]]:
    """Yield (field, text) for each text of a term that pages show."""
    for field in WORDS:
        if text := getattr(term.english, field) or (term.value if field == "word" else ""):
            yield field, text


class Kind(Term):
    """What a claim is in the argument."""

    THESIS = "thesis", Entry(form="a main conclusion", tone="accent", shape="M8 1l7 7-7 7-7-7z", filled=True)
    CLAIM = (
        "claim",
        Entry(form="helps the essay's case", debate="helps the thesis", tone="ink", shape="M2 3h12v10H2z"),
    )
    COUNTERCLAIM = (
        "counterclaim",
        Entry(
            form="speaks against the essay's case",
            debate="speaks against the thesis",
            tone="attack",
            shape="M2 3h12v7H8l-4 4v-4H2z",
        ),
    )
    EVIDENCE = (
        "evidence",
        Entry(form="reports something observed", tone="support", shape="M8 1a7 7 0 100 14A7 7 0 008 1z", filled=True),
    )
    QUESTION = (
        "question",
        Entry(
            word="open question",
            form="asks something about claims; carries no weight",
            tone="question",
            shape="M5 5.2A3 3 0 118.9 8c-.7.4-.9.8-.9 1.6v.4M8 12.6v1.2",
            dash=(2, 3),
        ),
    )
    NOTE = (
        "note",
        Entry(
            form="says something about claims; carries no weight",
            tone="question",
            shape="M3 1h7l3 3v11H3zM6 7h4M6 10h4",
            dash=(2, 3),
        ),
    )


WEIGHTLESS = frozenset({Kind.QUESTION, Kind.NOTE})
"""The kinds that support nothing and attack nothing."""


class Voice(Term):
    """Who says it: the essay, someone the essay quotes, or someone outside it."""

    ESSAY = "essay", Entry(word="the essay says it", form="the essay says it; needs source")
    QUOTED = (
        "quoted",
        Entry(
            word="quoted in the essay",
            meaning="someone the essay quotes",
            form="someone whom the essay quotes or reports; needs source",
            shape="M2.5 9h4v5h-4zM2.5 9c0-3 1-5 4-6M9.5 9h4v5h-4zM9.5 9c0-3 1-5 4-6",
            border="double",
        ),
    )
    OUTSIDE = (
        "outside",
        Entry(
            word="from outside the essay",
            meaning="not from the essay",
            form="not in the essay; needs references",
            debate="said in the debate; needs references",
            border="dashed",
        ),
    )


_SAYS: Mapping[str, str] = {
    "says": "{} says",
    "grants": "{} grants",
    "quotes": "{} quotes it",
    "say": "{} and {} say",
    "debate": "said in the debate",
}
"""How a page attributes a claim to the text's author, who grants what speaks against the thesis, or to speakers."""


def tell_speaker(way: str, *names: str) -> str:
    """Return the words that attribute a claim to those of these names, in one of the ways of `_SAYS`."""
    return pgettext("says", _SAYS[way]).format(*names)


class Strength(Term):
    """How much a step carries if its premises hold."""

    WEAK = "weak", Entry(form="carries a little")
    MODERATE = "moderate", Entry(form="no reason to choose another")
    STRONG = "strong", Entry(form="carries nearly all the way")


class Bearing(Term):
    """The relation of one claim to another: by a step that supports, attacks or undercuts, or as a remark about it."""

    SUPPORTS = (
        "supports",
        Entry(
            word="reason for",
            many="reasons for",
            meaning="a reason for",
            by="supported by",
            towards="to",
            short="For",
            title="reason for it",
            titles="reasons for it",
            sign="+",
            tone="support",
        ),
    )
    ATTACKS = (
        "attacks",
        Entry(
            word="reason against",
            many="reasons against",
            meaning="a reason against",
            by="attacked by",
            towards="against",
            short="Against",
            title="objection to it",
            titles="objections to it",
            sign="−",
            tone="attack",
            dash=(6, 4),
        ),
    )
    UNDERCUTS = (
        "undercuts",
        Entry(
            word="objection to a step",
            many="objections to a step",
            meaning="an objection to a step: the reason may be true, but does not carry",
            by="a step undercut by",
            towards="against a step to",
            short="Undercut",
            title="objection to its use",
            titles="objections to its use",
            sign="⊘",
            tone="undercut",
            dash=(2, 3),
        ),
    )
    ABOUT = (
        "about",
        Entry(
            word="remark on",
            many="remarks on",
            meaning="a question or note, which carries no weight",
            title="remark",
            titles="remarks",
            sign="?",
            tone="question",
        ),
    )


STEP_KINDS = (Bearing.SUPPORTS, Bearing.ATTACKS, Bearing.UNDERCUTS)
"""The bearings that a step can have; a remark is no step."""


class Act(Term):
    """The purpose of a proposed claim; `MADE_BY` gives the kind and bearing that each purpose makes."""

    OBJECT = "object", Entry(form="say that a claim is false")
    SUPPORT = "support", Entry(form="give a reason for a claim")
    EVIDENCE = "evidence", Entry(form="report something observed that supports a claim")
    EVIDENCE_AGAINST = "evidence-against", Entry(form="report something observed that speaks against a claim")
    UNDERCUT = "undercut", Entry(form="say that a reason does not carry, even if it is true")
    QUESTION = "question", Entry(form="ask something about a claim")
    NOTE = "note", Entry(form="note something about a claim")


MADE_BY: Mapping[Act, tuple[Kind, Bearing]] = {
    Act.OBJECT: (Kind.COUNTERCLAIM, Bearing.ATTACKS),
    Act.SUPPORT: (Kind.CLAIM, Bearing.SUPPORTS),
    Act.EVIDENCE: (Kind.EVIDENCE, Bearing.SUPPORTS),
    Act.EVIDENCE_AGAINST: (Kind.EVIDENCE, Bearing.ATTACKS),
    Act.UNDERCUT: (Kind.COUNTERCLAIM, Bearing.UNDERCUTS),
    Act.QUESTION: (Kind.QUESTION, Bearing.ABOUT),
    Act.NOTE: (Kind.NOTE, Bearing.ABOUT),
}
"""The kind of claim that each act makes as a rule, and how it bears on the claim that it is about."""


class Side(Term):
    """The side of a claim or step with respect to the main thesis, by the shape of the map alone."""

    FOR = (
        "for",
        Entry(
            meaning="helps the thesis",
            does="speaks for the thesis",
            towards="for the thesis",
            sign="+",
            tone="support",
        ),
    )
    AGAINST = (
        "against",
        Entry(
            meaning="hurts the thesis",
            does="speaks against the thesis",
            towards="against the thesis",
            sign="−",
            tone="attack",
            dash=(4, 3),
        ),
    )
    BOTH = (
        "both",
        Entry(
            meaning="cuts both ways",
            does="speaks for and against the thesis",
            towards="both ways",
            sign="±",
            tone="undercut",
            dash=(1, 3),
        ),
    )
    NEITHER = (
        "neither",
        Entry(
            meaning="off to the side",
            does="does not bear on the thesis",
            towards="off to the side",
            tone="quiet",
        ),
    )


class Degree(Term):
    """The strength of a claim in words, from the weakest.

    `does` tells what beliefs that give it do to the thesis, `towards` what they do where it is the
    next strength and they are close to it.
    """

    AGAINST = "against", Entry(does="speak against the thesis", towards="speaking against it")
    LEANS_AGAINST = "leans against", Entry(does="lean against the thesis", towards="leaning against it")
    UNDECIDED = "undecided", Entry(does="leave the thesis undecided", towards="leaving it undecided")
    LEANS_FOR = "leans for", Entry(does="lean for the thesis", towards="leaning for it")
    FOR = "for", Entry(does="speak for the thesis", towards="speaking for it")


class Answer(Term):
    """A reader's answer to a claim that is put as a question; `meaning` is the stop of the slider that it counts as."""

    YES = "yes", Entry(word="Yes", meaning="very likely", sign="✓", tone="ink")
    NO = "no", Entry(word="No", meaning="very unlikely", sign="✕", tone="ink")
    UNSURE = "unsure", Entry(word="Unsure", meaning="no view", sign="?", tone="quiet")


DEGREE_EDGES = (0.2, 0.4, 0.6, 0.8)
"""Strengths between one degree and the next; each belongs to the degree that is nearer to 0.5."""


class Belief(Term):
    """How far a reader believes a premise, from the least; `does` says it of the reader, with `{}` for the premise."""

    SURELY_NOT = "surely not", Entry(does="you rule out that {}")
    VERY_UNLIKELY = "very unlikely", Entry(does="you find it very unlikely that {}")
    RATHER_NOT = "rather not", Entry(does="you doubt that {}")
    NO_VIEW = "no view", Entry(does="you have no view on whether {}")
    RATHER_SO = "rather so", Entry(does="you rather believe that {}")
    VERY_LIKELY = "very likely", Entry(does="you find it very likely that {}")
    SURELY = "surely", Entry(does="you are sure that {}")


CREDENCES: Mapping[Belief, float] = dict(zip(Belief, (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0), strict=True))
"""The credence that each word stands for."""


class StandingWord(Term):
    """The standing of a claim: the first of these terms, from the top, whose condition holds.

    Readers see five words for how things stand, these and those of `Outcome`: unchallenged, stands, disputed, answered
    and not answered. What makes a claim disputed is told by `meaning`, which a page goes on from with what decides it.

    - `open objection`: a step that attacks the claim, or undercuts one of its supporting steps, is in. One is enough,
      however weak, even where other reasons hold the claim up.
    - `reasons fail`: no objection of its own is in, but every step that supports it is out, because a premise further
      back is. In a stance also a basic claim that the reader doubts.
    - `loop`: the claim, or an objection to it, is undecided: objections attack one another in a circle.
    - `objections answered`: the claim is in and has objections, all of them out.
    - `no objection`: the claim is in, and nothing attacks it or undercuts a step that supports it.
    """

    OPEN_OBJECTION = (
        "open objection",
        Entry(
            word="disputed",
            meaning="Something said against it, or against a reason for it, is not answered here.",
            title="contested: a reason for it is disputed",
            would="an objection to it would stand unanswered",
            now="now meets an unanswered objection",
            sign="!",
            tone="attack",
            shape="M8 1.5V9.5M8 12V14.2",
        ),
    )
    REASONS_FAIL = (
        "reasons fail",
        Entry(
            word="disputed",
            meaning="Nothing unanswered is aimed at it, but every reason given for it is disputed.",
            title="contested: its reasons are disputed",
            would="every reason given for it would have fallen",
            now="now has no reason left that stands",
            sign="✕",
            tone="attack",
            shape="M3 3 13 13M13 3 3 13",
            border="dashed",
        ),
    )
    LOOP = (
        "loop",
        Entry(
            word="disputed",
            meaning="It depends on objections that attack one another in a circle.",
            title="contested: objections to it run in a circle",
            would="the objections to it would run in a circle",
            now="now depends on objections that run in a circle",
            sign="↻",
            tone="undercut",
            shape="M12.9 5A5.6 5.6 0 1 0 13.6 8.5M13.5 1.5V5.4H9.6",
            border="dotted",
        ),
    )
    OBJECTIONS_ANSWERED = (
        "objections answered",
        Entry(
            word="stands",
            meaning="All that is said against it here has been answered.",
            title="every objection to it is answered",
            would="every objection to it would be answered",
            now="now has every objection to it answered",
            sign="✓",
            tone="support",
            shape="M2.5 8.5 6.3 12.3 13.5 3.5",
        ),
    )
    NO_OBJECTION = (
        "no objection",
        Entry(
            word="unchallenged",
            meaning="Nothing in this map speaks against it.",
            title="nothing here speaks against it",
            would="nothing in the map would speak against it",
            now="now has nothing against it",
            sign="○",
            tone="quiet",
        ),
    )


class Outcome(Term):
    """The result for a step: whether a reason carries, an objection is answered, or a reply stands."""

    CARRIES = (
        "carries",
        Entry(
            word="stands",
            many="stand",
            meaning="all that is said here against it, or against the step from it, has been answered",
            now="now stands",
            sign="●",
            tone="support",
        ),
    )
    UNDER_OBJECTION = (
        "under an open objection",
        Entry(
            word="disputed",
            meaning="something said against it, or against what it rests on, has no answer here",
            now="no longer stands",
            sign="!",
            tone="attack",
        ),
    )
    UNDERCUT = (
        "undercut",
        Entry(
            word="disputed",
            meaning="something said against the step from it has no answer here",
            sign="○",
            tone="quiet",
        ),
    )
    UNANSWERED = (
        "not answered",
        Entry(
            meaning="nothing here meets it, or what does is itself disputed",
            now="now stands unanswered",
            sign="!",
            tone="attack",
        ),
    )
    ANSWERED = (
        "answered",
        Entry(
            meaning="something that stands speaks against it, or against the step from it",
            now="is now answered",
            sign="✓",
            tone="support",
        ),
    )
    STANDS = "stands", Entry(meaning="all that is said here against this reply has been answered", sign="●", tone="ink")
    MET = (
        "itself under an open objection",
        Entry(word="disputed", meaning="something said against this reply has no answer here", sign="○", tone="quiet"),
    )
    IN_A_LOOP = (
        "in a loop",
        Entry(
            word="disputed",
            meaning="it depends on objections that attack one another in a circle",
            now="now depends on objections that run in a circle",
            sign="↻",
            tone="undercut",
        ),
    )


LIVE = frozenset({Outcome.CARRIES, Outcome.UNANSWERED})
"""The outcomes of a step that counts: a reason that stands, an objection that nothing has answered."""

PALE = frozenset({Outcome.ANSWERED})
"""The outcomes of a step that is out of the dispute, which the map draws pale: an objection that has been answered."""


_TALLY_WORDS: Mapping[str, Mapping[str, str]] = {
    Bearing.SUPPORTS: {
        "one": "stands",
        "not_one": "disputed",
        "all": "all stand",
        "none": "none stands",
        "single": "1 stands",
        "some": "{} stand",
    },
    Bearing.ATTACKS: {
        "one": "not answered",
        "not_one": "answered",
        "all": "none answered",
        "none": "all answered",
        "single": "1 not answered",
        "some": "{} not answered",
    },
    "beliefs": {
        "one": "counts",
        "not_one": "does not count",
        "all": "all count",
        "none": "none counts",
        "single": "1 counts",
        "some": "{} count",
    },
}
"""How a heading tells, of several reasons or objections, how many count: of one, of all, of none, of some."""


_OPEN_OBJECTIONS = {
    "one": "contested: the one objection to it is not answered",
    "some": "contested: {} of {} objections not answered",
}
"""The title of a claim with open objections to itself."""


def get_tally_words() -> dict[str, dict[str, str]]:
    """Return the words for how many of several steps count, by what the steps do or by `beliefs`."""
    return {
        what: {case: pgettext(f"tally: {what}", text) for case, text in words.items()}
        for what, words in _TALLY_WORDS.items()
    }


def get_open_objections() -> dict[str, str]:
    """Return the title of a claim with open objections to itself: with `one` objection, and with `some`."""
    return {case: pgettext("open objections", text) for case, text in _OPEN_OBJECTIONS.items()}


def tell_tally(live: int, count: int, bearing: str) -> str:
    """Return the words for `live` of `count` steps that bear so; nothing for remarks, which are not counted."""
    words = _TALLY_WORDS.get(bearing)
    if words is None:
        return ""
    many = {0: "none", count: "all", 1: "single"}.get(live, "some")
    named = many if count != 1 else "one" if live else "not_one"
    return pgettext(f"tally: {bearing}", words[named]).format(live)


class Verified(Term):
    """The level to which a reference was checked, best first."""

    PRIMARY = "primary", Entry(meaning="read in the original, at least in part", tone="support")
    SECONDARY = (
        "secondary",
        Entry(meaning="known from others’ reports or quotations of it", tone="quiet", border="dashed"),
    )
    BIBLIOGRAPHIC = (
        "bibliographic",
        Entry(meaning="title, authors and address seen; content from memory", tone="question", border="dotted"),
    )
    RECALLED = "recalled", Entry(meaning="from memory only", tone="question", border="dotted")


class Interest(Term):
    """Whether those behind a reference have something to gain from what it is used for, the least first."""

    NONE = "none", Entry(word="no interest known", meaning="no interest in the result is known")
    AGAINST = (
        "against",
        Entry(
            word="speaks against its own interest",
            many="speak against their authors’ own interest",
            meaning="it says what its authors would rather not have found",
        ),
    )
    TIED = (
        "tied",
        Entry(
            word="has an interest in the result",
            many="are by people with an interest in the result",
            meaning="its authors are paid by or depend on those whom it judges, or are known for the view",
        ),
    )
    OWN = (
        "own",
        Entry(
            word="speaks of its own work",
            many="speak of their authors’ own work",
            meaning="it reports its authors’ own product, forecast or opinion",
        ),
    )


class PredictionState(Term):
    """How a prediction stands today."""

    OPEN = "open", Entry(form="it is too early to tell", sign="○", tone="quiet")
    BORNE_OUT = "borne out", Entry(form="it came as predicted", sign="✓", tone="support")
    CONTRADICTED = "contradicted", Entry(form="it came otherwise", sign="✕", tone="attack")
    UNCLEAR = "unclear", Entry(form="what came can be read both ways", sign="?", tone="question", border="dashed")


class Profile(Term):
    """What the check demands of a map: all that makes one's own writing good, or what any map needs to be sound."""

    OWN = "own", Entry(meaning="every rule holds, as is right for a map of one's own")
    IMPORT = "import", Entry(meaning="rules of good writing let pass what came from another tool, and count it")


TERMS: tuple[type[Term], ...] = (
    Kind,
    Voice,
    Strength,
    Bearing,
    Act,
    Side,
    Degree,
    Belief,
    Answer,
    StandingWord,
    Outcome,
    Verified,
    Interest,
    PredictionState,
    Profile,
)
"""Every list of choices, in the order in which a reader meets them."""


def list_messages() -> Iterator[tuple[str, str]]:
    """Yield (context, English text) for each text here that pages show."""
    for choices in (choices for choices in TERMS if choices not in (Act, Profile)):  # only the terminal shows these
        for term in choices:
            yield from ((f"{choices.__name__}.{field}", text) for field, text in _list_words(term))
    for values in (Kind, Voice, Bearing, Outcome):
        yield from ((f"{values.__name__}.value", term.value) for term in values)
    yield from (("says", text) for text in _SAYS.values())
    yield from ((f"tally: {what}", text) for what, words in _TALLY_WORDS.items() for text in words.values())
    yield from (("open objections", text) for text in _OPEN_OBJECTIONS.values())
