"""Where the clerk's files go: the user's folder, or the stick that the program was started from."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from taizhang import paths
from taizhang.errors import KnownError
from taizhang.ledger.backups import Reason, make
from taizhang.ledger.plans import open_or_create
from taizhang.plan.load import load_plan
from taizhang.plan.model import Plan
from tests.conftest import AT


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The packaged program in a folder on a stick, with the marker beside it."""
    folder = tmp_path / "U 盘" / "台账"
    folder.mkdir(parents=True)
    (folder / "taizhang").touch()
    (folder / "portable.txt").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "taizhang"))
    return folder


def test_the_portable_program_keeps_all_beside_itself(stick: Path, plan: Plan) -> None:
    for place in (paths.default_ledger(), paths.window_settings(), paths.log_folder()):
        assert place.is_relative_to(stick / "data")
    ledger = open_or_create(paths.default_ledger(), lambda: plan)
    backup = make(ledger, Reason.MANUAL, AT)
    ledger.close()
    assert backup.path.is_relative_to(stick / "data")
    assert {p.name for p in stick.iterdir()} == {"taizhang", "portable.txt", "data"}


def test_a_link_to_the_program_is_no_other_place(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "desktop-link"
    link.symlink_to(stick / "taizhang")
    monkeypatch.setattr(sys, "executable", str(link))
    assert paths.portable_folder() == stick


def test_without_the_marker_the_users_folder(stick: Path) -> None:
    (stick / "portable.txt").unlink()
    assert paths.portable_folder() is None
    assert not paths.user_folder().is_relative_to(stick)


def test_the_marker_means_nothing_to_a_program_that_is_not_packaged(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(sys, "frozen")
    assert paths.portable_folder() is None


@pytest.mark.parametrize("at_mkdir", [True, False])
def test_a_stick_that_cannot_be_written_says_what_to_do(
    stick: Path, monkeypatch: pytest.MonkeyPatch, at_mkdir: bool
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise OSError(30, "Read-only file system")

    if at_mkdir:
        monkeypatch.setattr(Path, "mkdir", refuse)
    else:
        monkeypatch.setattr(os, "access", lambda *_args: False)
    with pytest.raises(KnownError, match=r"便携版.*写保护.*复制到电脑上"):
        open_or_create(paths.default_ledger(), lambda: load_plan(paths.shipped_plan()))
    if at_mkdir:
        assert not (stick / "data").exists()


def test_elsewhere_the_folder_alone_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plan: Plan
) -> None:
    monkeypatch.setattr(os, "access", lambda *_args: False)
    with pytest.raises(KnownError, match="请换一个位置"):
        open_or_create(tmp_path / "a.ledger", lambda: plan)


def test_a_ledger_elsewhere_on_the_stick_is_found_under_another_letter(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from taizhang.window.state import WindowState

    WindowState(paths.window_settings()).keep_last_ledger(stick / "甲" / "本级.ledger")
    moved = tmp_path / "另一台电脑"
    shutil.move(stick, moved)
    monkeypatch.setattr(sys, "executable", str(moved / "taizhang"))
    assert WindowState(paths.window_settings()).last_ledger() == moved / "甲" / "本级.ledger"
    elsewhere = tmp_path / "硬盘.ledger"
    WindowState(paths.window_settings()).keep_last_ledger(elsewhere)
    assert WindowState(paths.window_settings()).last_ledger() == elsewhere
