"""Maps of 10,000 claims from end to end: what a build takes, how large files and visits are, and whether pages open."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from browsers import CHROMIUM
from environment import ROOT
from playwright.sync_api import sync_playwright
from proofs.engines import find_programs, list_failures, walk_all
from proofs.memory import is_measurable, run_measured
from proofs.result import Result
from proofs.serving import serve

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.pages.registry import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from argmap.content.models import Claim

sys.path.append(str(ROOT / "scripts" / "bench"))  # where shapes.py is

from bench_explorer import FLAGS
from bench_loading import DESK, visit
from generated import generate_claims, render_claim
from packed_server import serve_folder
from shapes import draw_chains, draw_hubs

BUDGET = Path(__file__).with_name("budget.toml")
STEPS = ("every page", "search", "beliefs", "form")
"""The steps of the walk that load the data that a large map has in parts, and every page."""
SIZE = "1280x800"
OTHER = "other"
"""The key of the budget for files with an ending, and for pages of a type, that it does not name."""
SETTINGS = """\
site_name: Large map
site_url: {address}
theme: material
plugins: [argmap, search]
nav: [index.md, {topic}.md, claims.md]
not_in_nav: "*"
"""


class Limit(NamedTuple):
    """What was measured, and the most that the budget allows, in the same unit."""

    what: str
    measured: float
    most: float
    unit: str

    @property
    def is_kept(self) -> bool:
        """Whether the limit holds."""
        return self.measured <= self.most

    def __str__(self) -> str:
        kept = "holds" if self.is_kept else "EXCEEDED"
        return f"{self.what}: {self.measured:.2f} of {self.most:g} {self.unit}, {kept}"


def prove(folder: Path) -> Result:
    """Build maps of three shapes, hold each limit, and open their pages in three browsers."""
    budget = tomllib.loads(BUDGET.read_text("utf-8"))
    programs, failures = find_programs()
    limits: list[Limit] = []
    lacking: list[str] = []
    pages = 0
    if not is_measurable():
        lacking.append("memory of a build: this system does not say what a process takes")
    for name, draw in list_shapes(budget["maps"]).items():
        (folder / name).mkdir()
        kept, opened, failed = try_map(draw(), folder / name, budget, programs)
        for limit in kept:
            print(f"  {name}: {limit}", flush=True)
        limits += [limit._replace(what=f"{name}: {limit.what}") for limit in kept]
        failures += [f"{name}: {what}" for what in failed]
        pages += opened
    failures += [str(limit) for limit in limits if not limit.is_kept]
    tried = f"{len(limits)} limits, {pages} pages in {', '.join(programs)}"
    return Result(tried, tuple(failures), tuple(lacking))


def list_shapes(sizes: Mapping[str, int]) -> dict[str, Callable[[], list[Claim]]]:
    """Return the shapes of maps by name: as people draw them, in deep chains, and with many reasons on one claim."""
    return {
        "usual": lambda: generate_claims(sizes["claims"]),
        "chains": lambda: draw_chains(sizes["claims"], sizes["depth"]),
        "hubs": lambda: draw_hubs(sizes["claims"], sizes["reasons"]),
    }


def try_map(
    claims: Sequence[Claim], folder: Path, budget: Mapping[str, Any], programs: Mapping[str, str]
) -> tuple[list[Limit], int, list[str]]:
    """Build one map and open its pages; return its limits, how many pages were opened in each browser, and faults."""
    project, site = folder / "project", folder / "site"
    with serve(site) as address:
        write_project(project, claims, address)
        limits, failed = build(project, site, folder, budget["build"])
        if failed:
            return limits, 0, failed
        limits += measure_files(site, budget["files"])
        if CHROMIUM in programs:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=programs[CHROMIUM], args=FLAGS)
                limits += measure_visits(browser, site, list_types(claims), budget["visits"])
        pages = list_pages(claims, site)
        missing = [f"{page} was not built" for page in pages if not (site / page / "index.html").is_file()]
        thesis = claims[0].id
        given = {
            "address": address,
            "thesis": thesis,
            "pages": pages,
            "word": max(re.findall("[a-z]+", claims[0].heading), key=len),
            "steps": STEPS,
            "patience": budget["pages"]["seconds"],
        }
        steps = walk_all(programs, [SIZE], folder, given)
    return limits, len(pages), [*missing, *list_failures(steps)]


def write_project(project: Path, claims: Sequence[Claim], address: str) -> None:
    """Write a map as a project, with a first page and a topic's page that pull in what is generated for them."""
    topic = claims[0].fields.topic
    folder = project / "docs" / "claims"
    folder.mkdir(parents=True)
    (project / "mkdocs.yml").write_text(SETTINGS.format(address=address, topic=topic), "utf-8")
    for claim in claims:
        (folder / f"{claim.id}.md").write_text(render_claim(claim), "utf-8")
    for name, kind in (("index", ""), (topic, "{topic}/")):
        (page,) = [page for page in PAGES if page.address == kind]
        parts = [f'--8<-- "{snippet.format(topic=topic)}"' for snippet in page.snippets]
        (project / "docs" / f"{name}.md").write_text("\n\n".join(["# A large map", *parts, ""]), "utf-8")


