"""Has MkDocs' server bring each file of a renewed site up to date before it sends the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from argmap.site.renewal import Renewal

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer

_RELOAD = "/livereload/"


def renew_when_asked(server: LiveReloadServer, renewal: Renewal, build_whole: Callable[[], None]) -> None:
    """Let a server renew its site, and build it whole only where it must."""
    server.builder = lambda: renewal.build(build_whole)
    server.set_app(_bring_first(server.serve_request, server.mount_path, renewal))


def _bring_first(answer: WSGIApplication, root: str, renewal: Renewal) -> WSGIApplication:
    """Return an application that brings what is asked for up to date, and then answers."""

    def answer_fresh(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        address = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if address.startswith(_RELOAD) or not address.startswith(root):
            return answer(environ, start_response)
        path = address.removeprefix(root)
        while True:
            generation = max(map(renewal.bring, _list_files(path)))
            begun: list[tuple[Any, ...]] = []
            body = answer(environ, partial(_note_head, begun))  # type: ignore[arg-type]  # MkDocs does not use the result
            if renewal.generation == generation:
                start_response(*begun[-1])
                return body
            _close(body)  # the site has changed meanwhile

    return answer_fresh


def _list_files(path: str) -> list[str]:
    """Return the files of a site that an address below its root may stand for."""
    if not path or path.endswith("/"):
        return [f"{path}index.html"]
    return [path] if "." in path.rpartition("/")[2] else [f"{path}/index.html", path]


def _note_head(begun: list[tuple[Any, ...]], *head: object) -> None:
    begun.append(head)


def _close(body: Iterable[bytes]) -> None:
    close = getattr(body, "close", None)
    if close:
        close()
