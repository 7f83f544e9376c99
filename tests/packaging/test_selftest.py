"""The packaged program's self-test: whole, moved, on a stick, and with a part taken out.

Slow; run after ``dev.py package`` with ``pytest -m packaged tests/packaging/test_selftest.py``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.packaging.desktop import PROGRAM, needs

pytestmark = [pytest.mark.packaged, needs()]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The program in a folder with blanks and Chinese letters; files are linked, not copied."""
    folder = tmp_path / "U 盘" / "台账 便携版"
    shutil.copytree(PROGRAM.parent, folder, symlinks=True, copy_function=os.link)
    return folder / PROGRAM.name


def run(program: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    env = {"HOME": str(program.parents[1] / "home"), "PATH": os.environ["PATH"], "LC_ALL": "C"}
    return subprocess.run([program, *words], env=env, capture_output=True, check=False, timeout=60)


def selftest(program: Path) -> tuple[int, dict[str, Any]]:
    done = run(program, "selftest", "--json")
    return done.returncode, json.loads(done.stdout)


def test_it_passes_wherever_the_folder_is(program: Path) -> None:
    code, result = selftest(program)
    assert [s for s in result["steps"] if s["state"] == "failed"] == []
    assert code == 0
    assert "齐全" in result["steps"][0]["words"]


@pytest.mark.parametrize(
    "gone",
    [
        "_data/resources/fonts/ReportFangSong-Regular.ttf.xz",
        "_data/db/schema.sql",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "_data/resources/i18n/taizhang_en.qm",
    ],
)
def test_it_says_what_was_taken_out(program: Path, gone: str) -> None:
    (program.parent / "_internal" / gone).unlink()
    code, result = selftest(program)
    failed = [s["words"] for s in result["steps"] if s["state"] == "failed"]
    assert code == 1
    assert gone in failed[0]


def test_the_stick_carries_all(program: Path) -> None:
    (program.parent / "portable.txt").touch()
    assert run(program, "tick", "一.3.2", "--agency", "省质监局").returncode == 0
    assert (program.parent / "data" / "taizhang.ledger").is_file()
    assert not (program.parents[1] / "home").exists()
    moved = program.parents[1] / "另一处"
    program.parent.rename(moved)
    listed = run(moved / program.name, "tasks", "--agency", "省质监局", "--status", "已完成")
    assert "制定质量奖管理办法" in listed.stdout.decode()
