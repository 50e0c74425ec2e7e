import pytest
from maps import build_claim

from argmap.argument.backing import Backing, find_backing, find_branch_backing
from argmap.argument.graph import build_map
from argmap.content.models import Reference
from argmap.content.vocabulary import Interest


def work(key: str, programme: str = "", interest: Interest | None = None, authors: tuple[str, ...] = ()) -> Reference:
    return Reference(key, key, "", authors, programme=programme, interest=interest)


OWN = work("own", "A firm", Interest.OWN)
OWN_TOO = work("own-too", "A firm", Interest.OWN)
TIED = work("tied", "A tester", Interest.TIED)
FREE = work("free", authors=("Ann Smith", "Bo Li"))
NOBODY = work("nobody")


@pytest.mark.parametrize(
    ("works", "words"),
    [
        ((), "rests on no reference"),
        ((FREE,), "rests on 1 reference (Ann Smith and others)"),
        ((NOBODY,), "rests on 1 reference"),
        ((TIED,), "rests on 1 reference (A tester), which has an interest in the result"),
        ((OWN, OWN_TOO), "rests on 2 references from 1 programme (A firm), which speaks of its own work"),
        ((OWN, NOBODY), "rests on 2 references from 1 programme; of these 1 speaks of its own work"),
        (
            (OWN, OWN_TOO, TIED, FREE),
            "rests on 4 references from 3 programmes; of these 2 speak of their authors’ own work, "
            "1 has an interest in the result",
        ),
        (
            (OWN, work("plain", "A firm", Interest.NONE)),
            "rests on 2 references from 1 programme (A firm); of these 1 speaks of its own work",
        ),
    ],
)
def test_what_is_said_of_the_works_that_something_rests_on(works: tuple[Reference, ...], words: str) -> None:
    assert Backing(works).words == words


def test_a_branch_is_what_supports_a_claim_and_each_work_counts_once() -> None:
    made = build_map(
        [
            build_claim("t", kind="thesis", references=["free"]),
            build_claim("a", supports=["t"], references=["own", "tied"]),
            build_claim("b", supports=["a"], references=["own"]),
            build_claim("c", attacks=["a"], references=["own-too"]),
        ],
        {one.id: one for one in (OWN, OWN_TOO, TIED, FREE)},
    )
    assert find_backing(made, "t").works == (FREE,)
    assert {one.id for one in find_branch_backing(made, "t").works} == {"free", "own", "tied"}
    assert find_branch_backing(made, "t").programmes == ("A firm", "A tester", "Ann Smith and others")
    assert find_branch_backing(made, "b").sole == "A firm"
    assert find_branch_backing(made, "a").sole == ""
