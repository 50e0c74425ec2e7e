"""Serve the site on this machine and build it again at every change of a file."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from typing import TYPE_CHECKING

import environment
import faults

if TYPE_CHECKING:
    from collections.abc import Sequence

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 100
LAST_PORT = 65535


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--port", type=port_number, help=f"1 to {LAST_PORT}; default: {FIRST_PORT}, or the next free one"
    )
    wanted = parser.parse_args(arguments).port
    environment.enter()
    port = find_port(wanted)
    if port is None:
        sys.exit(f"Port {wanted or FIRST_PORT} is taken, or is not for your user. Choose another with --port.")
    if wanted is None and port != FIRST_PORT:
        print(f"Port {FIRST_PORT} is taken, so this uses {port}.")
    address = f"http://{HOST}:{port}/"
    print(f"Building; the site will be at {address} (Ctrl-C ends it)")
    os.chdir(environment.ROOT)
    os.environ["SITE_URL"] = address
    os.environ["ARGMAP_SNIPPETS"] = f".argmap/served-{port}"  # a build meanwhile writes its own
    environment.run_instead([sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"{HOST}:{port}"])


def port_number(text: str) -> int:
    """Return the port that a text names; 0 is none, since nobody would be told which the system chose."""
    port = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= port <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to {LAST_PORT}")
    return port


def find_port(wanted: int | None) -> int | None:
    """Return the wanted port, or else the first free one, or None where there is none."""
    ports = range(FIRST_PORT, FIRST_PORT + PORTS_TRIED) if wanted is None else [wanted]
    return next((port for port in ports if is_free(port)), None)


def is_free(port: int) -> bool:
    """Return whether a server can listen on a port."""
    with socket.socket() as listener:
        if sys.platform != "win32":  # there the option would allow a port in use
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    faults.run(main)
