"""The port at which a site is served, and what the server is told."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import environment
import pytest
from mkdocs.config import load_config

from argmap.cli.main import main
from argmap.site import server


@contextmanager
def take_port() -> Iterator[int]:
    """Give a port at which another server listens."""
    with socket.socket() as other:
        other.bind((server.HOST, 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize("text", ["0", "-1", "65536", "99999", "8e3", "٨", "", "http"])
def test_what_is_no_port_is_wrong_usage(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", f"--port={text}"]) == 2
    assert "error: argument --port: a port is a number from 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize("port", [1, 8000, 65535])
def test_a_port_is_taken_as_it_is(port: int) -> None:
    assert server.read_port(str(port)) == port


def test_a_port_in_use_is_not_taken() -> None:
    with take_port() as port:
        assert server.find_port(port) is None


def test_a_port_that_cannot_be_had_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with take_port() as port:
        assert main(["serve", "--project", str(environment.ROOT), f"--port={port}"]) == 2
    said = f"argmap: port {port} is taken, or is not for your user. Choose another with --port.\n"
    assert capsys.readouterr().err == said


def test_a_server_writes_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(os, "execve", lambda _, command, setting: begun.append((command, setting)))
    monkeypatch.chdir(environment.ROOT)
    with take_port() as port:
        pass
    server.serve(environment.ROOT, port)
    ((command, setting),) = begun
    assert command[-2:] == ["--dev-addr", f"127.0.0.1:{port}"]
    monkeypatch.setattr(os, "environ", setting)
    config = load_config(str(environment.ROOT / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    folder = environment.ROOT / ".argmap" / f"served-{port}"
    assert config.mdx_configs["pymdownx.snippets"]["base_path"] == [str(folder)]
    assert config.site_url == f"http://127.0.0.1:{port}/"
