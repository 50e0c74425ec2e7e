"""argmap evaluate and argmap cruxes: what credences give each claim, and which of them matter."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.argument.methods import Method
from argmap.argument.stances import Preset, build_stances, take_credences
from argmap.cli.commands.common import FINE, Commands, UsageError, add_docs, load_map
from argmap.cli.evaluation_text import (
    parse_credences,
    render_contributions,
    render_cruxes,
    render_evaluation,
    report_contributions,
    report_cruxes,
    report_evaluation,
)


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands to the parser."""
    for name, run, text in (
        ("evaluate", run_evaluate, "what credences give each claim, and its standing"),
        ("cruxes", run_cruxes, "which credences move the thesis most, and what flips it"),
    ):
        command = commands.add_parser(name, help=text)
        add_docs(command)
        command.add_argument("--credence", action="append", default=[], metavar="ID=VALUE", help="0 to 1; 0.5 no view")
        command.add_argument(
            "--stance", metavar="NAME", help=f"begin with {', '.join(Preset)} or the id of a signed stance"
        )
        command.add_argument("--method", choices=[str(m) for m in Method], default=str(Method.SIGNED_DFQUAD))
        command.add_argument("--json", action="store_true", help="print JSON")
        command.set_defaults(run=run)
        if run is run_evaluate:
            command.add_argument("--explain", action="store_true", help="say what each credence adds to the thesis")


def _read_credences(made: ArgumentMap, options: argparse.Namespace) -> dict[str, float]:
    stances = {str(stance.id): stance.credences for stance in build_stances(Argument(made))}
    stances |= {signed.id: take_credences(made, signed) for signed in made.stances}
    if options.stance and options.stance not in stances:
        raise UsageError(f'no stance is named "{options.stance}": choose from {", ".join(stances)}')
    chosen = stances[options.stance] if options.stance else {}
    try:
        return dict(chosen) | parse_credences(made, options.credence)
    except ValueError as error:
        raise UsageError(str(error)) from None


def run_evaluate(options: argparse.Namespace) -> int:
    """Print the strength and standing of each claim that follow from the given credences.

    Raises:
        UsageError: where the folder cannot be read or has problems, a stance or credence does not fit the map, or a map
            without a thesis is to be explained.
    """
    made = load_map(options.docs)
    if options.explain:
        _check_thesis(made, options.docs)
    credences, method = _read_credences(made, options), Method(options.method)
    if options.json:
        explained = {"contributions": report_contributions(made, credences, method)} if options.explain else {}
        print(json.dumps(report_evaluation(made, credences, method) | explained, indent=2))
    else:
        explained_text = ["", render_contributions(made, credences, method)] if options.explain else []
        print("\n".join([render_evaluation(made, credences, method), *explained_text]))
    return FINE


def _check_thesis(made: ArgumentMap, docs: Path) -> None:
    if made.main_thesis is None:
        raise UsageError(f"{docs} has no thesis, so nothing can move it.")


def run_cruxes(options: argparse.Namespace) -> int:
    """Print the claims whose credences move the main thesis most.

    Raises:
        UsageError: as for `run_evaluate`, and where the map has no thesis.
    """
    made = load_map(options.docs)
    _check_thesis(made, options.docs)
    credences, method = _read_credences(made, options), Method(options.method)
    if options.json:
        print(json.dumps(report_cruxes(made, credences, method), indent=2))
    else:
        print(render_cruxes(made, credences, method))
    return FINE
