"""argmap evaluate and argmap cruxes: what credences give each claim, and which of them matter."""

from __future__ import annotations

import argparse
import json

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.argument.methods import Method
from argmap.argument.stances import Preset, build_stances
from argmap.cli.commands.common import FINE, Commands, UsageError, add_docs, load_map
from argmap.cli.evaluation_text import (
    parse_credences,
    render_cruxes,
    render_evaluation,
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
        command.add_argument("--stance", metavar="NAME", help=f"begin with a preset: {', '.join(Preset)}")
        command.add_argument("--method", choices=[str(m) for m in Method], default=str(Method.SIGNED_DFQUAD))
        command.add_argument("--json", action="store_true", help="print JSON")
        command.set_defaults(run=run)


def _read_credences(made: ArgumentMap, options: argparse.Namespace) -> dict[str, float]:
    stances = {stance.id: stance for stance in build_stances(Argument(made))}
    if options.stance and options.stance not in stances:
        raise UsageError(f'no stance is named "{options.stance}": choose from {", ".join(stances)}')
    chosen = dict(stances[options.stance].credences) if options.stance else {}
    try:
        return chosen | parse_credences(made, options.credence)
    except ValueError as error:
        raise UsageError(str(error)) from None


def run_evaluate(options: argparse.Namespace) -> int:
    """Print the strength and standing of each claim that follow from the given credences.

    Raises:
        UsageError: where the folder cannot be read or has problems, or a stance or credence does not fit the map.
    """
    made = load_map(options.docs)
    credences, method = _read_credences(made, options), Method(options.method)
    if options.json:
        print(json.dumps(report_evaluation(made, credences, method), indent=2))
    else:
        print(render_evaluation(made, credences, method))
    return FINE


def run_cruxes(options: argparse.Namespace) -> int:
    """Print the claims whose credences move the main thesis most.

    Raises:
        UsageError: as for `run_evaluate`, and where the map has no thesis.
    """
    made = load_map(options.docs)
    if made.main_thesis is None:
        raise UsageError(f"{options.docs} has no thesis, so nothing can move it.")
    credences, method = _read_credences(made, options), Method(options.method)
    if options.json:
        print(json.dumps(report_cruxes(made, credences, method), indent=2))
    else:
        print(render_cruxes(made, credences, method))
    return FINE
