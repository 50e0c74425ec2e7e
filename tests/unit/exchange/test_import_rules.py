"""What the pages on formats say of imports, held to the readers."""

from __future__ import annotations

import pytest
from imports import read_text

from argmap.exchange.import_rules import GUIDES
from argmap.exchange.reading import Source, tell_format


def test_every_format_has_a_page() -> None:
    assert set(GUIDES) == set(Source)


@pytest.mark.parametrize("form", [Source.ARGDOWN, Source.KIALO, Source.CARNEADES])
def test_each_sample_is_of_its_format(form: Source) -> None:
    sample = GUIDES[form].sample
    assert tell_format(sample, "sample") is form
    debate, _ = read_text(sample, "sample")
    assert len(debate.links) >= 1
