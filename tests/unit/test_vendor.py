from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import vendor
from environment import ROOT

WANTED = json.loads((ROOT / "scripts" / "npm" / "package.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("path", "package", "version"),
    [
        (vendor.SITE / "vis-network.min.js", "vis-network", r"\* vis-network\n.*?@version (\S+)"),
        (vendor.SITE / "vis-network.min.js", "vis-data", r"\* vis-data\n.*?@version (\S+)"),
        (vendor.TESTS / "axe.min.js", "axe-core", r"axe v([\d.]+)\n"),
    ],
    ids=lambda value: str(value),
)
def test_a_vendored_file_is_of_the_version_that_is_named(path: Path, package: str, version: str) -> None:
    found = re.search(version, (ROOT / path).read_text("utf-8"), re.S)
    assert found is not None
    assert found[1] == WANTED["dependencies"][package]


def test_each_bundled_package_has_its_licence_beside_the_bundle() -> None:
    text = (ROOT / vendor.SITE / "vis-network-LICENSE.txt").read_text("utf-8")
    assert [name for name in vendor.VIS_PARTS if f"{name}\n\n" not in text] == []
    assert text.count("Permission is hereby granted") == len(vendor.VIS_PARTS)


def test_a_file_that_differs_from_its_source_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    path = vendor.SITE / "minisearch-LICENSE.txt"
    assert vendor.report_changed({path: (ROOT / path).read_bytes()}) == 0
    assert vendor.report_changed({path: b"other", vendor.SITE / "missing.js": b""}) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{name} is not what scripts/npm/package.json names: run `python3 scripts/vendor.py`"
        for name in ("argmap/theme/assets/vendor/minisearch-LICENSE.txt", "argmap/theme/assets/vendor/missing.js")
    ]


def test_vendor_takes_no_other_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert vendor.main(["--verify"]) == 2
    assert capsys.readouterr().err == "usage: vendor.py [--check]\n"
