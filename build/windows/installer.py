"""Make the Windows installer from the packaged program's folder.

``python3 -m build.windows.installer``. Needs makensis (NSIS 3.08 or later), which runs on Linux as
well as on Windows. The folder is what ``build/pyinstaller.spec`` makes on Windows.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from build.steps import DIST, DevError, say, version
from build.windows.version_resource import ICON, four_numbers

SCRIPT = Path(__file__).with_name("taizhang.nsi")
# What the upgrade is tried from: the same program, under a version that never was, with one file
# that the next version does without.
OLDER_VERSION = "0.0.1"
ONLY_IN_OLDER = "only-in-older.txt"
LAUNCHERS = ("taizhang.exe", "taizhang-window.exe")
# The moment every file of the installer claims, for a build that can be repeated: 2012-01-01.
_EPOCH = "1325376000"


@dataclass(frozen=True, slots=True)
class Installer:
    """What one installer is made of."""

    tree: Path
    output: Path
    version: str
    is_compressed: bool = True
    """Only a test that throws its installer away can do without; it is made in a second then."""


def tree_files(tree: Path) -> list[PurePosixPath]:
    """All files below a folder, as places in it, in an order that is the same everywhere."""
    places = [
        PurePosixPath(path.relative_to(tree).as_posix())
        for path in tree.rglob("*")
        if path.is_file()
    ]
    return sorted(places)


def folders(places: Iterable[PurePosixPath]) -> list[PurePosixPath]:
    """The folders that hold these files, each before those inside it; the top is not among them."""
    found = {parent for place in places for parent in place.parents}
    return sorted(found - {PurePosixPath()})


def install_list(tree: Path, places: Sequence[PurePosixPath]) -> str:
    """The NSIS commands that put the files of ``tree`` into ``$INSTDIR``."""
    lines = []
    here: PurePosixPath | None = None
    for place in sorted(places, key=lambda place: (place.parent, place)):
        if place.parent != here:
            here = place.parent
            lines.append(f"SetOutPath {_quoted(_target(here))}")
        # A place on this machine, which NSIS takes literally, unlike one on the clerk's.
        lines.append(f"File {_quoted(str(tree / place))}")
    return "\n".join([*lines, ""])


def remove_list(places: Sequence[PurePosixPath]) -> str:
    """The NSIS commands that take exactly these files away, and folders that are empty then."""
    lines = [f"Delete {_quoted(_target(place))}" for place in places]
    lines += [f"RMDir {_quoted(_target(folder))}" for folder in reversed(folders(places))]
    return "\n".join([*lines, ""])


def _target(place: PurePosixPath) -> str:
    return "\\".join(["$INSTDIR", *map(_escaped, place.parts)])


def _escaped(text: str) -> str:
    return text.replace("$", "$$")


def _quoted(text: str) -> str:
    if '"' in text or "\n" in text:
        raise DevError(f"A file name cannot stand in an installer: {text!r}.")
    return f'"{text}"'


def size_kb(tree: Path, places: Iterable[PurePosixPath]) -> int:
    """What the files take, as Windows lists it among its programs."""
    return sum((tree / place).stat().st_size for place in places) // 1024


def find_makensis() -> str:
    """The compiler of installers.

    Raises:
        DevError: it is not installed.
    """
    programs = os.environ.get("PROGRAMFILES(X86)", "")
    usual = Path(programs) / "NSIS" / "makensis.exe"
    if found := shutil.which("makensis"):
        return found
    if programs and usual.is_file():
        return str(usual)
    raise DevError("makensis is missing: apt-get install nsis, or NSIS from its own page.")


def make(installer: Installer) -> None:
    """Compile the installer.

    Raises:
        DevError: the folder is not the program's, or makensis refuses.
    """
    places = tree_files(installer.tree)
    missing = [name for name in LAUNCHERS if PurePosixPath(name) not in places]
    if missing:
        raise DevError(f"{installer.tree} is no Windows program: no {', '.join(missing)}.")
    installer.output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=installer.output.parent) as scratch:
        lists = {"INSTALL_LIST": Path(scratch, "in.nsh"), "REMOVE_LIST": Path(scratch, "out.nsh")}
        lists["INSTALL_LIST"].write_text(install_list(installer.tree.resolve(), places), "utf-8")
        lists["REMOVE_LIST"].write_text(remove_list(places), "utf-8")
        values = {
            "VERSION": installer.version,
            "VERSION4": ".".join(map(str, four_numbers(installer.version))),
            "SIZE_KB": str(size_kb(installer.tree, places)),
            "ICON": str(ICON),
            "OUTPUT": str(installer.output.resolve()),
            **{name: str(path.resolve()) for name, path in lists.items()},
        }
        words = [find_makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
        words += [] if installer.is_compressed else ["-DQUICK"]
        words += [f"-D{name}={value}" for name, value in values.items()]
        env = {**os.environ, "SOURCE_DATE_EPOCH": _EPOCH}
        if subprocess.run([*words, str(SCRIPT)], env=env, check=False).returncode != 0:
            raise DevError("makensis refused the script; its own message is above.")


def setup_name(of_version: str) -> str:
    """The installer's file name."""
    return f"taizhang-{of_version}-setup.exe"


def make_older(installer: Installer) -> Path:
    """Make an installer of an older version beside it, for the proof. Returns its path.

    Raises:
        DevError: as `make`.
    """
    older = installer.output.with_name(setup_name(OLDER_VERSION))
    extra = installer.tree / ONLY_IN_OLDER
    extra.write_text("The next version does without this.\n", "ascii")
    try:
        make(Installer(installer.tree, older, OLDER_VERSION, is_compressed=False))
    finally:
        extra.unlink()
    return older


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    own = version()
    parser = argparse.ArgumentParser(description="Make the Windows installer.")
    parser.add_argument("--tree", type=Path, default=DIST / "taizhang")
    parser.add_argument("--output", type=Path, default=DIST / setup_name(own))
    parser.add_argument("--older-too", action="store_true", help="one to try the upgrade from")
    options = parser.parse_args(argv)
    installer = Installer(options.tree, options.output, own)
    try:
        make(installer)
        if options.older_too:
            make_older(installer)
    except DevError as error:
        say(f"{parser.prog}: {error}")
        return 1
    say(f"{options.output}: {options.output.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
