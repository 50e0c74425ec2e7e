"""What explorer/vis_inside.js relies on in vis-network: where an upgrade changes it, these say what to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from environment import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ASSETS = ROOT / "argmap" / "theme" / "assets"
INSIDE = ASSETS / "argmap" / "explorer" / "vis_inside.js"
SCRIPT = (Path(__file__).parent / "vis_inside.js").read_text("utf-8").rstrip().removesuffix(";")


@pytest.fixture(scope="module")
def found(browser: Browser) -> dict[str, Any]:
    page = browser.new_page()
    page.add_script_tag(path=ASSETS / "vendor" / "vis-network.min.js")
    told: dict[str, Any] = page.evaluate(SCRIPT, INSIDE.read_text("utf-8"))
    page.close()
    return told


def test_a_change_of_the_data_draws_at_once_unless_it_is_kept_from_it(found: dict[str, Any]) -> None:
    assert found["loud"] > 0, "changeQuietly is needed no longer"
    assert (found["quiet"], found["quietLater"] > 0) == (0, True)


def test_a_new_node_is_drawn_in_the_next_frame_only_if_told_to(found: dict[str, Any]) -> None:
    assert not found["unprepared"], "drawAlways is needed no longer"
    assert found["prepared"]


def test_the_frame_around_the_canvas_is_a_tab_stop_until_it_is_taken_out(found: dict[str, Any]) -> None:
    assert (found["framed"], found["canvas"], found["stops"]) == ("0", "CANVAS", 0)
