from maps import build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.argument.turning import rank_cruxes

THESIS = build_claim("t", kind="thesis")
MADE = build_map(
    [
        THESIS,
        build_claim("strong", supports=[{"claim": "t", "strength": "strong"}]),
        build_claim("weak", supports=[{"claim": "t", "strength": "weak"}]),
        build_claim("idle", kind="note", about=["t"]),
        build_claim("against", kind="counterclaim", voice="outside", attacks=["t"]),
    ]
)


def test_the_strongest_comes_first_in_each_stance_that_believes_something() -> None:
    assert rank_cruxes(Argument(MADE)) == {
        "Take the essay at its word": ("strong", "against", "weak"),  # .32, -.25, .045
        "Take its critics at their word": ("strong", "against", "weak"),
    }


def test_at_most_five_are_named() -> None:
    made = build_map([THESIS, *(build_claim(f"r{i}", supports=["t"]) for i in range(9))])
    assert [len(claims) for claims in rank_cruxes(Argument(made)).values()] == [5]


def test_a_map_without_a_thesis_turns_on_nothing() -> None:
    assert rank_cruxes(Argument(build_map([build_claim("a")]))) == {}
