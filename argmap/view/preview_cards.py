"""Preview pictures that other sites show for a link: drawn at build, without network, and cached by content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.argument.argument import Argument
from argmap.content.models import Claim
from argmap.content.vocabulary import Bearing, Kind, Side
from argmap.language.current import gettext
from argmap.view import sizes
from argmap.view.canvas import HEIGHT, WIDTH, Canvas, mix
from argmap.view.card_map import MapPicture, draw_picture, draw_sign, plan_picture
from argmap.view.map_look import look_at, split_sides
from argmap.view.pictures import gather_neighbours
from argmap.view.read_tokens import read_colours
from argmap.view.templates import capfirst
from argmap.view.text_width import Face, measure_text, wrap_text

FOLDER = "assets/cards"
MOST_CLAIMS = 300  # a card takes some 25 ms: above this number, the claims of a topic share one
_MARGIN = 84
_ROOM = WIDTH - 2 * _MARGIN
_DESIGN = 3  # version of the drawing, part of the cache key: raise it with each change but of colours, signs and sizes
_SIZES = (72, 64, 57, 50, 44)
_LINES = 5
_LEADING = 1.22
_SMALL = 32
_TOP, _RULE = 132, 510  # what lies between is the title, and the balance below it
_ROW, _STEP, _SIGNS = 50, 38, 11  # of a balance: a row's height, from sign to sign, how many have their full size

_OF_MAP = ("", "explore/")
"""The addresses of the pages whose card shows the map: the first page and the map's own."""
_MAP_WIDTHS = (720, 800, 880, 970)
"""Widths of a map's layout on a card: the first that shows all is taken, else the last, whose labels are 16 px high."""
_STRIP, _MAP_TOP = 10, 58
_MAP_MARGIN = 28

_EDGE = "accent"  # the colour of a card's edge where no kind gives one


@dataclass(frozen=True, slots=True)
class Balance:
    """How what bears on a claim in one way stands: the words, the side that it helps, and of each step if it counts."""

    bearing: Bearing
    words: str
    side: Side
    live: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a preview: a line above, the title, a line below; the colour of its edge; and a claim's balance."""

    above: str
    title: str
    below: str
    colour: str = _EDGE
    balance: tuple[Balance, ...] = ()


@dataclass(frozen=True, slots=True)
class MapCard:
    """A preview that shows the map, below the site's name and what the map is of."""

    title: str
    about: str
    picture: MapPicture


def describe_claim(argument: Argument, claim: Claim, site_name: str) -> tuple[str, Card]:
    """Return the path of a claim's card from the site's root, and the card; of a large map, that of its topic."""
    made = argument.made
    if len(made.claims) > MOST_CLAIMS:
        topic = claim.fields.topic
        return f"{FOLDER}/topic-{topic}.png", Card(gettext("A topic of the map"), made.topic_title(topic), site_name)
    word = argument.standing.claims.get(claim.id)
    kind = claim.fields.kind
    above = f"{capfirst(kind.word)}, {claim.fields.voice.word}"
    balance = weigh_claim(argument, claim.id)
    below = f"{site_name}   ·   {word.word}" if word and not balance else site_name
    return f"{FOLDER}/claims/{claim.id}.png", Card(
        above, claim.heading, below, _EDGE if kind is Kind.CLAIM else kind.entry.tone, balance
    )


def weigh_claim(argument: Argument, claim: str) -> tuple[Balance, ...]:
    """Return the balance of a claim in the words of its picture's headings: of reasons for it, and of objections."""
    tree = gather_neighbours(argument.made, claim, len(argument.made.claims))
    balance = []
    for section in split_sides(argument, tree, claim):
        if section.bearing and section.bearing is not Bearing.ABOUT:
            hangings = [(item.id, tree.hangings[item.id]) for item in section.items]
            steps = {hanging.step: look_at(argument, name, hanging).live for name, hanging in hangings}
            live = sorted(steps.values(), reverse=True)
            balance.append(Balance(section.bearing, section.title, section.side, tuple(live)))
    return tuple(balance)


def describe_page(address: str, title: str, argument: Argument, site_name: str) -> tuple[str, Card | MapCard]:
    """Return the path and the card of a hand-written page; `address` is from the site's root, empty for home."""
    made = argument.made
    path = f"{FOLDER}/{address.strip('/').replace('/', '-') or 'home'}.png"
    if address in _OF_MAP and made.claims:
        count = len(made.claims)
        if made.essay:
            words = gettext("%(author)s’s essay, as a map · %(count)s claims", author=made.essay.author, count=count)
        else:
            words = gettext("An argument, as a map · %(count)s claims", count=count)
        picture = plan_picture(argument, _MAP_WIDTHS, HEIGHT - _MAP_TOP)
        return path, MapCard(site_name, words, picture)
    if made.essay:
        about = gettext("The argument of %(author)s’s essay, as a map", author=made.essay.author)
    else:
        about = gettext("An argument, as a map")
    return path, Card(about, title, site_name)


