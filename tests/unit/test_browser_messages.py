"""The catalogues of the browser's messages: what the code says is in them, and every translation can be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.jslexer import tokenize
from babel.messages.pofile import read_po
from update_browser_messages import MessageError, list_messages
from update_page_messages import Found, renew

from argmap.content.vocabulary import TERMS
from argmap.language.catalogue import BROWSER, FOLDER, PAGES, list_forms, messages_for_browser, messages_for_page
from argmap.view.assets import OURS, THEME

CODE = THEME / OURS
CATALOGUES = sorted(FOLDER.glob(f"*/{BROWSER}.po"))
VALUES = {term.value for choices in TERMS for term in choices}
"""Texts by which the code names terms of the vocabulary."""
PLAIN = {
    *("Enter", "Escape", "Home", "End"),  # keys
    *("signed DF-QuAD", "Quadratic Energy"),  # names in the literature
    *("no stable value", "no weight"),  # as the style sheet and the filter name them
    *("name: {}", "date: {}", "says: {}", "id: {}"),  # keys of a file
    *("beliefs {} {}", "month {}"),  # keys of lenses
    *("600 {}px {}", "italic {}px {}", '400 {}px "IBM Plex Sans", sans-serif', '600 {}px "IBM Plex Sans", sans-serif'),
    *('600 {}px "Source Serif 4", serif', "input, select, textarea"),
    *("Sept", "Sep"),  # of English alone
    "Proposal: {}",  # the title that the form for issues gives, too
    "ai already also currently even just really still very yet",
}
"""Texts that are the same in every language."""
_PLACE = re.compile(r"\{\w+\}")
_WORD = r"[A-Za-z’]{2,}"
_WORDS = re.compile(rf"{_WORD}[,.:;!?…]? [A-Za-z“{{(]|\}} {_WORD}|{_WORD} \{{|^[A-Z][a-z]+[.…:?!]?$|[a-z]… ?$")


def read(path: Path) -> list[Message]:
    with path.open("rb") as file:
        return [message for message in read_po(file, locale=path.parent.name) if message.id]


def forms_of(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_a_catalogue_has_the_messages_of_the_code(path: Path) -> None:
    """`python3 scripts/update_browser_messages.py` renews it."""
    here = {(found.id, found.file) for found in list_messages(CODE)}
    assert {(message.id, file) for message in read(path) for file, _ in message.locations} == here


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_every_message_is_translated(path: Path) -> None:
    assert [message.id for message in read(path) if message.fuzzy or not all(list_forms(message))] == []


def list_strange(path: Path) -> Iterator[tuple[object, str]]:
    for message in read(path):
        known = set(_PLACE.findall(" ".join(forms_of(message))))
        for form in list_forms(message):
            if not set(_PLACE.findall(form)) <= known:
                yield message.id, form


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_a_translation_has_no_placeholder_of_its_own(path: Path) -> None:
    assert list(list_strange(path)) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_a_translation_leaves_no_value_out(path: Path) -> None:
    left = [
        (message.id, form)
        for message in read(path)
        for form in list_forms(message)
        if set(_PLACE.findall(forms_of(message)[-1])) - {"{n}"} - set(_PLACE.findall(form))
    ]
    assert left == []


def test_modules_that_import_none_find_their_messages_in_the_page() -> None:
    found = messages_for_page("de")
    assert found["Menu"] == messages_for_browser("de")["Menu"]
    alone = {"failure.js", "main.js", "menu.js", "whatif.js"}
    assert set(found) == {message.id for message in list_messages(CODE) if message.file in alone}
    assert messages_for_page("en") == {}
    for name in alone:
        assert not re.search(r"^import ", (CODE / name).read_text("utf-8"), re.M), name


def test_messages_are_found_wherever_they_stand(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text(
        'h(`${t("A “text” with {place}", { place: t("inner") })}`);\ntn(\n  "{n} claim",\n  "{n} claims",\n  2);\n',
        "utf-8",
    )
    assert list_messages(tmp_path) == [
        Found("A “text” with {place}", "one.js", 1),
        Found("inner", "one.js", 1),
        Found(("{n} claim", "{n} claims"), "one.js", 2),
    ]


def test_a_message_has_one_second_form(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text('tn("{n} claim", "{n} claims", 1);\ntn("{n} claim", "{n} of them", 1);', "utf-8")
    with pytest.raises(MessageError, match="has another second form elsewhere"):
        list_messages(tmp_path)


@pytest.mark.parametrize("code", ["t(words)", "tn('one', 'many', 2)", "tp(\n  `text`)", 'tn("{n} claim", 2)'])
def test_what_is_no_text_is_refused(code: str, tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text(code, "utf-8")
    with pytest.raises(MessageError, match="is given no text in double quotation marks"):
        list_messages(tmp_path)


def test_a_catalogue_names_the_lines_of_the_code_and_keeps_translations() -> None:
    head = '# Head.\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    text = f'{head}\n#: old.js:1\nmsgid "kept"\nmsgstr "geblieben"\n\nmsgid "gone"\nmsgstr "weg"\n'
    found = [Found("kept", "new.js", 7), Found("added", "new.js", 9), Found("kept", "other.js", 2)]
    kept = '#: new.js:7 other.js:2\nmsgid "kept"\nmsgstr "geblieben"\n'
    assert renew(text, "de", found, lines=True) == f'{head}\n{kept}\n#: new.js:9\nmsgid "added"\nmsgstr ""\n\n'


def plain(text: str) -> str:
    """Return a message as both catalogues have it: with nameless places, and without its full stop."""
    return re.sub(r"%\(\w+\)s|\{\w+\}", "{}", text).rstrip(".:")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_what_python_and_the_browser_both_say_is_translated_alike(path: Path) -> None:
    pages = {plain(forms_of(message)[0]): list_forms(message) for message in read(path.with_name(f"{PAGES}.po"))}
    both = [message for message in read(path) if plain(forms_of(message)[0]) in pages]
    assert len(both) > 20
    here = {message.id: list(map(plain, list_forms(message))) for message in both}
    assert here == {message.id: list(map(plain, pages[plain(forms_of(message)[0])])) for message in both}


def list_texts(code: str, line: int = 1) -> Iterator[tuple[int, str, list[str]]]:
    """Yield each text of a module, also in expressions of templates: its line, itself, the tokens before it."""
    tokens = [token for token in tokenize(code) if not token.type.endswith("comment")]
    for i, token in enumerate(tokens):
        if token.type not in {"string", "template_string"}:
            continue
        at = line + token.lineno - 1
        text, *inside = split_template(token.value) if token.type == "template_string" else [token.value[1:-1]]
        yield at, text, [before.value for before in tokens[max(0, i - 6) : i]]
        for expression in inside:
            yield from list_texts(expression, at)


def split_template(template: str) -> list[str]:
    """Return a template's text with `{}` for each expression, and the expressions."""
    parts = re.split(r"\$\{((?:[^{}]|\{[^{}]*\})*)\}", template[1:-1])
    return ["{}".join(parts[::2]), *parts[1::2]]


