"""The environment of the processes that are measured: no setting of the user's own, one screen."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import taizhang

ROOT = Path(__file__).resolve().parents[1]


def environment(data: Path, platform: str, display: str = "") -> dict[str, str]:
    """The user's data folder is ``data``; Qt's platform is ``offscreen`` or ``xcb``."""
    package = str(Path(taizhang.__file__).resolve().parents[1])
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return inherited | {
        "PYTHONPYCACHEPREFIX": str(data.parent / "bytecode"),  # as an installed program has it
        "PYTHONPATH": os.pathsep.join((package, str(ROOT))),
        "XDG_DATA_HOME": str(data),
        "QT_QPA_PLATFORM": platform,
        "DISPLAY": display,
        "LC_ALL": "C.UTF-8",
    }


@contextmanager
def xvfb() -> Iterator[str | None]:
    """A screen of its own while the block runs; None when Xvfb is not installed."""
    if shutil.which("Xvfb") is None:
        yield None
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24"]
    command += ["-nolisten", "tcp"]
    server = subprocess.Popen(
        command, pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(write)
    try:
        with os.fdopen(read) as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
