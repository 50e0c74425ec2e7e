"""Serves a folder to browsers as servers of static sites do."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PACKED = (".woff2", ".png")
"""Ends of names of files that are compressed already, which servers send as they are."""


@cache
def pack(data: bytes) -> bytes:
    """Return bytes gzipped, and cached, as from a server with compressed files."""
    return gzip.compress(data)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder without a word, gzipped and over connections that stay open."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # otherwise delayed acknowledgements cost each answer 40 ms

    def do_GET(self) -> None:
        """Answer with the packed file; the base class answers for missing ones."""
        if not self.answer():
            super().do_GET()

    def answer(self) -> bool:
        """Send what is asked for; return False where there is no such file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            self.send_packed(self.read_file(path), self.guess_type(path), packed=path.suffix in PACKED)
        return path.is_file()

    def read_file(self, path: Path) -> bytes:
        """Return what is sent of a file."""
        return path.read_bytes()

    def send_packed(self, body: bytes, kind: str, *, packed: bool = False) -> None:
        """Send bytes of a MIME type, gzipped unless they are compressed already."""
        body = body if packed else pack(body)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        if not packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve a folder; yield its address, which ends in a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