def build(project: Path, site: Path, folder: Path, budget: Mapping[str, float]) -> tuple[list[Limit], list[str]]:
    """Build a site as anybody does, and return the limit of its memory and what went wrong."""
    command = [sys.executable, "-m", "argmap", "build", "--project", str(project), "--site", str(site)]
    log = folder / "build.txt"
    try:
        code, most = run_measured(command, log, budget["minutes"] * 60)
    except subprocess.TimeoutExpired:
        return [], [f"the build had not ended after {budget['minutes']:g} minutes"]
    limits = [Limit("memory of the build", most, budget["memory"], "MB")] if is_measurable() else []
    return limits, [log.read_text("utf-8", "replace")[-4_000:]] if code else []


def measure_files(site: Path, budget: Mapping[str, float]) -> list[Limit]:
    """Return the limit of each kind of file with the largest one that the site has."""
    sizes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for path in site.rglob("*"):
        if path.is_file():
            ending = path.suffix[1:]
            kind = ending if ending in budget else OTHER
            sizes[kind].append((path.stat().st_size, path.relative_to(site).as_posix()))
    largest = {kind: max(found) for kind, found in sorted(sizes.items())}
    return [Limit(path, size / 1e6, budget[kind], "MB") for kind, (size, path) in largest.items()]


def measure_visits(
    browser: Browser, site: Path, pages: Mapping[str, str], budget: Mapping[str, Sequence[float]]
) -> list[Limit]:
    """Return the limits of a first visit to each page, by its type: its requests, and what they transfer, gzipped."""
    limits = []
    with serve_folder(site) as address:
        for kind, page in pages.items():
            seen, (requests, size) = visit(browser, address + page, DESK), budget.get(kind, budget[OTHER])
            limits += [
                Limit(f"a first visit to /{page}", seen.requests, requests, "requests"),
                Limit(f"a first visit to /{page}", seen.size, size, "kB"),
            ]
    return limits


def list_types(claims: Sequence[Claim]) -> dict[str, str]:
    """Return the address of a page of each type, by the type's address in the registry."""
    named = {"topic": claims[0].fields.topic, "claim": claims[0].id}
    return {page.address: page.address.format(**named) for page in PAGES if page.pictured and not page.of_essay}


def list_pages(claims: Sequence[Claim], site: Path) -> list[str]:
    """Return the addresses of a page of each type, and of the claims that have most about them."""
    pages = list(list_types(claims).values())
    pages += [f"claims/{name}/" for name in dict.fromkeys(list_extremes(claims))]
    for further in ("claims/list", "embed/outline"):
        numbers = sorted(int(path.name) for path in (site / further).glob("*") if path.name.isdigit())
        pages += [f"{further}/{number}/" for number in (*numbers[:1], *numbers[-1:])]
    return list(dict.fromkeys(pages))


def list_extremes(claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the first claim, the last, the deepest, and the one with most reasons beside the thesis."""
    made = build_map(claims)
    tree = Argument(made).tree
    yield claims[0].id
    yield claims[-1].id
    yield max(tree.walk(tree.roots), key=lambda one: one[1])[0]
    yield max(made.order[1:], key=lambda name: len(made.reasons(name)))
