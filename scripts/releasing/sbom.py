"""Writes the list of a wheel's parts (SBOM), in CycloneDX: the packages beside it, and the code of others inside it."""

from __future__ import annotations

import json
import os
import subprocess
from base64 import b64decode
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import vendor
from npm_packages import WANTED

ROOT_COMPONENT = "root-component"
"""The name that cyclonedx-py gives argmap itself."""
FONTS = vendor.ROOT / "argmap" / "theme" / "assets" / "fonts"
FONT_LICENCE = "OFL-1.1"


class SbomError(Exception):
    """The list could not be made; the message has the last words of the program that failed."""


def write(path: Path, python: Path, tools: Path, date: str) -> None:
    """Write the list of what is installed beside a Python, with what the wheel carries of others' code.

    Raises:
        SbomError: where cyclonedx-py fails, or the list breaks the rules of CycloneDX 1.6.
    """
    project = vendor.ROOT / "pyproject.toml"
    options = ["--pyproject", str(project), "--mc-type", "library", "--sv", "1.6", "--output-reproducible"]
    listed = _run([str(tools / "cyclonedx-py"), "environment", *options, "--output-file", "-", str(python)], date)
    packages = json.loads((WANTED / "package-lock.json").read_text("utf-8"))["packages"]
    bom = add_parts(json.loads(listed), [*list_vendored(packages), *list_fonts(FONTS)])
    path.write_text(json.dumps(bom, indent=2, ensure_ascii=False) + "\n", "utf-8")
    _run([str(tools / "python"), str(Path(__file__).with_name("validate_sbom.py")), str(path)], date)


def add_parts(bom: dict[str, Any], parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return a list with more components, on which argmap depends."""
    added = list(parts)
    refs = [part["bom-ref"] for part in added]
    depending = [
        {**one, "dependsOn": sorted([*one.get("dependsOn", []), *refs])} if one["ref"] == ROOT_COMPONENT else one
        for one in bom["dependencies"]
    ]
    alone = [{"ref": ref} for ref in refs]
    return {**bom, "components": [*bom["components"], *added], "dependencies": [*depending, *alone]}


def list_vendored(packages: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    """Return the npm packages that the site's vendored files are made of, from the `packages` of package-lock.json."""
    found = []
    for name in sorted(vendor.SITE_PARTS):
        locked = packages[f"node_modules/{name}"]
        kind, _, digest = locked["integrity"].partition("-")
        found.append(
            {
                "bom-ref": f"npm:{name}@{locked['version']}",
                "type": "library",
                "name": name,
                "version": locked["version"],
                "purl": f"pkg:npm/{quote(name, safe='/')}@{locked['version']}",
                "hashes": [{"alg": kind.upper().replace("SHA", "SHA-"), "content": b64decode(digest).hex()}],
                "licenses": [_describe_licence(locked["license"])],
            }
        )
    return found


def list_fonts(folder: Path) -> list[dict[str, Any]]:
    """Return the fonts of a folder, which has a file LICENSE-NAME for each."""
    names = sorted(path.name.removeprefix("LICENSE-") for path in folder.glob("LICENSE-*"))
    licences = [_describe_licence(FONT_LICENCE)]
    return [{"bom-ref": f"font:{name}", "type": "library", "name": name, "licenses": licences} for name in names]


def _describe_licence(name: str) -> dict[str, Any]:
    """Return a licence by its SPDX id, or several by an expression of them."""
    return {"expression": name} if " " in name else {"license": {"id": name}}


def _run(command: list[str], date: str) -> str:
    setting = {**os.environ, "SOURCE_DATE_EPOCH": date}
    done = subprocess.run(command, env=setting, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        raise SbomError(f"{Path(command[0]).name} failed:\n{(done.stderr or done.stdout).strip()[-2000:]}")
    return done.stdout
