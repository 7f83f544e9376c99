"""What every step of the proof leans on: where things are, how the program is started."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROGRAMS_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Taizhang"
CLASSES = r"Software\Classes"
OPEN_KEY = rf"{CLASSES}\Taizhang.Ledger\shell\open\command"
# Beyond GBK, of the supplementary planes, and no character at all.
ODD_NAME = "龘䶮㐂𠮷 😀"


class ProofFailed(Exception):
    """Something is not as it must be; the text says what."""


def check(holds: object, what: str) -> None:
    """Fail with ``what`` unless it holds."""
    if not holds:
        raise ProofFailed(what)


@dataclass(frozen=True, slots=True)
class Proof:
    """One run: two installers and a folder to work in."""

    setup: Path
    older: Path
    work: Path

    @property
    def installed(self) -> Path:
        """Where the installer puts the program when nothing is said."""
        return Path(os.environ["LOCALAPPDATA"]) / "Programs" / "Taizhang"

    @property
    def user_folder(self) -> Path:
        """Where the program keeps the clerk's ledger and settings."""
        return Path(os.environ["LOCALAPPDATA"]) / "taizhang"

    @property
    def papers(self) -> Path:
        """What is made to be looked at."""
        folder = self.work / "papers"
        folder.mkdir(exist_ok=True)
        return folder

    @property
    def window(self) -> Path:
        """The launcher of the window."""
        return self.installed / "taizhang-window.exe"

    @property
    def demo_ledger(self) -> Path:
        """The ledger that the demonstration made: a unit is chosen in it."""
        return self.papers / "demo" / "demo.ledger"

    def say(self, sentence: str) -> None:
        """Tell it to who watches."""
        print(sentence, flush=True)

    def install(self, setup: Path, options: str = "") -> int:
        """Install silently. Returns the installer's exit code.

        The options stand as they are: ``/D=`` takes no quotation marks, with blanks neither.
        """
        command = f'"{setup}" /S {options}'.strip()
        return subprocess.run(command, timeout=300, check=False).returncode

    def start(
        self, *words: str | Path, folder: Path | None = None, env: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        """Start the command line, of the installed program or of one in another folder.

        Returns:
            The exit code and what was printed, errors too.
        """
        done = subprocess.run(
            [str((folder or self.installed) / "taizhang.exe"), *map(str, words)],
            env={**os.environ, **(env or {})},
            cwd=self.work,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout

    def run(
        self, *words: str | Path, folder: Path | None = None, env: Mapping[str, str] | None = None
    ) -> str:
        """The same, for a job that must be done. Returns what was printed.

        Raises:
            ProofFailed: it was not done.
        """
        code, said = self.start(*words, folder=folder, env=env)
        check(code == 0, f"taizhang {' '.join(map(str, words))} ended with {code}: {said}")
        return said

    def refused(self, *words: str | Path) -> str:
        """The same, for a job that must be refused. Returns the sentence that says why.

        Raises:
            ProofFailed: it was done, or no sentence says why not.
        """
        code, said = self.start(*words)
        what = f"taizhang {' '.join(map(str, words))} ended with {code}: {said}"
        check(code == 1 and said.startswith("错误："), what)
        return said.strip()
