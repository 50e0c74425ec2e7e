"""Argdown as tokens, by the lexical rules of Argdown 1.7: what starts where, and how far lines are set in.

Source: the documentation of Argdown's syntax (https://argdown.org/syntax/); tests compare with `@argdown/core`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


class T(StrEnum):
    """The kinds of token, with an article, as messages name them."""

    FRONT = "front matter"
    DATA = "data"
    ESCAPED = "an escaped character"
    SPECIAL = "a special character"
    EMPTY = "an empty line"
    NEWLINE = "an end of line"
    INDENT = "a line set in further"
    DEDENT = "a line set in less"
    INFERENCE = "an inference line"
    RELATION = "a relation"
    HEADING = "a heading"
    NUMBER = "a number of a statement"
    ITEM = "a list item"
    MARK = "emphasis"
    LINK = "a link"
    TAG = "a tag"
    STATEMENT_DEFINITION = "a definition of a statement"
    STATEMENT = "a name of a statement"
    STATEMENT_MENTION = "a mention of a statement"
    ARGUMENT_DEFINITION = "a definition of an argument"
    ARGUMENT = "a name of an argument"
    ARGUMENT_MENTION = "a mention of an argument"
    PLAIN = "text"
    END = "the end of the file"


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its text and its place, counted from 1."""

    kind: T
    text: str
    offset: int


_AFTER_LINE = "[' \t]*"
_RELATIONS = re.compile(rf"{_AFTER_LINE}(\+>|->|<?\+|<?-|><|_>|<_|_(?=\s))")
_INFERENCE = re.compile(rf"{_AFTER_LINE}--")
_INFERENCE_END = re.compile(r"-{2,}")
_HEADING = re.compile(r"#+ ")
_NUMBER = re.compile(rf"{_AFTER_LINE}\(\d+\)")
_ITEM = re.compile(rf"({_AFTER_LINE})(?:\d+\.|\*)(?=\s)")
_EMPTY = re.compile(r"(?:[ \t]*\n){2,}")
_NEWLINE = re.compile(r"[ \t]*\n")
_SPACES = re.compile(r"[ \t]+")
_FRONT = re.compile(r"={3,}")
_MARK_END = r"(?:[ \t]|(?=[\n)}_.,!?;:*-]|\Z))"
_MARKS = {mark: re.compile(rf"{re.escape(mark)}(?!\s)") for mark in ("**", "__", "*", "_")}
_MARK_ENDS = {mark: re.compile(re.escape(mark) + _MARK_END) for mark in ("**", "__", "*", "_")}
_NAME_MAX = 4000  # most characters of a name or an address in brackets; it bounds the search for its end
_NAMES = (
    (T.STATEMENT_DEFINITION, "[", "]:", re.compile(r"\[.+?\]:")),
    (T.STATEMENT, "[", "]", re.compile(r"\[[^-].*?\]")),
    (T.STATEMENT_MENTION, "@[", "]", re.compile(r"@\[.+?\][ \t]?")),
    (T.ARGUMENT_DEFINITION, "<", ">:", re.compile(r"<.+?>:")),
    (T.ARGUMENT, "<", ">", re.compile(r"<[^-].*?>")),
    (T.ARGUMENT_MENTION, "@<", ">", re.compile(r"@<.+?>[ \t]?")),
)
"""Names in brackets: how they begin and end. The end is searched for before the pattern, which alone would be slow."""
_LINK = re.compile(r"\[[^\]]+\]\([^)]+\)[ \t]?")
_TAG = re.compile(r"#(?:\([^)]+\)|[A-z0-9\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+)[ \t]?")
_ESCAPED = re.compile(r"\\[^\n] *")
_SPECIAL = re.compile(r"(?:\.\S{1,400}?\.|:\S{1,400}?:)[ \t]?")
_PLAIN = re.compile(r"[^\\@#*_\[\],.:;</>\-\n(){}]+")
_WORDS = re.compile(rf"(?=\w){_PLAIN.pattern}")
_CONTROL = re.compile(r"[@#*_\[\],.:;</>\-(){}\\][ \t]?")
_IN_INFERENCE = re.compile(r"[^\\\-]+|.", re.S)
_CLOSING = re.compile(r"\}(?!\s*[,}])")
_DATA_LIMIT = re.compile(r"\}\s[^,}]")
_COMMENT_END = {"<!--": "-->", "/*": "*/"}


