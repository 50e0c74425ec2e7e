from __future__ import annotations

import re
from pathlib import Path

import pytest
from generated import generate_claims
from maps import build_case_map, build_claim
from shapes import draw_star

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.argument.objections import find_strongest, rank_objection
from argmap.content.docs_folder import read_docs
from argmap.content.models import Reference, Seen, Sentence, Summary, SummaryFile
from argmap.content.vocabulary import StandingWord
from argmap.pages.context import Context, Settings
from argmap.pages.home.page import build_home
from argmap.pages.reading.page import WORDS_A_MINUTE, Reading, build_reading, build_readings
from argmap.review.rules import check_reading

DOCS = Path(__file__).parents[3] / "docs"


@pytest.fixture(scope="module")
def made() -> ArgumentMap:
    return check_reading(read_docs(DOCS))[0]


@pytest.fixture(scope="module")
def readings(made: ArgumentMap) -> dict[str, Reading]:
    return build_readings(Context(Argument(made)))


def count_words(html: str) -> int:
    return len(re.sub(r"<[^>]*>", " ", html).split())


def read(*steps: str) -> dict[str, str]:
    made = build_case_map([(step, "moderate") for step in steps])
    readings = build_readings(Context(Argument(made)))
    return {name: " ".join(re.sub(r"<[^>]*>", "", reading.html).split()) for name, reading in readings.items()}


@pytest.mark.parametrize(("name", "minutes"), [("read-3", 3), ("read-10", 10)])
def test_the_promised_minutes_are_kept(readings: dict[str, Reading], name: str, minutes: int) -> None:
    reading = readings[name]
    told = re.search(r'<div class="am-summary">(.*?)</div>', reading.html, re.S) if reading.by_hand else None
    assert reading.words == count_words(told[1] if told else reading.html)
    assert minutes - 0.6 < reading.words / WORDS_A_MINUTE < minutes + 0.5
    assert reading.minutes == minutes


def test_the_full_reading_tells_every_claim_that_leads_to_the_thesis(
    made: ArgumentMap, readings: dict[str, Reading]
) -> None:
    told = set(re.findall(r'href="../../claims/([a-z0-9-]+)/"', readings["read-full"].html))
    assert set(made.distance) - told == set()


def test_longer_readings_tell_more(readings: dict[str, Reading]) -> None:
    assert readings["read-3"].words < readings["read-10"].words < readings["read-full"].words


def test_words_of_connection_follow_the_relation() -> None:
    told = read("a -> t", "b -> a", "c -x a", "d -x c", "e -x d", "u -/ (a -> t)", "o -x t", "r -/ (o -x t)")
    full = told["read-full"]
    for words in (
        "One reason: a.",
        "Behind it: b.",
        "Against this: c.",
        "The reply: d.",
        "The answer to that: e.",
        "Even if that is true: u.",
        "Against it: o.",
        "The reply: r.",
    ):
        assert words in full


def test_linked_premises_are_told_as_one_reason() -> None:
    assert "One reason: p. Together with this: q." in read("p + q -> t")["read-full"]


def test_the_short_reading_names_the_strongest_open_objection_to_each_reason() -> None:
    made = build_case_map(
        [
            ("a -> t", "moderate"),
            ("met -x a", "strong"),
            ("r -x met", "weak"),
            ("weak -x a", "weak"),
            ("u -x a", "moderate"),
        ]
    )
    text = build_readings(Context(Argument(made)))["read-3"].html
    assert "claims/u/" in text
    assert "claims/met/" not in text


def test_an_open_objection_counts_most_then_the_stronger_then_the_one_with_more_behind_it() -> None:
    made = build_case_map(
        [
            ("answered -x t", "strong"),
            ("r -x answered", "weak"),
            ("weak -x t", "weak"),
            ("plain -x t", "moderate"),
            ("backed -x t", "moderate"),
            ("b -> backed", "weak"),
        ]
    )
    ranked = sorted(made.attacks("t"), key=lambda step: rank_objection(Argument(made), step))
    assert [step.premises[0] for step in ranked] == ["backed", "plain", "weak", "answered"]


def test_a_note_on_strength_and_a_reason_that_says_the_claim_again_are_left_out() -> None:
    made = build_map(
        [
            build_claim("t", kind="thesis"),
            build_claim("a", supports=[{"claim": "t", "because": "what falls cannot rise; weak, as one case"}]),
            build_claim("b", supports=[{"claim": "t", "because": "b"}]),
        ]
    )
    full = build_readings(Context(Argument(made)))["read-full"].html
    assert "What falls cannot rise." in full
    assert "one case" not in full
    assert not re.search(r">b</a>\.\s+B\.", full)


