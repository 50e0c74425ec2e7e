from __future__ import annotations

from maps import build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.argument.stances import build_stances
from argmap.content.models import Essay, Reference
from argmap.content.vocabulary import Verified

ESSAY = Essay(title="An essay", author="A", url="https://example.org/essay", date="2025-04-30")
REFERENCES = {
    "essay": Reference("essay", "An essay", ESSAY.url, date="2025-04-30", verified=Verified.PRIMARY),
    "read": Reference("read", "Read", "https://example.org/read", date="2025-05", verified=Verified.PRIMARY),
    "heard": Reference("heard", "Heard", "https://example.org/heard", date="2025-04", verified=Verified.SECONDARY),
}


def build_example() -> ArgumentMap:
    return build_map(
        [
            build_claim("thesis", kind="thesis"),
            build_claim("middle", supports=["thesis"]),
            build_claim("own", supports=["middle"], references=["essay"]),
            build_claim("own-doubt", kind="counterclaim", attacks=["thesis"]),
            build_claim("helper", voice="quoted", supports=["thesis"], references=["heard"]),
            build_claim("opponent", voice="quoted", kind="counterclaim", attacks=["thesis"]),
            build_claim("later", voice="outside", kind="evidence", attacks=["thesis"], references=["read"]),
            build_claim("reply", voice="outside", kind="evidence", attacks=["later"], references=["heard"]),
            build_claim(
                "objector", voice="outside", kind="counterclaim", undercuts=["own -> middle"], references=["read"]
            ),
        ],
        REFERENCES,
        ESSAY,
    )


def test_stances_come_from_the_data() -> None:
    assert {stance.id: stance.believed for stance in build_stances(Argument(build_example()))} == {
        "essay": ("helper", "own", "own-doubt"),
        "critics": ("later", "objector", "opponent"),
        "checked": ("later", "objector"),
        "after": ("later",),
    }


def test_a_stance_has_a_credence_of_nine_tenths_for_what_it_believes() -> None:
    assert build_stances(Argument(build_example()))[3].credences == {"later": 0.9}


def test_in_a_debate_those_for_the_thesis_and_those_against_it_take_the_places_of_the_essay_and_its_critics() -> None:
    made = build_map(
        [
            build_claim("thesis", kind="thesis", voice="outside"),
            build_claim("reason", voice="outside", supports=["thesis"]),
            build_claim("objection", voice="outside", kind="counterclaim", attacks=["thesis"]),
        ]
    )
    stances = build_stances(Argument(made))
    assert [stance.believed for stance in stances] == [("reason",), ("objection",), (), ()]
    assert [stance.name for stance in stances[:2]] == ["Those for it", "Those against it"]
    assert not [stance for stance in stances if "essay" in stance.title + stance.how]
