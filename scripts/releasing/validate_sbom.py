"""Says whether a file keeps the rules of CycloneDX 1.6; runs among the tools, whose library knows them."""

from __future__ import annotations

import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator


def main(file: str) -> int:
    """Return 0 where the file keeps the rules; print what breaks them otherwise."""
    broken = JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(file).read_text("utf-8"))
    if broken:
        print(f"{file} is no CycloneDX 1.6: {broken}", file=sys.stderr)
    return int(broken is not None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
