"""Ends a script with a sentence instead of a traceback at an error of the operating system or Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

sys.path.append(str(Path(__file__).resolve().parent.parent))  # this part of argmap is needed before it is installed

from argmap.site.system_errors import explain_refusal as explain_refusal

INTERRUPTED = 130  # as shells report Ctrl-C


def run(main: Callable[[], int | None]) -> NoReturn:
    """Run a script's main function and exit with the code that it returns, or with 1 at an error of the system."""
    try:
        status = main()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        status = INTERRUPTED
    except OSError as error:
        print(explain_refusal(error), file=sys.stderr)
        status = 1
    sys.exit(status)
