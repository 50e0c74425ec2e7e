"""The page on which readers say what they believe, and the data that the browser evaluates for it."""

from __future__ import annotations

from argmap.pages.context import Built, Context
from argmap.pages.differ.signed import describe_stances
from argmap.pages.yours.labels import build_labels, compile_program, list_changes, list_stances
from argmap.repository.github import ADDRESS_MAX
from argmap.view.json_text import dump_data, hash_texts
from argmap.view.large_data import split_data
from argmap.view.templates import render

DATA = "assets/map/"


def build_yours(context: Context) -> Built:
    """Return the snippet `yours.html`, and the compact map and its words as JSON; nothing for a map without a thesis.

    The page on cruxes and the map read these files, too. They hold the newest changes, so that a page opened by an
    older link can list the changes since. The browser joins the two files by index, so they carry the same `version`,
    and the version of the scripts that they are made for.
    """
    argument, made = context.argument, context.argument.made
    if made.main_thesis is None:
        return Built()
    labels = build_labels(argument, context.once(compile_program), context.once(list_stances))
    labels |= {"changes": list_changes(context.history)}
    labels |= {"signed": describe_stances(made, argument.indexed, context.history)}
    data = {"model.json": dump_data(argument.indexed.as_json()), "labels.json": dump_data(labels)}
    stamps = {"version": hash_texts(data.values()), "scripts": context.settings.assets.version}
    files: dict[str, str] = {}
    for name, text in data.items():
        files |= split_data(DATA + name, text, **stamps)
    assets = context.settings.assets
    repository = context.settings.repository
    page = render(
        "pages/yours/yours.html",
        made=made,
        standing=argument.standing,
        root="../",
        assets=assets,
        editor=repository.new_file_url("docs/stances/") if repository else "",
        longest=ADDRESS_MAX,
    )
    return Built({"yours.html": page}, files)
