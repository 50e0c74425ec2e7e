"""The catalogues of the browser's messages: what the code says is in them, and every translation can be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.jslexer import tokenize
from babel.messages.pofile import read_po
from update_browser_messages import Found, MessageError, list_messages, renew

from argmap.content.vocabulary import TERMS
from argmap.language.catalogue import BROWSER, FOLDER, list_forms, messages_for_browser, messages_for_page
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


def files_of(places: list[tuple[str, int]]) -> set[str]:
    return {file for file, _ in places}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_a_catalogue_has_the_messages_of_the_code(path: Path) -> None:
    """`python3 scripts/update_browser_messages.py` renews it."""
    here = {found.forms: files_of(found.places) for found in list_messages(CODE).values()}
    assert {forms_of(message): files_of(message.locations) for message in read(path)} == here


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
    said = {one for one, message in list_messages(CODE).items() if alone & files_of(message.places)}
    assert set(found) == said
    assert messages_for_page("en") == {}
    for name in alone:
        assert not re.search(r"^import ", (CODE / name).read_text("utf-8"), re.M), name


def test_messages_are_found_wherever_they_stand(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text(
        'h(`${t("A “text” with {place}", { place: t("inner") })}`);\ntn(\n  "{n} claim",\n  "{n} claims",\n  2);\n',
        "utf-8",
    )
    assert {one: found.places for one, found in list_messages(tmp_path).items()} == {
        "A “text” with {place}": [("one.js", 1)],
        "inner": [("one.js", 1)],
        "{n} claim": [("one.js", 2)],
    }


@pytest.mark.parametrize("code", ["t(words)", "tn('one', 'many', 2)", "tp(\n  `text`)", 'tn("{n} claim", 2)'])
def test_what_is_no_text_is_refused(code: str, tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text(code, "utf-8")
    with pytest.raises(MessageError, match="is given no text in double quotation marks"):
        list_messages(tmp_path)


def test_translations_stay_when_a_catalogue_is_renewed(tmp_path: Path) -> None:
    path = tmp_path / "de" / "browser.po"
    path.parent.mkdir()
    head = '# Head.\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    path.write_text(f'{head}\n#: old.js:1\nmsgid "kept"\nmsgstr "geblieben"\n\nmsgid "gone"\nmsgstr "weg"\n', "utf-8")
    renew(path, {"kept": Found(("kept",), [("new.js", 7)]), "added": Found(("added",), [("new.js", 9)])})
    text = path.read_text("utf-8")
    assert text.startswith(f"{head}\n#: new.js:7\n")
    assert [(message.id, message.string) for message in read(path)] == [("kept", "geblieben"), ("added", "")]


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
