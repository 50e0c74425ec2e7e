"""Hands memory that a process no longer uses back to the system, where another process may need it."""

from __future__ import annotations

import ctypes
import gc
import sys


def hand_back() -> None:
    """Hand back what is free. Only glibc has a way to be asked; other systems' libraries do it by themselves, or never.

    Of a map of 10,000 claims, glibc would keep some 40 MB: little rooms between things that are still in use.
    """
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim:
            trim(0)
