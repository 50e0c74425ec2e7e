"""The port at which the site is served."""

from __future__ import annotations

import os
import socket

import environment
import pytest
import serve
from mkdocs.config import load_config


@pytest.mark.parametrize("text", ["0", "-1", "65536", "99999", "8e3", "٨", "", "http"])
def test_what_is_no_port_is_wrong_usage(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        serve.main([f"--port={text}"])
    assert stopped.value.code == 2
    assert "error: argument --port: a port is a number from 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize("port", [1, 8000, 65535])
def test_a_port_is_taken_as_it_is(port: int) -> None:
    assert serve.port_number(str(port)) == port


def test_a_port_in_use_is_not_taken() -> None:
    with socket.socket() as other:
        other.bind((serve.HOST, 0))
        other.listen()
        assert serve.find_port(other.getsockname()[1]) is None


def test_a_port_that_cannot_be_had_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "enter", lambda: None)
    with socket.socket() as other:
        other.bind((serve.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SystemExit) as stopped:
            serve.main([f"--port={port}"])
    assert stopped.value.code == f"Port {port} is taken, or is not for your user. Choose another with --port."


def test_a_server_writes_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "enter", lambda: None)
    monkeypatch.setattr(environment, "run_instead", lambda _: None)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    monkeypatch.chdir(environment.ROOT)
    with socket.socket() as free:
        free.bind((serve.HOST, 0))
        port = free.getsockname()[1]
    serve.main([f"--port={port}"])
    config = load_config(str(environment.ROOT / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    folder = environment.ROOT / ".argmap" / f"served-{port}"
    assert config.mdx_configs["pymdownx.snippets"]["base_path"] == [str(folder)]
