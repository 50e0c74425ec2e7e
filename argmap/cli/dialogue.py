"""Asks for a new claim, question by question; each answer is checked before the next question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rapidfuzz import fuzz, process

from argmap.argument.graph import ArgumentMap
from argmap.change.compare import compare_readings
from argmap.change.sentences import describe_step, summarise
from argmap.content.docs_folder import Reading
from argmap.content.models import HEADING_MAX, Claim
from argmap.content.problems import Problem
from argmap.content.schema import MEANINGS
from argmap.content.vocabulary import MADE_BY, Act, Kind, Strength, Voice
from argmap.review.draft import Draft, add_draft, check_draft, find_alike, list_taken, suggest_id
from argmap.review.rules import check_reading

MATCHES = 6
_ANSWERED_BY = {"references": {"reference-missing"}, "source": {"source-missing"}}


@dataclass(slots=True)
class Dialogue:
    """The questions and answers about one claim; `ask` shows a question and returns the answer, `say` shows text."""

    reading: Reading
    ask: Callable[[str], str]
    say: Callable[[str], object]
    made: ArgumentMap = field(init=False)

    def __post_init__(self) -> None:
        self.made = check_reading(self.reading)[0]

    def run(self) -> Draft | None:
        """Return a draft that passes the check, or None where it is not to be written.

        Raises:
            EOFError: where the answers end before the questions do.
        """
        blank = Draft()
        draft = self._ask_target(replace(blank, id=suggest_id(blank.heading, list_taken(self.reading))))
        draft = self._ask_heading(draft)
        draft = self._ask_voice(draft)
        if draft.relation != "about":
            draft = self._ask_step(draft)
        draft = self._ask_body(draft)
        self.say(f"\n{draft.render()}")
        for sentence in summarise(compare_readings(self.reading, add_draft(self.reading, draft))):
            self.say(sentence)
        answer = self.ask(f"Write it to {self.reading.docs / 'claims' / draft.id}.md? [Y/n] ").strip().lower()
        return draft if answer in {"", "y", "yes"} else None

    def _ask_target(self, draft: Draft) -> Draft:
        acts = {act.value: act.entry.form for act in Act}
        kind, bearing = MADE_BY[Act(self._choose("What do you want to do?", acts, Act.OBJECT.value))]
        relation = bearing.value
        claim = self._find_claim("Which claim is it about? Type its id or some of its words: ")
        target = claim.id
        if relation == "undercuts":
            steps = [*self.made.supports(claim.id), *self.made.attacks(claim.id)]
            while not steps:
                self.say(f"Nothing supports or attacks “{claim.label}”, so there is no step to undercut.")
                claim = self._find_claim("Which claim is it about? ")
                steps = [*self.made.supports(claim.id), *self.made.attacks(claim.id)]
            target = self._choose("Which step does not carry?", {s.id: describe_step(s, self.made) for s in steps}, "")
        return replace(draft, kind=kind, relation=relation, target=target, topic=claim.fields.topic)

    def _ask_heading(self, draft: Draft) -> Draft:
        while True:
            asked = f"Say it in one sentence of at most {HEADING_MAX} characters: "
            draft = self._put(draft, asked, lambda text: {"heading": text}, needed=True)
            alike = find_alike(self.made, draft.heading)
            if not alike:
                break
            self.say("The map has something like it:")
            for claim in alike:
                self.say(f"  {claim.id}: {claim.heading}")
            if self.ask("Is yours another claim? [Y/n] ").strip().lower() in {"", "y", "yes"}:
                break
        name = suggest_id(draft.heading, list_taken(self.reading))
        return self._put(
            draft, f"Its id, which never changes [{name}]: ", lambda text: {"id": text.removesuffix(".md") or name}
        )

    def _ask_voice(self, draft: Draft) -> Draft:
        topics = {topic: self.made.topic_title(topic) for topic in self.made.by_topic()}
        draft = replace(draft, topic=self._choose("Topic?", topics, draft.topic))
        voice = Voice.OUTSIDE
        if self.made.essay:
            voice = Voice(self._choose("Who says it?", MEANINGS["Voice"], voice.value))
        draft = replace(draft, voice=voice)
        if voice is Voice.OUTSIDE:
            needed = draft.kind not in {Kind.QUESTION, Kind.NOTE}
            asked = "References: keys of references.bib or https:// addresses, with commas: "
            draft = self._put(draft, asked, lambda text: {"references": _split(text)}, needed=needed)
        else:
            asked = "Paragraphs of the essay that say it, such as evals.2, with commas: "
            draft = self._put(draft, asked, lambda text: {"source": _split(text)}, needed=True)
            draft = self._put(draft, "How the essay softens it (may be empty): ", lambda text: {"hedge": text})
        if draft.kind is Kind.EVIDENCE:
            asked = "Date, where its reference has none: YYYY, YYYY-MM or YYYY-MM-DD (may be empty): "
            draft = self._put(draft, asked, lambda text: {"date": text})
        return draft

    def _ask_step(self, draft: Draft) -> Draft:
        strength = self._choose("How much does it carry?", MEANINGS["Strength"], Strength.MODERATE.value)
        draft = replace(draft, strength=Strength(strength))
        return self._put(
            draft, "Why does it bear on that, in one line (may be empty): ", lambda text: {"because": text}
        )

    def _ask_body(self, draft: Draft) -> Draft:
        self.say("Two to six sentences: what is meant, why it matters, what would change it. End with an empty line.")
        while True:
            lines: list[str] = []
            while line := self.ask("> ").rstrip():
                lines.append(line)
            new = replace(draft, body="\n".join(lines))
            if not self._tell(check_draft(self.reading, new)):
                return new

    def _put(self, draft: Draft, question: str, change: Callable[[str], dict[str, Any]], needed: bool = False) -> Draft:
        """Ask until the answer brings no problem, and return the draft with it."""
        before = {(problem.rule, problem.what) for problem in check_draft(self.reading, draft)}
        while True:
            text = " ".join(self.ask(question).split())
            if needed and not text:
                self.say("An answer is needed.")
                continue
            changes = change(text)
            new = replace(draft, **changes)
            settled = {rule for name in changes for rule in _ANSWERED_BY.get(name, ())} if needed else set()
            problems = check_draft(self.reading, new)
            fresh = [one for one in problems if (one.rule, one.what) not in before]
            if not self._tell(fresh or [one for one in problems if one.rule in settled]):
                return new

    def _tell(self, problems: Iterable[Problem]) -> bool:
        found = list(problems)
        for problem in found:
            self.say(f"{problem.what} [{problem.rule}]\n    {problem.fix}")
        return bool(found)

    def _choose(self, question: str, choices: Mapping[str, str], usual: str) -> str:
        """Ask until one of the choices is given, by its number or its name; an empty answer is the usual one."""
        names = list(choices)
        self.say(question)
        for number, name in enumerate(names, 1):
            self.say(f"  {number}. {name}: {choices[name]}")
        while True:
            answer = self.ask(f"Number or name{f' [{usual}]' if usual else ''}: ").strip()
            if (picked := _pick(answer or usual, names)) is not None:
                return picked
            self.say(f"Type a number from 1 to {len(names)}, or a name.")

    def _find_claim(self, question: str) -> Claim:
        while True:
            answer = self.ask(question).strip().removesuffix(".md")
            if answer in self.made.claims:
                return self.made.claims[answer]
            words = {claim.id: f"{claim.id.replace('-', ' ')} {claim.heading}" for claim in self.made.claims.values()}
            near = process.extract(answer, words, scorer=fuzz.token_set_ratio, limit=MATCHES, score_cutoff=40)
            if not near:
                self.say("No claim is like that. Try other words, or an id: the file names in claims/.")
                continue
            self.say("Which of these?")
            for number, (_, _, name) in enumerate(near, 1):
                self.say(f"  {number}. {name}: {self.made.claims[name].heading}")
            answer = self.ask("Number or id, or empty to look again: ").strip()
            if (picked := _pick(answer, [name for _, _, name in near])) is not None:
                return self.made.claims[picked]


def _pick(answer: str, names: Sequence[str]) -> str | None:
    if answer in names:
        return answer
    return names[int(answer) - 1] if answer.isdecimal() and 1 <= int(answer) <= len(names) else None


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
