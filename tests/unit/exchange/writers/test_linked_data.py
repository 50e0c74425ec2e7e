from __future__ import annotations

import json

from maps import build_case_map, build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.content.models import Essay, Reference
from argmap.exchange.publication import Export, Publication
from argmap.exchange.writers.linked_data import write_claim_jsonld, write_jsonld

URL = "https://example.org/map/"
ESSAY = Essay(title="Brakes </script>", author="A. Author", url="https://example.org/essay", date="2025-04-30")
WORK = Reference(id="w", title="A & B", url="https://example.org/w", authors=("C. D.", "others"), date="2025-05-02")


def export(made: ArgumentMap) -> Export:
    return Export(made, Argument(made).standing, Publication(URL, "A <site>"))


def test_linked_data_names_author_essay_and_works_and_cannot_leave_its_script() -> None:
    made = build_map([build_claim("t", kind="thesis", references=["w"])], {"w": WORK}, ESSAY)
    text = write_claim_jsonld(export(made), made.claims["t"])
    assert not set("<>&") & set(text)
    data = json.loads(text)
    assert data["@type"] == "Claim"
    assert data["author"] == {"@type": "Person", "name": "A. Author"}
    assert data["appearance"]["name"] == "Brakes </script>"
    assert data["isPartOf"]["name"] == "A <site>"
    assert data["citation"][0]["author"] == [{"@type": "Person", "name": "C. D."}]


def test_what_others_say_is_not_put_into_the_authors_mouth() -> None:
    made = build_map([build_claim("x", voice="outside", kind="evidence")], {}, ESSAY)
    data = json.loads(write_claim_jsonld(export(made), made.claims["x"]))
    assert "author" not in data
    assert "appearance" not in data


def test_the_whole_map_is_a_dataset_whose_steps_name_their_ends() -> None:
    made = build_case_map([("p + q -> t", "strong"), ("u -/ (p + q -> t)", "weak")])
    data = json.loads(write_jsonld(export(made)))
    assert (data["@type"], data["@id"], data["name"]) == ("Dataset", URL, "A <site>")
    parts = {part["@id"]: part for part in data["hasPart"]}
    support, undercut = parts[f"{URL}#step-1"], parts[f"{URL}#step-2"]
    assert support["aif:Premise"] == [{"@id": f"{URL}claims/p/"}, {"@id": f"{URL}claims/q/"}]
    assert support["aif:Conclusion"] == {"@id": f"{URL}claims/t/"}
    assert undercut["aif:Conflicted"] == {"@id": f"{URL}#step-1"}
    assert {part["@id"] for part in data["hasPart"] if part["@type"] == "Claim"} == {
        f"{URL}claims/{name}/" for name in made.claims
    }


def test_other_wordings_and_schemes_have_words_of_schema_org() -> None:
    wordings = ["In other words", {"text": "Put so", "speakers": ["Ann"]}]
    claims = [
        build_claim("t", kind="thesis", wordings=wordings),
        build_claim("a", supports=[{"claim": "t", "scheme": "Argument from sign"}]),
    ]
    thesis, reason, step = json.loads(write_jsonld(export(build_map(claims))))["hasPart"]
    assert thesis["alternativeHeadline"] == ["In other words", "Put so"]
    assert "alternativeHeadline" not in reason
    assert step["name"] == "Argument from sign"
