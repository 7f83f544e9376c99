"""The stand-alone program: PyInstaller over pyinstaller.spec, and the proof that it runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from build.steps import DIST, ROOT, WINDOWS, Command, DevError, call, program_environment, say


def commit_time() -> int:
    """Seconds of the last commit since 1970: the time of everything that is packaged.

    ``SOURCE_DATE_EPOCH`` says it where there is no repository.

    Raises:
        DevError: neither is there.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.check_output(command, cwd=ROOT, text=True))
    except (OSError, subprocess.CalledProcessError) as error:
        sentence = "Outside a git clone, set SOURCE_DATE_EPOCH to the time of the release."
        raise DevError(sentence) from error


def reproducible(base: Mapping[str, str]) -> dict[str, str]:
    """The environment in which the same commit gives the same files."""
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(commit_time())}
    return program_environment(base) | fixed


def make(python: Path, args: Sequence[str]) -> Path:
    """Make dist/taizhang with a Python that has PyInstaller; return the folder.

    Nothing is written into build/, which holds the recipe.
    """
    # A name of its own in dist/ for PyInstaller's scratch files, so that a second run is quicker.
    places: Command = ["--workpath", DIST / "pyinstaller-work", "--distpath", DIST]
    spec = ROOT / "build" / "pyinstaller.spec"
    command: Command = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", spec]
    if call([*command, *places, *args], env=reproducible(os.environ)) != 0:
        raise DevError("PyInstaller could not make the program; its own message is above.")
    return DIST / "taizhang"


def prove(folder: Path) -> None:
    """Let the packaged program make the demonstration papers and see that they are there."""
    program = folder / ("taizhang.exe" if WINDOWS else "taizhang")
    proof = DIST / "demo-output"
    shutil.rmtree(proof, ignore_errors=True)
    env = program_environment(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    say(f"Proof: {program.relative_to(ROOT)} demo")
    if call([program, "demo", "-o", proof], env=env) != 0:
        raise DevError("The packaged program could not make its demonstration papers.")
    if not any(proof.rglob("*")):
        raise DevError("The packaged program made no demonstration papers.")
