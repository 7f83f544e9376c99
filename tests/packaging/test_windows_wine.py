"""The Windows program built, installed, used and removed under wine: six to eight minutes.

``TAIZHANG_WINE_CHROOT=FOLDER python3 dev.py test -m slow tests/packaging/test_windows_wine.py``, as
root, after ``python3 -m build.windows.wine FOLDER --python ZIP`` has made the chroot once.
"""

from __future__ import annotations

import os

import pytest

from build.windows import wine

CHROOT = os.environ.get("TAIZHANG_WINE_CHROOT", "")


@pytest.mark.slow
@pytest.mark.skipif(not CHROOT, reason="TAIZHANG_WINE_CHROOT names no chroot with wine")
def test_the_installer_is_proven_under_wine() -> None:
    assert wine.main([CHROOT]) == 0
