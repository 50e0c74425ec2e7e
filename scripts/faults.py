"""Ends a script with a sentence where the system refuses it something, as a full disk does, or Ctrl-C stops it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

sys.path.append(str(Path(__file__).resolve().parent.parent))  # this part of argmap is needed before it is installed

from argmap.site.system_errors import explain_refusal as explain_refusal

INTERRUPTED = 130  # as shells report Ctrl-C


def run(main: Callable[[], int | None]) -> NoReturn:
    """Run a script's main function and end with the exit code that it returns; 1 where the system refuses something."""
    try:
        status = main()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        status = INTERRUPTED
    except OSError as error:
        print(explain_refusal(error), file=sys.stderr)
        status = 1
    sys.exit(status)
