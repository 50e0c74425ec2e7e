"""A canvas for preview cards: shapes with smooth edges, words in the site's fonts, and a small PNG of the result."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from argmap.view.raster import Point
from argmap.view.read_tokens import read_colours
from argmap.view.text_width import Face

WIDTH, HEIGHT = 1200, 630
_FINE = 2
"""Shapes and small letters are drawn at this many times their size and scaled down: smooth, and at true distances."""
_LARGE = 28
"""The size in px from which letters are drawn as they are, which is quicker, over all that is scaled down."""

_FONTS = Path(__file__).parent / "fonts"
_FACES = {
    "sans": _FONTS / "ibm-plex-sans-400.ttf",
    "bold": _FONTS / "ibm-plex-sans-600.ttf",
    "serif": _FONTS / "source-serif-4-600.ttf",
}
_TONES = ("ink", "quiet", "line", "support", "attack", "undercut", "question", "accent")
_SHADES = 8
"""Shades from the paper to each tone: those of an edge that covers some quarters of a pixel, and as many between."""

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class View:
    """What a canvas shows: a plane whose origin lies at `left` and `top`, at `scale` times its size."""

    left: float = 0
    top: float = 0
    scale: float = 1

    def place(self, point: Point) -> Point:
        """Return a point of the plane on the canvas."""
        return self.left + point[0] * self.scale, self.top + point[1] * self.scale


class Canvas:
    """A card while it is drawn; `view` tells where and how large what is drawn next will be."""

    def __init__(self) -> None:
        self.view = View()
        self._fine = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), mix("paper"))
        self._draw = ImageDraw.Draw(self._fine)
        self._large: list[tuple[Point, str, Colour, ImageFont.FreeTypeFont, str]] = []

    def fill(self, points: Iterable[Point], colour: Colour) -> None:
        """Fill a polygon."""
        self._draw.polygon([self._place(point) for point in points], colour)

    def draw_line(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """Draw a line with round bends."""
        self._draw.line([self._place(point) for point in points], colour, self._thicken(width), joint="curve")

    def draw_box(
        self, start: Point, end: Point, radius: float, fill: Colour, edge: Colour | None = None, width: float = 0
    ) -> None:
        """Draw a box with round corners from its top left to its bottom right corner; a radius of half is a disc."""
        corners = [self._place(start), self._place(end)]
        size = min(corners[1][0] - corners[0][0], corners[1][1] - corners[0][1]) / 2
        round_ = min(radius * self.view.scale * _FINE, size)
        self._draw.rounded_rectangle(corners, round_, fill, edge, self._thicken(width) if edge else 0)

    def write(
        self, start: Point, words: str, size: float, colour: Colour, face: Face = "sans", anchor: str = "ls"
    ) -> None:
        """Write words; `start` is the left end of their base line unless Pillow's `anchor` says otherwise."""
        size *= self.view.scale
        if size < _LARGE:
            self._draw.text(self._place(start), words, colour, _load_font(face, size * _FINE), anchor)
        else:
            self._large.append((self.view.place(start), words, colour, _load_font(face, size), anchor))

    def encode(self) -> bytes:
        """Return the PNG, in few colours; the same drawing gives the same bytes."""
        image = self._fine.reduce(_FINE)
        draw = ImageDraw.Draw(image)
        for large in self._large:
            draw.text(*large)
        out = io.BytesIO()
        image.quantize(palette=_make_palette(), dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
        return out.getvalue()

    def _place(self, point: Point) -> Point:
        x, y = self.view.place(point)
        return x * _FINE, y * _FINE

    def _thicken(self, width: float) -> int:
        return max(1, round(width * self.view.scale * _FINE))


def mix(tone: str, share: float = 1) -> Colour:
    """Return a colour of the light scheme, or a pale shade of it: the share of it that lies on the paper."""
    return _blend(_read_rgb("paper"), _read_rgb(tone), share)


def _blend(paper: Colour, own: Colour, share: float) -> Colour:
    red, green, blue = (round(under + (over - under) * share) for under, over in zip(paper, own, strict=True))
    return red, green, blue


def _read_rgb(name: str) -> Colour:
    red, green, blue = ImageColor.getrgb(read_colours("light")[name])[:3]
    return red, green, blue


@cache
def _load_font(face: Face, size: float) -> ImageFont.FreeTypeFont:
    """Return a font of the site, laid out in the same way on every machine."""
    return ImageFont.truetype(str(_FACES[face]), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _make_palette() -> Image.Image:
    """Return an image whose palette has the shades of all tones."""
    shades = [mix(tone, step / _SHADES) for tone in _TONES for step in range(1, _SHADES + 1)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for shade in (mix("paper"), mix("raised"), *shades) for value in shade])
    return palette
