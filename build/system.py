"""The system packages that Debian-like machines need, and their installation."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

from build.steps import DevError, call, say

# Named by the NEEDED entries of the PySide6 wheel: widgets, printing, offscreen and xcb platforms.
QT_PACKAGES = (
    "libcups2",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libglib2.0-0",
    "libstdc++6",
    "libx11-6",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-glx0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-util1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxcb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
    "libzstd1",
    "zlib1g",
)
# The tests read the printed PDF files with another program than the one that wrote them, and
# record the system calls of a writing process to cut its power at any of them. Qt's lupdate, which
# looks for untranslated words, is linked to Qt's network library and so to Kerberos.
TEST_PACKAGES = ("libgssapi-krb5-2", "poppler-utils", "strace")
# PyInstaller reads libraries with objdump and puts Python's own library into the bundle.
BUILD_PACKAGES = (
    "binutils",
    f"libpython{sys.version_info.major}.{sys.version_info.minor}",
)
# Bare Debian systems in folders, and what is seen of a program in one from outside.
RELEASE_PACKAGES = (
    *TEST_PACKAGES,
    "appstream",
    "debian-archive-keyring",
    "debootstrap",
    "desktop-file-utils",
    "lintian",
    "util-linux",
    "xdotool",
    "xvfb",
)


def installed_names(listing: str) -> set[str]:
    """Names that installed packages have or provide.

    Args:
        listing: lines of ``status<TAB>package<TAB>provides`` from dpkg-query.
    """
    names: set[str] = set()
    for line in listing.splitlines():
        status, package, provides = line.split("\t")
        if status == "installed":
            names.add(package)
            # Newer systems keep the old name as a provided one: libglib2.0-0t64 is libglib2.0-0.
            names.update(part.split()[0] for part in provides.split(",") if part.strip())
    return names


def missing_packages(wanted: Iterable[str]) -> list[str]:
    """Those of the wanted Debian packages that are not installed."""
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status}\t${Package}\t${Provides}\n"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return sorted(set(wanted) - installed_names(listing))


def as_root() -> list[str] | None:
    """The words that must stand before apt-get; None when there is no way to be root."""
    words = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return words
    sudo = shutil.which("sudo")
    return [sudo, *words] if sudo else None


def ensure_system_packages(wanted: Iterable[str]) -> None:
    """Install what is missing on a Debian-like system; do nothing on any other."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    missing = missing_packages(wanted)
    if not missing:
        return
    by_hand = f"As root, type: apt-get install {' '.join(missing)}"
    prefix = as_root()
    if prefix is None:
        raise DevError(f"System packages are missing. {by_hand}")
    say(f"Installing {len(missing)} system packages: {' '.join(missing)}")
    apt = [*prefix, "apt-get", "-qq", "-o", "Acquire::Retries=3", "-o", "Dpkg::Use-Pty=0"]
    # One unreachable source makes update fail though the packages may be had from the others.
    call([*apt, "update"], hush=True)
    install = [*apt, "install", "-y", "--no-install-recommends", *missing]
    if call(install, hush=True) != 0:
        raise DevError(f"apt-get could not install the system packages. {by_hand}")