def test_the_summary_by_hand_takes_the_place_of_the_short_reading() -> None:
    sentences = (
        Sentence(says="It will not run away.", rests_on=("t",), ends_paragraph=True),
        Sentence(says="So much for that."),
    )
    claims = [build_claim("t", kind="thesis"), build_claim("a", supports=["t"])]
    summary = Summary(sentences=sentences, seen={"t": Seen(heading="t", standing=StandingWord.NO_OBJECTION)})
    made = build_map(claims, summary=SummaryFile("docs/summary.yaml", summary, {}))
    short = build_readings(Context(Argument(made)))["read-3"]
    assert short.by_hand
    assert "<p>It will not run away.</p>\n<p>So much for that.</p>" in short.html
    assert "This claim has changed" not in short.html
    opposed = build_map([*claims, build_claim("o", attacks=["t"])], summary=made.summary)
    assert "This claim has changed" in build_readings(Context(Argument(opposed)))["read-3"].html


def test_a_premise_used_twice_is_told_once_and_named_again() -> None:
    full = read("a -> t", "b -> t", "c -> a", "c -> b")["read-full"]
    assert "Behind it: c." in full
    assert "Behind it: c." in full


def test_a_map_without_a_thesis_has_nothing_to_tell() -> None:
    made = build_map([])
    assert build_readings(Context(Argument(made))) == {}
    assert "nothing to tell" in build_reading(Context(Argument(made)), "read-3").snippets["read-3.html"]


def test_readings_of_a_large_map_stay_bounded() -> None:
    made = build_map(generate_claims(2000))
    readings = build_readings(Context(Argument(made)))
    assert readings["read-3"].minutes <= 3
    assert readings["read-10"].minutes <= 10
    assert len(readings["read-full"].html) < 600_000


def test_thousands_of_reasons_on_one_claim_are_weighed_once_each() -> None:
    made = build_map(draw_star(4_000))
    short = build_readings(Context(Argument(made)))["read-3"]
    assert short.minutes <= 3
    assert short.html.count('class="am-say"') > 20


def test_the_strongest_objection_is_the_strongest_open_one() -> None:
    made = build_case_map([("a -x t", "moderate"), ("r -x a", "weak"), ("b -x t", "moderate"), ("c -x t", "weak")])
    strongest = find_strongest(Argument(made), made.attacks("t"))
    assert strongest is not None
    assert strongest.id == "b -x t"


def test_the_close_counts_what_carries() -> None:
    full = read("a -> t", "b -> t", "u -/ (a -> t)", "o -x t", "r -x o")["read-full"]
    assert "Of two reasons for the thesis, one stands at present; each of the others meets an objection" in full
    assert "The one objection to the thesis itself is answered." in full


def test_the_first_page_says_what_carries_and_what_is_answered() -> None:
    made = build_case_map(
        [("a -> t", "weak"), ("u -/ (a -> t)", "weak"), ("b -> t", "weak"), ("o -x t", "weak"), ("r -x o", "weak")]
    )
    parts = build_home(Context(Argument(made))).snippets
    words = re.findall(r'class="am-map-word"><tspan[^>]*>([^<]*)<', parts["home-map.html"])
    assert words[1:4] == ["stands", "disputed", "answered"]
    assert words[0].startswith("Thesis. Contested: ")
    assert "It is answered in this map." in parts["home-objection.html"]


def test_a_reading_names_the_works_behind_it_in_the_order_of_its_text() -> None:
    claims = [
        build_claim("t", kind="thesis", voice="outside", references=["w2"]),
        build_claim("a", voice="outside", references=["w1", "https://example.org/bare"], supports=["t"]),
        build_claim("b", voice="outside", references=["w2"], supports=["a"]),
        build_claim("z", voice="outside", references=["w3"]),
    ]
    works = {key: Reference(key, f"Work {key}", f"https://example.org/{key}") for key in ("w1", "w2", "w3")}
    settings = Settings("https://example.org/map/", date="2026-11-09", commit="0123456789ab", site_name="Will it?")
    page = build_reading(Context(Argument(build_map(claims, works)), settings), "read-full").snippets["read-full.html"]
    listed = page[page.index('<details class="am-works">') :]
    assert re.findall(r"<cite.*?>([^<]+)</a>", listed) == ["Work w2", "Work w1", "https://example.org/bare"]
    assert re.findall(r"For: (.*?)\.</span>", listed)[0].count("<a ") == 2
    assert "“Will it?”, version 0123456789ab of 9 November 2026. CC BY 4.0." in listed
    assert "https://example.org/map/read/full/</p>" in listed


def test_a_reading_without_works_says_nothing_of_them(made: ArgumentMap) -> None:
    bare = build_map([build_claim("t", kind="thesis")])
    page = build_reading(Context(Argument(bare)), "read-3").snippets["read-3.html"]
    assert "am-works" not in page
    short = build_reading(Context(Argument(made)), "read-3").snippets["read-3.html"]
    assert short.count("<cite class=") > 10
