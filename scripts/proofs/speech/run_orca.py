"""Orca, the screen reader, with a voice that writes down what it would say: a line an utterance, in the file SPOKEN.

Orca is started from its modules, since its own program ends every other Orca of the user. ORCA_SETTINGS names the
folder of its settings, which name this voice. Runs in the system's Python, which has Orca.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from gi.repository import GLib
from orca import orca, settings, speechserver
from orca.speechserver import SayAllContext

SPOKEN = Path(os.environ["SPOKEN"])


def write(text: str) -> None:
    """Write an utterance down, unless it is silence."""
    if words := " ".join(text.split()):
        with SPOKEN.open("a", encoding="utf-8") as file:
            file.write(words + "\n")


class SpeechServer(speechserver.SpeechServer):  # type: ignore[misc]  # Orca ships no types
    """A voice for Orca, which finds it by the name of this class; names and arguments are the base class's."""

    @staticmethod
    def getSpeechServer(info: object = None) -> SpeechServer:  # noqa: N802, ARG004
        """Return the voice."""
        return SpeechServer()

    def getInfo(self) -> list[str]:  # noqa: N802
        """Return the voice's name and id."""
        return ["written", "written"]

    def getVoiceFamilies(self) -> list[object]:  # noqa: N802
        """Return no voices to choose from."""
        return []

    def speak(self, text: str | None = None, acss: object = None, interrupt: bool = True) -> None:  # noqa: ARG002
        """Write a text down."""
        write(text or "")

    def speakCharacter(self, character: str, acss: object = None) -> None:  # noqa: N802, ARG002
        """Write a character down."""
        write(character)

    def sayAll(self, parts: Iterator[tuple[SayAllContext, object]], tell: Callable[..., Any]) -> None:  # noqa: N802
        """Write a whole page down, as a voice would read it that needs no time."""
        GLib.idle_add(self._say_next, parts, tell)

    def _say_next(self, parts: Iterator[tuple[SayAllContext, object]], tell: Callable[..., Any]) -> bool:
        """Write one part down, and tell Orca that it began and ended; return whether there may be more."""
        for context, _ in parts:
            write(context.utterance)
            for place, stage in ((context.startOffset, context.PROGRESS), (context.endOffset, context.COMPLETED)):
                context.currentOffset = place
                tell(context.copy(), stage)
            return True
        return False


if __name__ == "__main__":
    sys.modules["written_speech"] = sys.modules["__main__"]
    settings.timeoutTime = 0  # else Orca ends itself where a busy machine lets it wait
    orca.getSettingsManager().activate(os.environ["ORCA_SETTINGS"])
    sys.exit(orca.main())