@dataclass(slots=True)
class _Lexer:
    text: str
    at: int = 0
    tokens: list[Token] = field(default_factory=list)
    indents: list[int] = field(default_factory=lambda: [0])
    marks: list[str] = field(default_factory=list)
    spaced: bool = False
    closing: list[int] = field(default_factory=list)
    limits: list[int] = field(default_factory=list)
    ends: dict[str, int] = field(default_factory=dict)
    line_end: int = -1

    def run(self) -> list[Token]:
        self.closing = [match.start() for match in _CLOSING.finditer(self.text)]
        self.limits = [match.start() for match in _DATA_LIMIT.finditer(self.text)]
        self.ends = {end: self.text.rfind(end) for end in _COMMENT_END.values()}
        while self.at < len(self.text):
            before = len(self.tokens)
            if self._skip_comment():
                continue
            if not (
                self._take_words() or self._take_data() or self._take_line() or self._take_mark() or self._take_inline()
            ):
                self._take(T.PLAIN, _PLAIN.match(self.text, self.at) or _CONTROL.match(self.text, self.at))
            self.spaced = self.spaced and len(self.tokens) == before
        if self.tokens and self.tokens[-1].kind is T.EMPTY:
            self.tokens.pop()
        self._unwind()
        self.tokens.append(Token(T.END, "", len(self.text)))
        return self.tokens

    @property
    def last(self) -> T | None:
        return self.tokens[-1].kind if self.tokens else None

    def _take(self, kind: T, match: re.Match[str] | None) -> bool:
        if match is None:
            return False
        self._add(kind, match[0])
        return True

    def _add(self, kind: T, text: str) -> None:
        self.tokens.append(Token(kind, text, self.at))
        self.at += len(text)

    def _take_words(self) -> bool:
        """Take text that begins with no sign, within a line; nothing else can begin there."""
        within = self.last not in {None, T.NEWLINE, T.EMPTY}
        return within and self._take(T.PLAIN, _WORDS.match(self.text, self.at))

    def _skip_comment(self) -> bool:
        end = self._find_comment_end()
        if end < 0:
            return False
        self.at = end
        if self.last is T.EMPTY:
            self.at = _skip(r"(?:[ \t]*\n)*", self.text, end)
        elif self.last is T.NEWLINE:
            self.at = _skip(r"(?:[ \t]*\n(?![ \t]*\n))?", self.text, end)
        return True

    def _find_comment_end(self) -> int:
        for start, end in _COMMENT_END.items():
            if self.text.startswith(start, self.at) and self.ends[end] >= self.at + len(start):
                return self.text.index(end, self.at + len(start)) + len(end)
        if self.text.startswith("//", self.at):
            return self.text.find("\n", self.at)
        return -1

    def _take_data(self) -> bool:
        """Take front matter, or data in braces: they end at the last brace before more text follows one."""
        if match := _FRONT.match(self.text, self.at):
            end = _FRONT.search(self.text, match.end()) or (match if len(match[0]) > 5 else None)
            if end:
                self._add(T.FRONT, self.text[self.at : end.end()])
            return end is not None
        if self.text[self.at] != "{":
            return False
        limit = bisect_left(self.limits, self.at + 1)
        last = self.limits[limit] if limit < len(self.limits) else len(self.text)
        found = bisect_right(self.closing, last) - 1
        if found < 0 or self.closing[found] <= self.at:
            return False
        self._add(T.DATA, self.text[self.at : self.closing[found] + 1])
        return True

    def _take_line(self) -> bool:
        """Take an escaped or special character, or what depends on where a line begins."""
        if self._take(T.ESCAPED, _ESCAPED.match(self.text, self.at)) or self._take(
            T.SPECIAL, _SPECIAL.match(self.text, self.at)
        ):
            return True
        if self.last is not T.EMPTY and (match := _EMPTY.match(self.text, self.at)):
            if match.end() < len(self.text):
                self._unwind()
            return self._take(T.EMPTY, match)
        return self._take(T.NEWLINE, _NEWLINE.match(self.text, self.at)) or self._take_start()

    def _take_start(self) -> bool:
        """Take what may only begin a line: an inference, a relation, a heading, a number or a list item."""
        if self.last not in {None, T.NEWLINE, T.EMPTY}:
            return False
        if self.last is not T.EMPTY and _INFERENCE.match(self.text, self.at):
            return self._take_inference()
        if match := _RELATIONS.match(self.text, self.at):
            self._set_in(match.start(1) - match.start())
            return self._take(T.RELATION, match)
        if self._take(T.HEADING, _HEADING.match(self.text, self.at)):
            return True
        if match := _NUMBER.match(self.text, self.at):
            self._unwind()
            return self._take(T.NUMBER, match)
        if match := _ITEM.match(self.text, self.at):
            self._set_in(len(match[1]) + 1)
            return self._take(T.ITEM, match)
        return False

    def _take_inference(self) -> bool:
        """Take an inference from its first two hyphens to those that close it; all of it is one token."""
        start = _INFERENCE.match(self.text, self.at)
        end = start.end() if start else self.at
        while end < len(self.text):
            if close := _INFERENCE_END.match(self.text, end):
                self._unwind()
                self._add(T.INFERENCE, self.text[self.at : close.end()])
                return True
            step = _ESCAPED.match(self.text, end) or _IN_INFERENCE.match(self.text, end)
            end = step.end() if step else end + 1
        return False

    def _take_mark(self) -> bool:
        for mark, pattern in _MARK_ENDS.items():
            if (
                self.marks
                and self.marks[-1] == mark
                and not self.spaced
                and (match := pattern.match(self.text, self.at))
            ):
                self.marks.pop()
                return self._take(T.MARK, match)
        for mark, pattern in _MARKS.items():
            if match := pattern.match(self.text, self.at):
                self.marks.append(mark)
                return self._take(T.MARK, match)
        return False

    def _take_inline(self) -> bool:
        if self._take_link() or self._take_tag() or any(self._take_name(*name) for name in _NAMES):
            return True
        if match := _SPACES.match(self.text, self.at):
            self.at = match.end()
            self.spaced = True
            return True
        return False

    def _take_link(self) -> bool:
        words = self.text.find("]", self.at, self.at + _NAME_MAX) if self.text[self.at] == "[" else -1
        if words < 0 or not self.text.startswith("](", words) or self.text.find(")", words, words + _NAME_MAX) < 0:
            return False
        return self._take(T.LINK, _LINK.match(self.text, self.at))

    def _take_tag(self) -> bool:
        long = self.text.startswith("#(", self.at)
        if long and self.text.find(")", self.at, self.at + _NAME_MAX) < 0:
            return False
        return self._take(T.TAG, _TAG.match(self.text, self.at))

    def _take_name(self, kind: T, start: str, end: str, pattern: re.Pattern[str]) -> bool:
        if not self.text.startswith(start, self.at):
            return False
        if self.line_end < self.at:
            found = self.text.find("\n", self.at)
            self.line_end = found if found >= 0 else len(self.text)
        first = self.at + len(start) + 1
        if self.text.find(end, first, min(first + _NAME_MAX, self.line_end)) < 0:
            return False
        return self._take(kind, pattern.match(self.text, self.at))

    def _set_in(self, width: int) -> None:
        """Note how far a line is set in: further than the one before, or less far."""
        if width > self.indents[-1]:
            self.indents.append(width)
            self.tokens.append(Token(T.INDENT, "", self.at))
        while len(self.indents) > 1 and width < self.indents[-1]:
            self.indents.pop()
            self.tokens.append(Token(T.DEDENT, "", self.at))

    def _unwind(self) -> None:
        while len(self.indents) > 1:
            self.indents.pop()
            self.tokens.append(Token(T.DEDENT, "", self.at))


def _skip(pattern: str, text: str, at: int) -> int:
    match = re.compile(pattern).match(text, at)
    return match.end() if match else at


def tokenize(text: str) -> list[Token]:
    """Return the tokens of an Argdown text whose lines end in line feeds; the last token is its end."""
    return _Lexer(text).run()
