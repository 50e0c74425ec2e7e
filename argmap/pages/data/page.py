"""The map for machines: as JSON, tables, BibTeX and in the formats of other tools, with schemas, and llms.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.argument.graph import ArgumentMap
from argmap.content.bibtex import write_bibliography
from argmap.content.models import Claim, Reference
from argmap.content.schema import render_schema
from argmap.exchange.formats import FORMATS, Format, write_for_readers
from argmap.exchange.losses import Losses
from argmap.exchange.mappings import JSON
from argmap.exchange.part import OUTSIDE
from argmap.exchange.publication import Export
from argmap.exchange.schema import (
    CLAIM_SCHEMA,
    FILE_SCHEMA,
    INDEX_SCHEMA,
    MAP_SCHEMA,
    VERSION,
    BeliefData,
    ClaimData,
    StepData,
    render_schemas,
)
from argmap.exchange.tables import BELIEF_COLUMNS, CLAIM_COLUMNS, STEP_COLUMNS, explain_columns
from argmap.exchange.writers.own_json import dump_line, write_claim_json, write_index_json
from argmap.exchange.writers.table import write_beliefs, write_claims, write_steps
from argmap.language.current import gettext, noted
from argmap.pages.context import Built, Context, Settings
from argmap.pages.data.citation import cite_map
from argmap.view.large_data import pack
from argmap.view.templates import render

LOSSES = "losses.json"
IDS = "claim-ids.json"
PACKED = ".gz"
_MOST = 3
"""How many of the things that a format leaves out the page names."""


_IN_DEBATE = {
    "source": noted("the paragraphs of a text that say it; empty in a debate"),
    "hedge": noted("how those who say it soften it"),
}
"""What columns hold in a map without an essay, where other words fit."""


class File(NamedTuple):
    """A file that the page of data names: its path below the site's root, what it is, and what it holds.

    `linked` is false where the path stands for many files.
    """

    path: str
    form: str
    what: str
    linked: bool = True


FILES = (
    File(
        "claims.json", "JSON", noted("every claim with its words and how it stands, every step, work and signed stance")
    ),
    File(
        "claims/ID.json",
        "JSON",
        noted("one claim with the steps at it; ID is the last part of its page’s address"),
        False,
    ),
    File("claims.csv", "CSV", noted("every claim, one a row")),
    File("steps.csv", "CSV", noted("every step from claim to claim, one a row")),
    File("stances.csv", "CSV", noted("what each signed stance says of each claim, one a row")),
    File("works.bib", "BibTeX", noted("every work, with how far it was checked")),
    File(LOSSES, "JSON", noted("what each of the formats below cannot say of this map, and where")),
    File("changes.xml", "Atom", noted("what is new, as a feed")),
    File(MAP_SCHEMA, "JSON Schema", noted("the form of claims.json, version %(version)s")),
    File(CLAIM_SCHEMA, "JSON Schema", noted("the form of claims/ID.json, version %(version)s")),
    File(
        FILE_SCHEMA, "JSON Schema", noted("the front matter of a claim’s file, for editors that complete and check it")
    ),
    File("llms.txt", "Markdown", noted("the argument in short, for language models")),
    File("sitemap.xml", "XML", noted("the address of every page")),
)
"""In the order of the page; without a history there is no feed, and without signed stances no table of them."""


def build_data(context: Context) -> Built:
    """Return the files for machines, and the snippet `data.html`, which names them and says how the map is cited.

    `claims.json` holds every claim, step, reference and signed stance; `claims/<id>.json` one claim with the steps at
    it and its references; `claim-ids.json` the label of each id and the new ids of former ones; `stances.csv` what
    signed stances say; `map.…` the map in the formats of other tools. Large files are compressed, and then
    `claims.json` says where the whole map is. Without the site's address, addresses are relative to its root.
    """
    argument, settings = context.argument, context.settings
    made, site_url, licence = argument.made, settings.site_url, settings.licence
    export = Export(made, argument.standing, settings.publication)
    files: dict[str, str | bytes] = {}
    written = {}
    for name, form in FORMATS.items():  # one at a time, since those of a large map take some room
        found = write_for_readers(form, argument, settings.publication)
        path, content = pack(form.file, found.text)
        files[path] = content
        written[name] = Shown(form, path, found.losses, found.claims)
    whole = written[JSON].path
    if whole != FORMATS[JSON].file:
        files[FORMATS[JSON].file] = write_index_json(export, whole, IDS)
    files |= {
        **dict(_pack_tables(export, {name: one.losses for name, one in written.items()})),
        **{f"claims/{name}.json": write_claim_json(export, claim) for name, claim in made.claims.items()},
        IDS: dump_line({"claims": _list_labels(made), "formerly": _list_former(made.claims.values())}),
        "works.bib": write_bibliography(_sort_works(made), _remark_works(made, settings)),
        **render_schemas(site_url),
        FILE_SCHEMA: render_schema(),
        "llms.txt": render("pages/data/llms.txt", made=made, url=site_url, pages=context.pages, licence=licence),
        "robots.txt": render("pages/data/robots.txt", url=site_url),
    }
    return Built({"data.html": _render_page(context, written, files.keys())}, files)


class Shown(NamedTuple):
    """A map in a format as the site offers it: the path of its file, what is lost, and how many claims it holds."""

    form: Format
    path: str
    losses: Losses
    claims: int


def _pack_tables(export: Export, losses: Mapping[str, Losses]) -> Iterator[tuple[str, str | bytes]]:
    """Yield the tables and the list of what formats cannot say, each as it is published."""
    yield pack("claims.csv", write_claims(export))
    yield pack("steps.csv", write_steps(export))
    if export.made.stances:
        yield pack("stances.csv", write_beliefs(export))
    yield pack(LOSSES, dump_line({name: found.as_json() for name, found in losses.items()}))


def _render_page(context: Context, written: Mapping[str, Shown], paths: Iterable[str]) -> str:
    made, settings = context.argument.made, context.settings
    present = {"changes.xml": context.history.events, "stances.csv": made.stances}
    tables = {
        "claims.csv": explain_columns(ClaimData, CLAIM_COLUMNS),
        "steps.csv": explain_columns(StepData, STEP_COLUMNS),
        "stances.csv": explain_columns(BeliefData, BELIEF_COLUMNS),
    }
    packed = {path.removesuffix(PACKED): path for path in paths if path.endswith(PACKED)}
    files = [file for file in FILES if present.get(file.path, True)]
    return render(
        "pages/data/data.html",
        root="../",
        files=list(_tell_files(files, packed)),
        formats=[_tell_format(one, len(made.claims)) for name, one in written.items() if name != JSON],
        losses=packed.get(LOSSES, LOSSES),
        packed=bool(packed),
        tables={path: _fit(columns, made) for path, columns in tables.items() if present.get(path, True)},
        citation=cite_map(made, settings),
        licence=settings.licence,
    )


def _fit(columns: Iterable[tuple[str, str]], made: ArgumentMap) -> list[tuple[str, str]]:
    """Return columns in words that fit a map with an essay or without."""
    return [(name, about if made.essay else _IN_DEBATE.get(name, about)) for name, about in columns]


def _tell_files(files: Iterable[File], packed: Mapping[str, str]) -> Iterator[File]:
    """Yield the files as they are published; of a large map, what names the whole comes before it."""
    for file in files:
        path = packed.get(file.path, file.path)
        if path != file.path and file.path == FORMATS[JSON].file:
            yield File(
                file.path,
                file.form,
                gettext("the state, the topics and the size of the map, and where the rest is: %(path)s", path=path),
            )
            form = gettext("the form of claims.json of a large map, version %(version)s", version=VERSION)
            yield File(INDEX_SCHEMA, "JSON Schema", form)
        yield file._replace(path=path, what=gettext(file.what, version=VERSION))


class ToldFormat(NamedTuple):
    """A format as the page tells it: what it leaves out, the most frequent things first, and how many more there are.

    `claims` is the number of claims where the file holds only those nearest to the thesis, else 0.
    """

    form: Format
    path: str
    lost: Sequence[tuple[str, int]]
    more: int
    claims: int


def _tell_format(shown: Shown, whole: int) -> ToldFormat:
    """Return what the page says of a format; `whole` is the number of claims of the map."""
    found = [(what, len(places)) for what, done, places in shown.losses.grouped() if done != OUTSIDE]
    found.sort(key=lambda one: -one[1])
    claims = shown.claims if shown.claims < whole else 0
    return ToldFormat(shown.form, shown.path, found[:_MOST], len(found[_MOST:]), claims)


def _sort_works(made: ArgumentMap) -> list[Reference]:
    return [work for _, work in sorted(made.references.items())]


def _remark_works(made: ArgumentMap, settings: Settings) -> str:
    name = settings.site_name or (made.essay.title if made.essay else gettext("an argument"))
    return (
        f"{gettext('The works behind the map “%(name)s”.', name=name)} {settings.licence.name}: {settings.licence.url}"
    )


def _list_labels(made: ArgumentMap) -> dict[str, str]:
    return {name: made.claims[name].label for name in made.order}


def _list_former(claims: Iterable[Claim]) -> dict[str, str]:
    return {former: claim.id for claim in claims for former in claim.fields.formerly}
