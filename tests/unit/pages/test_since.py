from __future__ import annotations

from maps import build_case_map, build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.argument.sides import find_sides
from argmap.content.models import Essay, Reference
from argmap.content.vocabulary import Side
from argmap.pages.context import Context
from argmap.pages.since.page import Column, Piece, build_since, draw_timeline, list_pieces, list_predictions

ESSAY = Essay(title="Brakes", author="A. Author", url="https://example.org/essay", date="2025-04-30")


def build_later_map() -> ArgumentMap:
    outside = {"kind": "evidence", "voice": "outside"}
    return build_map(
        [
            build_claim(
                "t", kind="thesis", prediction={"by": "2028", "state": "open", "why": ["after"], "because": "x"}
            ),
            build_claim("before", supports=["t"], date="2025-04", **outside),
            build_claim("after", supports=["t"], references=["work"], **outside),
            build_claim("against", attacks=["t"], date="2026-09-12", **outside),
            build_claim("twice", supports=["t"], attacks=["after"], date="2026", **outside),
            build_claim("own", supports=["t"], date="2026"),
        ],
        {"work": Reference(id="work", title="A <Work>", url="https://example.org/w", date="2025-05-02")},
        ESSAY,
    )


def list_later_pieces() -> list[Piece]:
    made = build_later_map()
    return list_pieces(Argument(made))


def render_since(made: ArgumentMap) -> str:
    return build_since(Context(Argument(made))).snippets["since.html"]


def test_only_what_is_certainly_later_and_from_outside_is_listed() -> None:
    pieces = list_later_pieces()
    assert [(piece.claim.id, piece.date, piece.side) for piece in pieces] == [
        ("after", "2025-05-02", Side.FOR),
        ("twice", "2026", Side.BOTH),
        ("against", "2026-09-12", Side.AGAINST),
    ]


def test_sides_follow_the_signs_along_every_line() -> None:
    made = build_case_map(
        [
            ("a -> t", "weak"),
            ("b -x a", "weak"),
            ("c -x b", "weak"),
            ("u -/ (a -> t)", "weak"),
            ("v -/ (b -x a)", "weak"),
        ]
    )
    sides = find_sides(made)
    assert {name: sides[name].value for name in "tabcuv"} == {
        "t": "for",
        "a": "for",
        "b": "against",
        "c": "for",
        "u": "against",
        "v": "for",
    }
    assert sides["u -/ (a -> t)"] == Side.AGAINST


def test_a_circle_of_objections_is_on_both_sides() -> None:
    made = build_case_map([("a -> t", "weak"), ("b -x a", "weak"), ("a -x b", "weak"), ("b -> t", "weak")])
    assert find_sides(made)["a"] == Side.BOTH


def test_the_timeline_fits_its_width_and_marks_what_bears_both_ways_twice() -> None:
    pieces = tuple(list_later_pieces())
    columns = [Column("2026-08", pieces[:2], ()), Column("2026-09", (), pieces[1:])]
    timeline = draw_timeline(columns, 358, 15)
    assert len(timeline.marks) == 4
    assert all(timeline.size / 2 <= mark.x <= 358 - timeline.size / 2 for mark in timeline.marks)
    assert all(mark.y < timeline.axis for mark in timeline.marks if mark.side is Side.FOR)
    assert all(mark.y > timeline.axis + 22 for mark in timeline.marks if mark.side is Side.AGAINST)
    assert max(mark.y for mark in timeline.marks) + timeline.size / 2 < timeline.height


def test_every_piece_in_the_picture_is_in_the_list_with_date_bearing_and_reference() -> None:
    text = render_since(build_later_map())
    assert text.count('class="am-event__side" data-side="') == 3
    assert 'id="since-after"' in text
    assert "2 May 2025" in text
    assert "A &lt;Work&gt;" in text
    assert "12 September 2026" in text


def test_many_years_are_drawn_by_year() -> None:
    outside = {"kind": "evidence", "voice": "outside", "supports": ["t"]}
    claims = [build_claim("t", kind="thesis")]
    claims += [build_claim(f"e{year}", date=f"{year}-06", **outside) for year in (2026, 2036, 2046)]
    text = render_since(build_map(claims, {}, ESSAY))
    assert 'id="2036"' in text
    assert "June 2036" in text


def test_a_map_without_later_evidence_says_so() -> None:
    assert "holds no evidence yet that has a date" in render_since(build_case_map([("a -> t", "weak")]))
    assert "nothing yet that is dated after the essay" in render_since(
        build_map([build_claim("t", kind="thesis")], {}, ESSAY)
    )


def test_decided_predictions_of_the_essay_come_first() -> None:
    claims = [
        build_claim("late", prediction={"by": "2028", "state": "open"}),
        build_claim("soon", prediction={"by": "2027", "state": "open"}),
        build_claim("wrong", prediction={"by": "2027", "state": "contradicted"}),
        build_claim("others", prediction={"by": "2026", "state": "borne out"}, voice="outside"),
    ]
    assert [claim.id for claim in list_predictions(build_map(claims))] == ["wrong", "soon", "late", "others"]


def test_a_piece_that_has_met_an_answer_says_so_in_the_picture_and_in_words() -> None:
    text = render_since(build_later_map())
    assert [(piece.claim.id, piece.counts) for piece in list_later_pieces()] == [
        ("after", False),
        ("twice", True),
        ("against", True),
    ]
    assert text.count("am-timeline__mark--met") == 2  # once in the wide picture, once in the narrow one
    assert "under an open objection" in text