def draw_cards(cards: Mapping[str, Card | MapCard], kept: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each path with its picture; the folder `kept` caches pictures by content, and unused ones are deleted."""
    kept.mkdir(parents=True, exist_ok=True)
    used = set()
    design = _describe_design()
    for path, card in sorted(cards.items()):
        name = _name_picture(design, card)
        used.add(name)
        yield path, _draw_once(card, kept / name)
    for file in kept.glob("*.png"):
        if file.name not in used:
            file.unlink(missing_ok=True)


def draw_kept(card: Card | MapCard, kept: Path) -> bytes:
    """Return a card's picture; the folder `kept` caches pictures by content, and none is deleted."""
    kept.mkdir(parents=True, exist_ok=True)
    return _draw_once(card, kept / _name_picture(_describe_design(), card))


def _name_picture(design: str, card: Card | MapCard) -> str:
    return hashlib.sha256(repr((design, card)).encode()).hexdigest()[:24] + ".png"


def _describe_design() -> str:
    """Return what all cards depend on: the version of the drawing, colours, signs and sizes."""
    terms = [(term.value, term.entry) for term in (*Bearing, *Side)]
    numbers = [getattr(sizes, name) for name in sizes.ON_MAP]
    return repr((_DESIGN, sorted(read_colours("light").items()), terms, numbers))


def _draw_once(card: Card | MapCard, file: Path) -> bytes:
    """Return a card's picture from its file in the cache; a missing file is made, perhaps by two builds at once."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        data = draw_card(card)
        beside = file.with_suffix(f".{os.getpid()}")
        try:
            beside.write_bytes(data)
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
        return data


def draw_card(card: Card | MapCard) -> bytes:
    """Return a card as a PNG of 1200 by 630 pixels in few colours; the same card gives the same bytes."""
    canvas = Canvas()
    if isinstance(card, MapCard):
        _draw_map(canvas, card)
    else:
        _draw_words(canvas, card)
    return canvas.encode()


def _draw_map(canvas: Canvas, card: MapCard) -> None:
    canvas.draw_box((0, 0), (WIDTH, _STRIP), 0, mix(_EDGE))
    right = WIDTH - _MAP_MARGIN
    words = _shorten(card.about, WIDTH / 2, 22)
    about = right - measure_text(words, 22)
    canvas.write((about, 49), words, 22, mix("quiet"))
    title = _shorten(card.title, about - 2 * _MAP_MARGIN, 34, "serif")
    canvas.write((_MAP_MARGIN, 51), title, 34, mix("ink"), "serif")
    draw_picture(canvas, card.picture, _MAP_TOP, HEIGHT)


def _draw_words(canvas: Canvas, card: Card) -> None:
    room = _RULE - _TOP - 36 - len(card.balance) * _ROW
    size, lines = _fit(card.title, room)
    top = _TOP + (room - round(size * _LEADING) * len(lines)) / 2 + size * 0.96
    for index, line in enumerate(lines):
        canvas.write((_MARGIN, top + index * round(size * _LEADING)), line, size, mix("ink"), "serif")
    canvas.write((_MARGIN, 96), _shorten(card.above, _ROOM, _SMALL), _SMALL, mix("quiet"))
    canvas.write((_MARGIN, 572), _shorten(card.below, _ROOM, _SMALL), _SMALL, mix("quiet"))
    canvas.draw_box((0, 0), (27, HEIGHT), 0, mix(card.colour))
    canvas.draw_line([(_MARGIN, _RULE), (WIDTH - _MARGIN, _RULE)], 1.5, mix("line"))
    _draw_balance(canvas, card.balance)


def _draw_balance(canvas: Canvas, balance: Sequence[Balance]) -> None:
    """Draw a row of signs for what speaks for a claim and one for what speaks against it, each with its words."""
    most = max((len(row.live) for row in balance), default=1)
    step = min(_STEP, _STEP * _SIGNS / most)
    for index, row in enumerate(balance):
        middle = _RULE - 20 - _ROW * (len(balance) - index - 0.5)
        for place, live in enumerate(row.live):
            centre = _MARGIN + step * (place + 0.5) - 2, middle
            draw_sign(canvas, centre, row.bearing, row.bearing.entry.sign, row.side, live=live, size=step * 0.42)
        left = _MARGIN + step * most + 14
        canvas.write((left, middle + 10), row.words, 30, mix(row.side.entry.tone), "bold")


def _fit(title: str, room: float) -> tuple[int, Sequence[str]]:
    """Return the largest size at which a title fits, and its lines; else the smallest size, with the last line cut."""
    for size in _SIZES:
        lines = wrap_text(title, _ROOM, size, "serif")
        most = min(_LINES, int(room / (size * _LEADING)))
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], _shorten(f"{lines[most - 1]} …", _ROOM, size, "serif")]


def _shorten(text: str, room: float, size: float, face: Face = "sans") -> str:
    """Return a text that fits into the room, with its end cut off where needed; empty where not even a sign fits."""
    while text and measure_text(text, size, face) > room:
        text = text[:-2].rstrip() + "…" if len(text) > 1 else ""
    return text
