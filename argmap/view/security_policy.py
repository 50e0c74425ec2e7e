"""The content security policy of the site's pages: their own files, and the theme's inline scripts by hash."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

VIS_NETWORK_STYLES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-OutIf5hnp68ctx4ThtV5J02g5HTJ5bbu/hkNfqVXWWo='",
    "'sha256-4cgFR0//m8/eHo2G/esYsuZetUHlzCUWYM59sfgE9zY='",
    "'sha256-uepMTym1NwItBa/XV6ef6fQobLL0A0CNVDM5km5L+nQ='",
    "'sha256-gGUn/VMBXCeWm86qX/pOf+4ZDSbe0JcaXXb4rJjw1mA='",
    "'sha256-QuPewnJYr+SnQiTnCNHFBw99ExTsz9f8w5320PimEPw='",
    "'sha256-IY7YKNHjbzQ1NfAKrBZvBZohgXMtxrqB9PaqhAaT3vg='",
    "'sha256-QE7TOEDW7YIlMzvUUnm8boDWeNBN7PBbaaYJjnp34WI='",
)
"""The style sheets that the vendored vis-network puts into a page by script; Chromium's console names a missing one."""

ANY_STYLE = ("'unsafe-inline'",)
"""What lets all inline style sheets pass. They can ask for nothing that the rest of the policy forbids."""

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)


def hash_scripts(theme: str) -> list[str]:
    """Return the CSP hash of each inline script in HTML that the theme wrote, with nothing of the content in it.

    >>> hash_scripts("<script>1</script>")
    ["'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"]
    """
    digests = (hashlib.sha256(script.encode()).digest() for script in _SCRIPT.findall(theme))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def build_policy(hashes: Iterable[str] = (), styles: Iterable[str] = VIS_NETWORK_STYLES) -> str:
    """Return the policy (W3C Content Security Policy, level 3) of a page that may run scripts with these hashes.

    No inline script or handler runs but for those, nothing is fetched from elsewhere, and no form is sent elsewhere.
    `styles` allow inline style sheets. Pictures may be data addresses, since the theme's icons are.
    """
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": " ".join(["'self'", *styles]),
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
