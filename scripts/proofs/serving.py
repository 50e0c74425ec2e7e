"""Sites, built and served for a proof."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from site_fixtures import PREFIX, SiteHandler, SiteServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Server(SiteServer):
    """Serves the site, and says nothing of browsers that hang up when they leave a page."""

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  the types of the base class
        """Print an error that is not a connection's."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a site, which may still have to be built, and yield its address, which ends in a slash."""
    with Server(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
        server.shutdown()


def build(address: str, *words: str | Path) -> None:
    """Run Python with the words of a command that builds a site, for an address."""
    subprocess.run((sys.executable, *words), env={**os.environ, "SITE_URL": address}, check=True)