def is_prose(text: str, before: list[str]) -> bool:
    """Tell whether a text has words that readers may see: no name, address, selector, query or property of style."""
    if not _WORDS.search(text) or text.startswith(("(", ".", "[", "{", "@")) or text in VALUES or text in PLAIN:
        return False
    called = before[-2] if before[-1:] == ["("] else ""
    last = max((i for i, token in enumerate(before) if token in {"class", "className"}), default=len(before))
    in_class = last < len(before) and "," not in before[last:]
    return not (in_class or called.endswith(("Error", "OutOfDate", "querySelector", "matchMedia")))


def is_message(before: list[str]) -> bool:
    """Tell whether a text stands in a message's place, as the tokens before it show."""
    counted = before[-4:-2] in (["tn", "("], ["tnp", "("]) and before[-1:] == [","]
    return counted or (before[-1:] == ["("] and before[-2:-1] in (["t"], ["tp"], ["tn"], ["tnp"]))


@pytest.mark.parametrize("path", sorted(CODE.rglob("*.js")), ids=lambda path: path.relative_to(CODE).as_posix())
def test_no_text_for_readers_stands_beside_the_catalogue(path: Path) -> None:
    texts = list_texts(path.read_text("utf-8"))
    assert [(line, text) for line, text, before in texts if is_prose(text, before) and not is_message(before)] == []


def test_texts_for_readers_are_told_from_others() -> None:
    code = """
import { h } from "./lib/elements.js";
h("p", { class: "am-note am-quiet", "aria-label": "Why so", title: t("Said") }, "Some words", `${n} of ${t("these")}`);
throw new Error("no such claim");
say(tn("{n} claim", "{n} claims", 2), "Undo", 'all of it', `and ${many ? "a few more" : "none"}`);
"""
    found = [text for _, text, before in list_texts(code) if is_prose(text, before) and not is_message(before)]
    assert found == ["Why so", "Some words", "Undo", "all of it", "and {}", "a few more"]
