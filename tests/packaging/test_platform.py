"""The packaged program on poor and unusual systems: Wayland, no network, C locale, libraries gone.

Slow; run after ``dev.py package`` with ``pytest -m packaged tests/packaging/test_platform.py``.
Wants ``strace weston``.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from benchmarks import ledgers
from tests.packaging.desktop import PROGRAM, bare_environment, needs, wait_for

pytestmark = [pytest.mark.packaged, needs()]

_LIMIT = 120


def run(home: Path, *command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run to the end with nothing of the surrounding desktop."""
    return subprocess.run(
        [str(part) for part in command],
        env=bare_environment(home) | more,
        cwd=home,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_LIMIT,
        check=False,
    )


def maps(process: subprocess.Popen[bytes]) -> str:
    """The files that a running program has loaded."""
    return Path(f"/proc/{process.pid}/maps").read_text("utf-8")


@needs("strace")
def test_the_whole_demonstration_opens_no_socket_to_a_network(tmp_path: Path) -> None:
    record = tmp_path / "calls"
    tracer = ("strace", "-f", "-qq", "-e", "trace=%network", "-o", str(record))
    done = run(tmp_path, *tracer, PROGRAM, "demo", "-o", tmp_path / "papers")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "papers" / "report.pdf").exists()
    families = set(re.findall(r"socket(?:pair)?\((\w+)", record.read_text("utf-8")))
    assert families <= {"AF_UNIX"}


def test_c_locale_and_chinese_names(tmp_path: Path) -> None:
    folder = tmp_path / "台账 与空格"
    done = run(tmp_path, PROGRAM, "demo", "-o", folder, LANG="C", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert str(folder / "report.pdf") in done.stdout


@needs("weston")
def test_wayland(tmp_path: Path) -> None:
    env = bare_environment(tmp_path)
    ledger = tmp_path / "台账.ledger"
    ledgers.shipped(ledger)
    compositor = subprocess.Popen(
        ["weston", "--backend=headless-backend.so", "--socket=wl", "--idle-time=0"],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for((tmp_path / "run" / "wl").exists, "the compositor")
        program = subprocess.Popen(
            [PROGRAM, "--ledger", ledger], env=env | {"WAYLAND_DISPLAY": "wl"}
        )
        try:
            # Loaded when the first window is shown.
            wait_for(lambda: "libxdg-shell.so" in maps(program), "the window")
            assert "libqxcb.so" not in maps(program)
            assert program.poll() is None
        finally:
            program.terminate()
            program.wait()
    finally:
        compositor.terminate()
        compositor.wait()


def test_a_missing_library_is_named(tmp_path: Path) -> None:
    copy = tmp_path / "program"
    for path in PROGRAM.parent.rglob("*"):
        place = copy / path.relative_to(PROGRAM.parent)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            place.symlink_to(path.readlink())
        elif path.is_file():
            os.link(path, place)
    (copy / "_internal/PySide6/Qt/lib/libQt6XcbQpa.so.6").unlink()
    done = run(tmp_path, copy / PROGRAM.name, DISPLAY=":0")
    assert done.returncode == 1
    assert "系统缺少程序库“libQt6XcbQpa.so.6”" in done.stderr
