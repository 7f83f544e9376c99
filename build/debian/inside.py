"""The part of the release build that runs inside the chroot: bundle, then package."""

from __future__ import annotations

import sys
from pathlib import Path

from build import package
from build.debian import deb
from build.steps import DIST, DevError, say


def main() -> int:
    """Make dist/taizhang and the Debian package of it."""
    try:
        folder = package.make(Path(sys.executable), [])
        deb.make(folder, DIST, package.commit_time())
    except DevError as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
