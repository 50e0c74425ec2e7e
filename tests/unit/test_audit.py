"""No locked package reads as free of weaknesses unless pip-audit has looked at it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import audit
import environment
import pytest
from audit import Answer, AuditError, Package

SKIPPED = '{"dependencies": [{"name": "one", "skip_reason": "Dependency not found on PyPI: one (1.0)"}], "fixes": []}'
"""What pip-audit 2.10.1 printed, with exit code 0, about a package that its service does not know."""
LOCK = """\
# A comment
one==1.0 \\
    --hash=sha256:00
    # via two
Two_Words==2.0 ; python_full_version < '3.11.5' \\
    --hash=sha256:00
two-words==3.0 ; python_full_version >= '3.11.5' \\
    --hash=sha256:00
"""
PACKAGES = {Package("one", "1.0"), Package("two-words", "2.0"), Package("two-words", "3.0")}


class Osv(BaseHTTPRequestHandler):
    """A stand-in for the service of known weaknesses: `weak` gives the answer about a package, by name and version."""

    weak: ClassVar[dict[tuple[str, str], dict[str, Any]]] = {}
    status: ClassVar[int] = 200

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        found = self.weak.get((asked["package"]["name"], asked["version"]))
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(json.dumps({"vulns": [found]} if found else {}).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the names of the base class
        """Say nothing."""


@pytest.fixture
def osv(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Osv]]:
    Osv.weak, Osv.status = {}, 200
    with ThreadingHTTPServer(("127.0.0.1", 0), Osv) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        monkeypatch.setenv("PIP_AUDIT_VULNERABILITY_SERVICE", "osv")
        monkeypatch.setenv("PIP_AUDIT_OSV_URL", f"http://127.0.0.1:{running.server_address[1]}/")
        yield Osv
        running.shutdown()


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "small.lock"
    path.write_text(LOCK, "utf-8")
    return path


def name_weakness(package: str, fixed: str) -> dict[str, Any]:
    ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": fixed}]}]
    affected = [{"package": {"name": package, "ecosystem": "PyPI"}, "ranges": ranges}]
    return {"id": "PYSEC-2026-1", "summary": "Runs `code`", "affected": affected, "aliases": ["CVE-2026-1"]}


def test_every_package_of_both_locks_is_asked_for(osv: type[Osv], capsys: pytest.CaptureFixture[str]) -> None:
    assert osv.weak == {}
    locks = [environment.ROOT / name for name in environment.TEST]
    number = len({line for path in locks for line in path.read_text("utf-8").splitlines() if "==" in line})
    assert audit.audit(locks) == ""
    assert capsys.readouterr().err.startswith(f"{number} of {number} locked packages audited\n")
    assert number > 90


def test_a_package_is_audited_also_at_the_version_for_another_python(osv: type[Osv], lock: Path) -> None:
    osv.weak = {("two-words", "2.0"): name_weakness("two-words", "2.5")}
    assert audit.audit([lock]) == (
        "## Unsafe dependencies\n\n"
        "1 of 3 locked packages have a known weakness; a lock's head says how to renew it.\n\n"
        "~~~~\ntwo-words 2.0: PYSEC-2026-1 (mended in 2.5)\n~~~~\n"
    )


def test_a_service_that_fails_or_cannot_be_reached_has_audited_nothing(
    osv: type[Osv], lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    osv.status = 500
    with pytest.raises(AuditError, match="500 Server Error"):
        audit.audit([lock])
    monkeypatch.setenv("PIP_AUDIT_OSV_URL", "http://127.0.0.1:1/")
    with pytest.raises(AuditError, match="Connection refused"):
        audit.audit([lock])


def test_pypi_out_of_reach_is_an_audit_that_could_not_be_carried_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setattr(environment, "enter", lambda _: None)
    assert audit.main() == audit.FOUND
    said = capsys.readouterr().out
    assert said.startswith("## Dependencies\n\nThe audit could not be carried out.\n\n~~~~\n")
    assert "Connection refused" in said


def test_skipped_packages_are_named_as_unknown() -> None:
    answer = audit.parse_answer(SKIPPED)
    assert answer == Answer({}, {"one": "Dependency not found on PyPI: one (1.0)"})
    assert audit.render_answer(PACKAGES, answer) == (
        "## Dependencies that were not audited\n\n"
        "3 of 3 locked packages could not be audited: nothing is known of them.\n\n"
        "~~~~\n"
        "one 1.0: Dependency not found on PyPI: one (1.0)\n"
        "two-words 2.0: pip-audit does not mention it\n"
        "two-words 3.0: pip-audit does not mention it\n"
        "~~~~\n"
    )


def test_a_weakness_is_told_also_where_other_packages_were_skipped() -> None:
    weak = Answer({Package("two-words", "2.0"): ["PYSEC-1 (no version mends it yet)"]}, {"one": "not found"})
    said = audit.render_answer(PACKAGES, weak)
    assert said.count("## ") == 2
    assert "1 of 3 locked packages have a known weakness" in said
    assert "2 of 3 locked packages could not be audited" in said


def test_a_hundred_skipped_packages_are_counted_and_forty_named() -> None:
    said = audit.render_answer([Package(f"p{number:03}", "1") for number in range(100)], Answer({}, {}))
    assert "100 of 100 locked packages could not be audited" in said
    assert (said.count("does not mention"), "and 60 more" in said) == (40, True)


def test_an_answer_about_another_version_is_none() -> None:
    answer = audit.parse_answer('{"dependencies": [{"name": "one", "version": "1.1", "vulns": []}]}')
    assert "1 of 1 locked packages could not be audited" in audit.render_answer([Package("one", "1.0")], answer)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"dependencies": 1}',
        '{"dependencies": [1]}',
        '{"dependencies": [{"name": "one"}]}',
        '{"dependencies": [{"name": "one", "version": "1.0", "vulns": [{"id": "X"}]}]}',
        "[" * 9999,
    ],
)
def test_an_answer_of_another_form_is_an_audit_that_could_not_be_carried_out(text: str) -> None:
    with pytest.raises(AuditError, match="unknown form"):
        audit.parse_answer(text)


def test_a_lock_lists_all_its_packages_by_their_usual_names(lock: Path) -> None:
    assert audit.list_packages(lock) == PACKAGES
    assert [len(group) for group in audit.divide(PACKAGES)] == [2, 1]


@pytest.mark.parametrize("entry", ["one @ https://example.org/one.whl \\", "one>=1.0", "-e .", "one"])
def test_an_entry_without_a_version_cannot_be_audited(entry: str, lock: Path) -> None:
    lock.write_text(f"{LOCK}{entry}\n", "utf-8")
    with pytest.raises(AuditError, match=r"small\.lock has an entry without a version"):
        audit.audit([lock])


def test_locks_without_packages_cannot_be_audited(tmp_path: Path) -> None:
    (tmp_path / "empty.lock").write_text("# nothing\n", "utf-8")
    with pytest.raises(AuditError, match="The locks name no package"):
        audit.audit([tmp_path / "empty.lock"])
