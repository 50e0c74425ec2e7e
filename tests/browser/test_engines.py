"""A reader's short walk through the site in Chromium, Firefox and WebKitGTK; `prove.py engines` takes the long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import browsers
import pytest
from proofs.walking import Outcome, describe_site, walk

if TYPE_CHECKING:
    from pathlib import Path

SIZE = "1280x800"
STEPS = ("first page", "search", "instant navigation", "map by keys", "beliefs", "faults are heard")
PATIENCE = 90
"""The seconds that a page may take, also where other work takes the processors."""


@pytest.mark.parametrize("name", browsers.NAMES)
def test_a_reader_gets_through_the_site_without_a_fault(
    name: str, site_url: str, built_site: Path, tmp_path: Path
) -> None:
    program = browsers.find_browser(name)
    if program is None:
        pytest.fail(browsers.advise(name), pytrace=False)
    asked = {"steps": STEPS, "patience": PATIENCE}
    taken = walk(name, program, SIZE, tmp_path, describe_site(built_site, site_url) | asked)
    assert taken == [Outcome(step) for step in STEPS]
