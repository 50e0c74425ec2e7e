"""Explains errors of the operating system, such as a full disk, with a remedy; imports the standard library only."""

from __future__ import annotations

import errno

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REMEDIES = {
    **dict.fromkeys(_FULL, "Free some space there"),
    errno.EACCES: "Let your user read and write it, or name another place",
    errno.EPERM: "Let your user read and write it, or name another place",
    errno.EROFS: "Nothing can be written there: name another place, or use a copy of the project",
    errno.ENOENT: "Put it back, or take out what leads to it",
}


def explain_refusal(error: OSError) -> str:
    """Return a sentence that names the path of an error, where known, the error, and the remedy.

    >>> explain_refusal(OSError(errno.ENOSPC, "No space left on device", "site/index.html"))
    'site/index.html: No space left on device. Free some space there, and run this again.'
    """
    written = error.filename2 if error.errno in _FULL else None  # the second name is the target of a copy
    name = written or error.filename
    where = f"{_show(name)}: " if name is not None else ""
    remedy = _REMEDIES.get(error.errno or 0, "Mend that")
    return f"{where}{_show(error.strerror or error)}. {remedy}, and run this again."


def _show(value: object) -> str:
    """Return a name or a message on one line, whatever it holds."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in str(value)).rstrip(".")
