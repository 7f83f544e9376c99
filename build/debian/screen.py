"""A screen of this machine that programs in a chroot draw on, and pictures of it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageGrab

from build.steps import DevError

SIZE = (1366, 768)
SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X keeps them
# A window full of text has hundreds of shades; an empty one and the bare screen a few.
_SHADES = 100
_WAIT_S = 30.0
_STEP_S = 0.2


@dataclass(frozen=True, slots=True)
class Screen:
    """An Xvfb; ``display`` is what DISPLAY must say."""

    display: str

    def picture(self) -> Image.Image:
        """What is on it now."""
        return ImageGrab.grab(xdisplay=self.display)

    def _ask(self, *words: str) -> str:
        env = {**os.environ, "DISPLAY": self.display}
        return subprocess.run(
            ["xdotool", *words], env=env, capture_output=True, text=True, check=False
        ).stdout.strip()

    def title(self) -> str:
        """The title of the program's window; empty while there is none.

        Found by the class that the desktop entry names as StartupWMClass.
        """
        found = self._ask("search", "--onlyvisible", "--class", "^taizhang$").split()
        return self._ask("getwindowname", found[-1]) if found else ""

    def wait_for_window(self) -> tuple[str, Image.Image]:
        """Title and picture as soon as a window of the program is there and painted.

        Raises:
            DevError: none came.
        """
        end = time.monotonic() + _WAIT_S
        while time.monotonic() < end:
            title, picture = self.title(), self.picture()
            colours = picture.getcolors(maxcolors=_SHADES)
            if title and colours is None:  # more than can be told
                time.sleep(_STEP_S)  # what is painted a frame later belongs to it
                return title, self.picture()
            time.sleep(_STEP_S)
        raise DevError(f"No painted window came within {_WAIT_S:.0f} s.")


@contextmanager
def screen() -> Iterator[Screen]:
    """Start an Xvfb of the size of an office's small screen; end it afterwards."""
    read, write = os.pipe()
    words = [
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        f"{SIZE[0]}x{SIZE[1]}x24",
        "-ac",
        "-noreset",
    ]
    server = subprocess.Popen(words, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise DevError("Xvfb did not start.")
        yield Screen(f":{number}")
    finally:
        server.terminate()
        server.wait()
