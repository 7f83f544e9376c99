"""A desktop of its own for the packaged program: X server, session bus, window manager, keys.

Nothing of the desktop that the tests run on is used: not its display, bus, folders or settings.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("TAIZHANG_PROGRAM", ROOT / "dist" / "taizhang" / "taizhang"))
"""The packaged program that is tested: of ``dev.py package``, or another that is named."""

T = TypeVar("T")
_PATIENCE = 30.0
# Set by the desktop the tests run on; each would lead the program out of its own one.
_STRANGERS = ("DBUS_", "DISPLAY", "GTK_", "IBUS_", "QT_", "WAYLAND_", "XDG_", "XMODIFIERS")


def needs(*tools: str) -> pytest.MarkDecorator:
    """Skip where the packaged program was not built or one of the tools is not installed."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if not PROGRAM.exists():
        missing.append(str(PROGRAM))
    return pytest.mark.skipif(bool(missing), reason=f"not here: {', '.join(missing)}")


def wait_for(what: Callable[[], T | None], words: str) -> T:
    """Ask again until there is an answer.

    Raises:
        AssertionError: there was none for half a minute.
    """
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if answer := what():
            return answer
        time.sleep(0.1)
    raise AssertionError(f"{words} did not come")


@dataclass
class Desktop:
    """Processes that share one environment, and end with it."""

    home: Path
    environment: dict[str, str]
    _stack: ExitStack = field(repr=False)

    def start(self, *command: str | Path, **more: str) -> subprocess.Popen[bytes]:
        """Start a program that is ended with the desktop; ``more`` goes into its environment."""
        with (self.home / f"{Path(command[0]).name}.log").open("ab") as log:
            process = subprocess.Popen(
                [str(part) for part in command],
                env=self.environment | more,
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._stack.callback(_end, process)
        return process

    def ask(self, *command: str | Path) -> str:
        """Run a program to its end; what it writes, without regard to its exit code."""
        words = [str(part) for part in command]
        return subprocess.run(
            words,
            env=self.environment,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        ).stdout.strip()

    def on_bus(self, name: str) -> bool:
        """Whether somebody answers to ``name`` on the session bus; starts nobody."""
        bus = "org.freedesktop.DBus"
        question = ["/org/freedesktop/DBus", f"{bus}.NameHasOwner", f"string:{name}"]
        return "true" in self.ask("dbus-send", "--print-reply", f"--dest={bus}", *question)

    def write(self, name: str, lines: Sequence[str]) -> None:
        """Write a settings file below the home folder's ``.config``."""
        path = self.home / ".config" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", "utf-8")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def bare_environment(home: Path) -> dict[str, str]:
    """What a program is given: nothing of the surrounding desktop."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_STRANGERS)}
    runtime = home / "run"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    return kept | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }


@contextmanager
def desktop(home: Path) -> Iterator[Desktop]:
    """An X server with a window manager and a session bus while the block runs."""
    with ExitStack() as stack:
        here = Desktop(home, bare_environment(home), stack)
        here.environment["DISPLAY"] = ":" + _ask_number(
            here, "Xvfb", "-displayfd", "{}", "-screen", "0", "1366x768x24", "-nolisten", "tcp"
        )
        here.environment["DBUS_SESSION_BUS_ADDRESS"] = _ask_number(
            here, "dbus-daemon", "--session", "--nofork", "--print-address={}"
        )
        here.start("openbox")
        yield here


def _ask_number(here: Desktop, *command: str) -> str:
    """Start a server that tells how to reach it through a pipe; returns what it tells."""
    read, write = os.pipe()
    process = subprocess.Popen(
        [part.format(write) for part in command],
        env=here.environment,
        pass_fds=(write,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    here._stack.callback(_end, process)
    os.close(write)
    with os.fdopen(read) as answers:
        return answers.readline().strip()
