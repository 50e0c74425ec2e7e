"""The nightly checks end in time, and none that broke off, or was never reached, reads as one that found nothing."""

from __future__ import annotations

import socketserver
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import check_links
import nightly
import pytest
import yaml
from environment import ROOT

DRIP = 0.2  # seconds between two bytes
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def drip(text: bytes) -> type[socketserver.BaseRequestHandler]:
    """Return what answers a request with some bytes at once and then, for a minute, with one byte at a time."""

    class Dripping(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(10_000)
            end = time.monotonic() + 60
            try:
                self.request.sendall(text)
                while time.monotonic() < end:
                    self.request.sendall(b"x")
                    time.sleep(DRIP)
            except OSError:  # whoever asked has gone
                return

    return Dripping


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False


@pytest.fixture
def dripping() -> Iterator[dict[str, str]]:
    """Yield the addresses of servers that never finish the first line, the headers, and the body of their answer."""
    parts = {"line": b"", "headers": HEAD + b"X-Slow: ", "body": HEAD + b"\r\n"}
    servers = {name: Server(("127.0.0.1", 0), drip(text)) for name, text in parts.items()}
    for server in servers.values():
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {name: f"http://127.0.0.1:{server.server_address[1]}/" for name, server in servers.items()}
    for server in servers.values():
        server.shutdown()
        server.server_close()


def test_a_server_that_drips_holds_a_link_up_no_longer_than_its_limit(
    dripping: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_links, "SECONDS", 2.0)
    started = time.monotonic()
    found = check_links.find_dead([*dripping.values(), "http://127.0.0.1:1/"])
    assert list(found) == ["http://127.0.0.1:1/"]  # what is slow is not gone
    assert time.monotonic() - started < 20


def test_links_that_there_was_no_time_for_are_counted_as_not_checked(
    dripping: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_links, "SECONDS_ALL", 1.5)
    monkeypatch.setattr(check_links, "WORKERS", 1)
    started = time.monotonic()
    addresses = [dripping["line"], "http://127.0.0.1:1/"]
    found = check_links.find_dead(addresses)
    assert time.monotonic() - started < 20
    assert found == dict.fromkeys(addresses, check_links.UNASKED)
    monkeypatch.setattr(check_links, "SECONDS_ALL", 600.0)
    places: dict[str, list[str]] = {address: [] for address in (*addresses, "https://example.org/")}
    assert check_links.render_dead(found, places) == (
        "## Links that were not checked\n\n2 of 3 addresses were not asked: 10 minutes had passed by then."
    )


def test_an_address_whose_asking_breaks_off_is_named_and_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "ask.py"
    broken.write_text("raise ValueError('an unforeseen answer')\n", "utf-8")
    monkeypatch.setattr(check_links, "ASK", broken)
    (why,) = check_links.find_dead(["https://example.org/"]).values()
    assert why.startswith("asking broke off: ")
    assert why.endswith("ValueError: an unforeseen answer")


SCRIPTS = {
    "github/fetch_essay.py": "import sys; open(sys.argv[1], 'w')",
    "run.py": "",
    "github/audit.py": "import sys; print('## Unsafe dependencies'); sys.exit(3)",
    "vendor.py": "",
    "github/check_links.py": "",
}


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of stand-ins for the checks: all find nothing, but for the audit."""
    folder = tmp_path / "scripts"
    (folder / "github").mkdir(parents=True)
    for name, text in SCRIPTS.items():
        (folder / name).write_text(text, "utf-8")
    monkeypatch.setattr(nightly, "SCRIPTS", folder)
    return folder


def run_nightly(tmp_path: Path) -> dict[str, str]:
    assert nightly.main([str(tmp_path / "report")]) == 0
    return {path.stem: path.read_text("utf-8") for path in sorted((tmp_path / "report").iterdir())}


def test_each_check_has_its_file_and_links_come_last(scripts: Path, tmp_path: Path) -> None:
    assert scripts.is_dir()
    audit = "## Unsafe dependencies\n"
    assert run_nightly(tmp_path) == {"audit": audit, "essay": "", "links": "", "vendored": ""}
    assert list(nightly.CHECKS)[-1] == "links"


def test_a_check_that_hangs_is_stopped_with_what_it_started_and_the_others_are_carried_out(
    scripts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hang = f"""
import subprocess, sys, time
print("asking", flush=True)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60); open({str(tmp_path / "late")!r}, 'w')"])
open({str(tmp_path / "child")!r}, "w").write(str(child.pid))
time.sleep(60)
"""
    (scripts / "run.py").write_text(hang, "utf-8")
    monkeypatch.setitem(nightly.MINUTES, "essay", 0.05)
    started = time.monotonic()
    found = run_nightly(tmp_path)
    assert time.monotonic() - started < 30
    assert found["essay"].endswith("~~~~\nasking\n\nStopped: it had not ended after 0.05 minutes.\n~~~~\n")
    assert (found["audit"], found["links"]) == ("## Unsafe dependencies\n", "")
    child = Path("/proc", (tmp_path / "child").read_text())
    assert not child.exists() or "zombie" in (child / "status").read_text()


def test_an_error_of_a_check_is_told_and_the_others_are_carried_out(
    scripts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(nightly.CHECKS, "essay", lambda: nightly.run_program("essay", str(scripts)).stdout)
    found = run_nightly(tmp_path)
    assert found["essay"].startswith("## Essay\n\nThis check broke off.\n\n~~~~\nTraceback ")
    assert f"PermissionError: [Errno 13] Permission denied: '{scripts}'" in found["essay"]
    assert found["audit"] == "## Unsafe dependencies\n"


def test_checks_that_were_not_reached_say_so(scripts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> str:
        raise KeyboardInterrupt

    assert scripts.is_dir()
    monkeypatch.setitem(nightly.CHECKS, "audit", stop)
    with pytest.raises(KeyboardInterrupt):
        nightly.main([str(tmp_path / "report")])
    texts = {path.stem: path.read_text("utf-8") for path in (tmp_path / "report").iterdir()}
    unended = {name: f"## {name.capitalize()}\n\nThis check did not end.\n" for name in nightly.CHECKS}
    assert texts == {**unended, "essay": ""}


@pytest.mark.parametrize("script", ["github/audit.py", "github/check_links.py"])
def test_a_check_that_finds_something_and_does_not_say_what_has_not_found_nothing(
    script: str, scripts: Path, tmp_path: Path
) -> None:
    (scripts / script).write_text("import sys; sys.exit(3)", "utf-8")
    assert "The check broke off." in run_nightly(tmp_path)["audit" if script == "github/audit.py" else "links"]


def test_the_workflow_gives_the_checks_the_time_that_they_may_take() -> None:
    job = yaml.safe_load((ROOT / ".github" / "workflows" / "nightly.yml").read_text("utf-8"))["jobs"]["look"]
    (step,) = [step for step in job["steps"] if "nightly.py" in step.get("run", "")]
    assert sum(nightly.MINUTES.values()) + nightly.MINUTES["essay"] < step["timeout-minutes"] < job["timeout-minutes"]
    assert nightly.MINUTES["links"] * 60 > check_links.SECONDS_ALL + check_links.SECONDS


def test_a_report_is_uploaded_and_written_into_the_issue_whatever_the_checks_did() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "nightly.yml").read_text("utf-8"))["jobs"]
    (upload,) = [step for step in jobs["look"]["steps"] if "upload-artifact@" in step.get("uses", "")]
    (download,) = [step for step in jobs["report"]["steps"] if "download-artifact@" in step.get("uses", "")]
    assert (upload["if"], jobs["report"]["if"]) == ("${{ !cancelled() }}",) * 2
    assert download["continue-on-error"] is True


def test_a_program_that_is_not_installed_is_named() -> None:
    done = nightly.run_program("essay", "no-such-program")
    assert (done.returncode, done.stderr) == (127, "no-such-program is not installed")
    assert nightly.run_program("essay", sys.executable, "-c", "print('ä')").stdout == "ä\n"
