"""Times pages in a browser that nothing drives: a debugger that follows each request slows down loading by half."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from packed_server import QuietHandler

STARTED = re.compile(r"DevTools listening on ws://127\.0\.0\.1:(\d+)/")
IDLE_S = 1.0
"""How long a new browser is left alone: what it does for itself after its start is over then."""
SAYS, WATCH = "/usable/", "/watch.js"
"""The address to which a page reports, and that of the script that watches it; both only exist while it is timed."""
LOCAL = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


class WatchedHandler(QuietHandler):
    """Serves a folder whose pages a script watches, and takes their reports."""

    server: WatchingServer

    def answer(self) -> bool:
        """Take a report, send the script or send the file."""
        if self.path.startswith(SAYS):
            self.server.take(float(self.path.removeprefix(SAYS)) / 1000)
            self.send_packed(b"", "text/plain")
        elif self.path == WATCH:
            self.send_packed(self.server.watch.read_bytes(), "text/javascript")
        else:
            return super().answer()
        return True

    def read_file(self, path: Path) -> bytes:
        """Return what is sent of a file; a page asks for the script before anything else."""
        head = f'<head><script src="{WATCH}"></script>'.encode()
        return path.read_bytes().replace(b"<head>", head, 1) if path.suffix == ".html" else path.read_bytes()


class WatchingServer(ThreadingHTTPServer):
    """A server of a folder that has its pages watched by a script and waits for the first report."""

    def __init__(self, folder: Path, watch: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(WatchedHandler, directory=str(folder)))
        self.watch = watch
        self.reported: float | None = None
        self.told = threading.Event()

    def take(self, seconds: float) -> None:
        """Keep the seconds that a page reports."""
        self.reported = seconds
        self.told.set()


def time_page(chromium: str, flags: Sequence[str], folder: Path, path: str, watch: Path, cap: float) -> float | None:
    """Return the seconds from asking for a page until it can be used, or None where that takes longer than `cap`.

    `folder` is served, `path` is the page's below it, and `watch` the script that asks for `/usable/MILLISECONDS`
    when the page can be used. The browser is new: nothing is kept from an earlier page.
    """
    with WatchingServer(folder, watch) as server, start_browser(chromium, flags) as port:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/{path}"
        asked = urllib.request.Request(f"http://127.0.0.1:{port}/json/new?{address}", method="PUT")
        urllib.request.urlopen(asked).close()  # noqa: S310 - the browser's own address
        server.told.wait(cap)
        server.shutdown()
    return server.reported


@contextmanager
def start_browser(chromium: str, flags: Sequence[str]) -> Iterator[int]:
    """Start a browser and let it come to rest; yield the port at which it takes addresses to open."""
    profile = tempfile.mkdtemp()
    options = (f"--user-data-dir={profile}", "--headless", "--remote-debugging-port=0", LOCAL, *flags)
    process = subprocess.Popen([chromium, *options, "about:blank"], stderr=subprocess.PIPE, text=True)
    try:
        port = _read_port(process.stderr or ())
        time.sleep(IDLE_S)
        yield port
    finally:
        process.kill()
        process.communicate()
        shutil.rmtree(profile, ignore_errors=True)


def _read_port(lines: Iterable[str]) -> int:
    """Return the port that a browser names among the first things that it says."""
    return next(int(found[1]) for line in lines if (found := STARTED.search(line)))
