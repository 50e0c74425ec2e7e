"""Preview pictures that other sites show for a link: drawn at build, without network, and cached by content."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.content.models import Claim
from argmap.content.vocabulary import Kind
from argmap.view.read_tokens import read_colours

FOLDER = "assets/cards"
MOST_CLAIMS = 300  # a card takes some 14 ms: above this number, the claims of a topic share one
WIDTH, HEIGHT = 1200, 630
_MARGIN = 84
_DESIGN = 2  # version of the drawing, part of the cache key: raise it with each change but of colours
_FONTS = Path(__file__).parent / "fonts"
_SERIF, _SANS = _FONTS / "source-serif-4-600.ttf", _FONTS / "ibm-plex-sans-400.ttf"
_SIZES = (72, 64, 57, 50, 44)
_LINES = 5

_EDGE = "accent"  # the colour of a card's edge where no kind gives one
_INK_LEVELS, _QUIET_LEVELS = 7, 4  # grey levels for antialiased letters


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a preview: a line above, the title, a line below; and the colour of its edge."""

    above: str
    title: str
    below: str
    colour: str = _EDGE


def describe_claim(argument: Argument, claim: Claim, site_name: str) -> tuple[str, Card]:
    """Return the path of a claim's card from the site's root, and the card; of a large map, that of its topic."""
    made = argument.made
    if len(made.claims) > MOST_CLAIMS:
        topic = claim.fields.topic
        return f"{FOLDER}/topic-{topic}.png", Card("A topic of the map", made.topic_title(topic), site_name)
    word = argument.standing.claims.get(claim.id)
    kind = claim.fields.kind
    above = f"{kind.word.capitalize()}, {claim.fields.voice.word}"
    below = f"{site_name}   ·   {word.word}" if word else site_name
    return f"{FOLDER}/claims/{claim.id}.png", Card(
        above, claim.heading, below, _EDGE if kind is Kind.CLAIM else kind.entry.tone
    )


def describe_page(address: str, title: str, made: ArgumentMap, site_name: str) -> tuple[str, Card]:
    """Return the path and the card of a hand-written page; `address` is from the site's root, empty for home."""
    essay = made.essay
    about = f"The argument of {essay.author}’s essay, as a map" if essay else "An argument, as a map"
    name = address.strip("/").replace("/", "-")
    if not name:
        what = f"{len(made.claims)} claims with their reasons and objections"
        return f"{FOLDER}/home.png", Card(about, site_name, what)
    return f"{FOLDER}/{name}.png", Card(about, title, site_name)


def draw_cards(cards: Mapping[str, Card], kept: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each path with its picture; the folder `kept` caches pictures by content, and unused ones are deleted."""
    kept.mkdir(parents=True, exist_ok=True)
    used = set()
    colours = sorted(read_colours("light").items())
    for path, card in sorted(cards.items()):
        name = hashlib.sha256(repr((_DESIGN, colours, astuple(card))).encode()).hexdigest()[:24] + ".png"
        used.add(name)
        yield path, _draw_once(card, kept / name)
    for file in kept.glob("*.png"):
        if file.name not in used:
            file.unlink(missing_ok=True)


def _draw_once(card: Card, file: Path) -> bytes:
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


def draw_card(card: Card) -> bytes:
    """Return a card as a PNG of 1200 by 630 pixels in 16 colours; the same card gives the same bytes."""
    size, lines = _fit(card.title)
    serif, sans = _font(_SERIF, size), _font(_SANS, 32)
    ink, quiet = Image.new("L", (WIDTH, HEIGHT)), Image.new("L", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(ink)
    leading = round(size * 1.22)
    top = 160 + max(0, (330 - leading * len(lines)) // 2)
    for index, line in enumerate(lines):
        draw.text((_MARGIN, top + index * leading), line, 255, serif)
    draw = ImageDraw.Draw(quiet)
    draw.text((_MARGIN, 72), _shorten(card.above, sans), 255, sans)
    draw.text((_MARGIN, 528), _shorten(card.below, sans), 255, sans)
    return _encode(ink, quiet, card.colour)


def _encode(ink: Image.Image, quiet: Image.Image, colour: str) -> bytes:
    levels = ink.point([value * (_INK_LEVELS - 1) // 255 for value in range(256)])
    shades = quiet.point([_INK_LEVELS + (value * _QUIET_LEVELS - 1) // 255 for value in range(256)])
    levels.paste(shades, mask=quiet.point([255 * (value * _QUIET_LEVELS > 255) for value in range(256)]))
    draw = ImageDraw.Draw(levels)
    draw.rectangle((0, 0, 27, HEIGHT), _INK_LEVELS + _QUIET_LEVELS)
    draw.rectangle((_MARGIN, 498, WIDTH - _MARGIN, 499), _INK_LEVELS)
    levels = levels.convert("P")
    levels.putpalette([value for shade in _list_shades(colour) for value in shade])
    out = io.BytesIO()
    levels.save(out, "PNG", bits=4, compress_level=6)
    return out.getvalue()


def _list_shades(edge: str) -> list[tuple[int, ...]]:
    """Return the palette: the shades of ink, those of quiet text, and the colour of the edge."""
    inks = [_mix("ink", step / (_INK_LEVELS - 1)) for step in range(_INK_LEVELS)]
    quiets = [_mix("quiet", (step + 1) / _QUIET_LEVELS) for step in range(_QUIET_LEVELS)]
    return [*inks, *quiets, _read_rgb(edge)]


def _read_rgb(name: str) -> tuple[int, ...]:
    return ImageColor.getrgb(read_colours("light")[name])


def _mix(name: str, share: float) -> tuple[int, ...]:
    shades = zip(_read_rgb("paper"), _read_rgb(name), strict=True)
    return tuple(round(paper + (own - paper) * share) for paper, own in shades)


@cache
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)  # the same on every machine


def _fit(title: str) -> tuple[int, list[str]]:
    """Return the largest size at which a title fits, and its lines; else the smallest size, with the last line cut."""
    for size in _SIZES:
        lines = _wrap(title, _font(_SERIF, size))
        if len(lines) <= _LINES and len(lines) * size * 1.22 <= 350:
            return size, lines
    return size, [*lines[: _LINES - 1], f"{lines[_LINES - 1]} …"]


def _wrap(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= WIDTH - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _shorten(text: str, font: ImageFont.FreeTypeFont) -> str:
    while font.getlength(text) > WIDTH - 2 * _MARGIN:
        text = text[:-2].rstrip() + "…"
    return text
