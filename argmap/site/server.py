"""Serves a project's site on this machine, and builds it again at every change of a file."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 100
LAST_PORT = 65535


def serve(project: Path, port: int) -> int:
    """Serve until Ctrl-C. Where the system can, the server replaces this process; else its exit code is returned."""
    os.chdir(project)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"{HOST}:{port}"]
    setting = {
        **os.environ,
        "SITE_URL": f"http://{HOST}:{port}/",
        "ARGMAP_SNIPPETS": f".argmap/served-{port}",  # apart from those of a build at the same time
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    if not hasattr(os, "fork"):  # on Windows, an exec would lose the terminal
        return subprocess.run(command, env=setting, check=False).returncode
    return _become(command, setting)


def _become(command: list[str], setting: dict[str, str]) -> NoReturn:
    os.execve(command[0], command, setting)  # noqa: S606  our own interpreter, and no shell


def read_port(text: str) -> int:
    """Return the port that a text names; 0 is refused, since no message would tell which port the system chose.

    Raises:
        ValueError: where the text names no port from 1 to 65535.
    """
    port = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= port <= LAST_PORT:
        raise ValueError(f"a port is a number from 1 to {LAST_PORT}")
    return port


def find_port(wanted: int | None) -> int | None:
    """Return the wanted port, or the first free one where none is wanted; None where it is taken or none is free."""
    ports = range(FIRST_PORT, FIRST_PORT + PORTS_TRIED) if wanted is None else [wanted]
    return next((port for port in ports if is_free(port)), None)


def is_free(port: int) -> bool:
    """Return whether a server can listen on a port."""
    with socket.socket() as listener:
        if sys.platform != "win32":  # on Windows, the option would allow a port in use
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError:
            return False
    return True
