"""Requests one web address and prints why the link is dead; nothing where it works or cannot be judged.

This is a process of its own so that `check_links` can end it: no other limit covers looking up a name, connecting and
reading the headers together, since a socket's time-out begins anew with each byte.
"""

from __future__ import annotations

import string
import sys
import urllib.error
import urllib.request
from http import HTTPStatus
from http.client import HTTPException, InvalidURL
from urllib.parse import quote, urlsplit, urlunsplit

SECONDS = 30  # time-out of the socket, from one byte to the next
TRIES = 2
AGENT = "Mozilla/5.0 (compatible; argmap nightly check)"
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


def main(words: list[str]) -> int:
    """Print why the address is dead."""
    if len(words) != 1:
        print("usage: ask_link.py ADDRESS", file=sys.stderr)
        return 2
    print(explain_death(words[0]))
    return 0


def explain_death(address: str) -> str:
    """Return why an address is dead; empty where it works, refuses robots or is slow."""
    why = ""
    for _ in range(TRIES):
        why = _ask(address)
        if not why:
            return ""
    return why


def _ask(address: str) -> str:
    try:
        request = urllib.request.Request(encode_address(address), headers={"User-Agent": AGENT})  # noqa: S310  addresses are checked to be http(s)
        with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310  addresses are checked to be http(s)
            return ""
    except urllib.error.HTTPError as error:
        return f"the server answers {error.code}" if error.code in GONE else ""
    except urllib.error.URLError as error:
        return "" if isinstance(error.reason, TimeoutError) else f"no connection: {error.reason}"
    except OSError:  # the connection broke, or was too slow, while the server answered
        return ""
    except (ValueError, InvalidURL):
        return "not an address"
    except HTTPException:
        return "the server's answer is not HTTP"


def encode_address(address: str) -> str:
    """Return an address in ASCII, as a browser asks for it: the host by IDNA, the rest percent-encoded as UTF-8.

    Raises:
        ValueError: where it is not an address.
    """
    parts = urlsplit(address)
    host, colon, port = parts.netloc.partition(":")
    ascii_host = host.encode("idna").decode("ascii")
    path, query = (quote(part, safe=string.punctuation) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, f"{ascii_host}{colon}{port}", path, query, ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
