"""The release build: the program and its Debian package, made in the chroot of `runtime`.

The chroot gets wheels and sources as files and asks no network for them, so that pip's settings and
certificates stay the machine's own.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from build import system as packages
from build.debian import runtime
from build.debian.chroot import Chroot
from build.package import commit_time
from build.steps import DIST, ROOT, Command, DevError, call, say

OUTPUT = DIST / "release"
WHEELS = DIST / "wheels"
LOCK = ROOT / "requirements" / "dev.txt"

_FILES = ("CHANGELOG.md", "LICENSE")
_FOLDERS = ("build", "db", "desktop", "docs", "requirements", "resources")
_VENV = "/opt/venv"
_PYTHON = f"{_VENV}/bin/python"
# The newest glibc that a wheel may ask for is that of Debian 11.
_NEWEST_GLIBC = 31

_FILL_VENV = f"""
rm -rf {_VENV}
{runtime.PYTHON} -m venv {_VENV}
{_PYTHON} -m pip install --no-index --find-links /wheels --require-hashes --only-binary :all: \
    --no-compile -r /src/requirements/dev.txt
"""
_MAKE = f"cd /src && exec {_PYTHON} -m build.debian.inside"


def _lock_digest() -> str:
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def fetch_wheels(python: Path) -> None:
    """Have the wheels that the lock names for Debian 11 in dist/wheels.

    Raises:
        DevError: pip could not fetch them.
    """
    stamp = WHEELS / "stamp"
    if stamp.exists() and stamp.read_text("ascii") == _lock_digest():
        return
    say("Fetching the wheels for Debian 11")
    shutil.rmtree(WHEELS, ignore_errors=True)
    tags = [f"manylinux_2_{minor}_x86_64" for minor in range(_NEWEST_GLIBC, 4, -1)]
    tags += ["manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"]
    platforms = [word for tag in tags for word in ("--platform", tag)]
    options = ["--only-binary", ":all:", "--no-deps", "--require-hashes"]
    options += ["--python-version", "3.11", *platforms]
    command: Command = [python, "-m", "pip", "--disable-pip-version-check", "download", "-qq"]
    if call([*command, *options, "-d", WHEELS, "-r", LOCK]) != 0:
        raise DevError("pip could not fetch the wheels for Debian 11; its message is above.")
    stamp.write_text(_lock_digest(), "ascii")


def copy_sources(system: Chroot) -> None:
    """Put the sources as they are now into the chroot, in place of earlier ones."""
    place = system.inside("src")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    unwanted = shutil.ignore_patterns("__pycache__")
    for name in _FOLDERS:
        shutil.copytree(ROOT / name, place / name, ignore=unwanted)
    for name in _FILES:
        shutil.copy2(ROOT / name, place / name)


def fill_venv(system: Chroot) -> None:
    """Install what the lock names inside, and the libraries that Qt looks for."""
    stamp = system.inside(f"{_VENV}/stamp")
    if stamp.exists() and stamp.read_text("ascii") == _lock_digest():
        return
    say("Installing the requirements in the chroot")
    system.install(*packages.QT_PACKAGES, *packages.TEST_PACKAGES)
    system.run(["sh", "-exc", _FILL_VENV], binds={WHEELS: "/wheels"})
    stamp.write_text(_lock_digest(), "ascii")


def make(python: Path) -> Path:
    """Make dist/release/taizhang_VERSION_amd64.deb and the folder it holds; return the package.

    Args:
        python: a Python with pip, to fetch the wheels with.

    Raises:
        DevError: a step failed, or this machine cannot do it.
    """
    if not sys.platform.startswith("linux") or not shutil.which("debootstrap"):
        raise DevError("The release is built on a Debian-like system, which has debootstrap.")
    system = runtime.build_chroot()
    fetch_wheels(python)
    copy_sources(system)
    fill_venv(system)
    say("Building the program and the package in the chroot (some minutes)")
    env = {"SOURCE_DATE_EPOCH": str(commit_time()), "PYTHONPATH": "/src/desktop"}
    system.run(["sh", "-ec", _MAKE], env=env)
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    made = system.inside("src/dist")
    subprocess.run(["cp", "-a", made / "taizhang", OUTPUT / "taizhang"], check=True)
    for package in made.glob("*.deb"):
        shutil.copy2(package, OUTPUT)
    return newest()


def newest() -> Path:
    """The package that `make` made.

    Raises:
        DevError: there is none.
    """
    found = sorted(OUTPUT.glob("*.deb"))
    if not found:
        raise DevError("There is no package in dist/release yet: python3 dev.py release makes it.")
    return found[-1]
