"""A ledger whose file is taken away, as with a USB stick: nothing is written into nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.changes import Tick, WriteNote
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import open_ledger
from taizhang.ledger.trouble import Hindered
from tests.conftest import AT

FIRST = Tick(1, 1, date(2012, 9, 30))
SECOND = Tick(2, 1, date(2012, 9, 30))


@pytest.fixture
def stick(blank_ledger: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "a.ledger").write_bytes(blank_ledger.read_bytes())
    return folder


def test_what_is_done_meanwhile_is_refused_and_can_be_done_when_it_is_back(stick: Path) -> None:
    ledger = open_ledger(stick / "a.ledger")
    ledger.apply(FIRST, AT)
    away = stick.rename(stick.with_name("away"))
    for change in (SECOND, WriteNote(1, 1, None, NoteField.PROGRESS, "x")):
        with pytest.raises(Hindered, match="不在原来的位置"):
            ledger.apply(change, AT)
    with pytest.raises(KnownError):
        ledger.reconnect()
    assert not stick.exists()
    away.rename(stick)
    ledger.reconnect()
    ledger.apply(SECOND, AT)
    ledger.close()
    again = open_ledger(stick / "a.ledger")
    assert again.rows("SELECT count(*) FROM progress") == [(2,)]
    again.close()


def test_another_file_in_its_place_is_not_written(stick: Path) -> None:
    path = stick / "a.ledger"
    ledger = open_ledger(path)
    path.rename(stick / "b.ledger")
    path.write_text("mine")
    with pytest.raises(Hindered):
        ledger.apply(FIRST, AT)
    with pytest.raises(KnownError, match="不是台账文件"):
        ledger.reconnect()
    assert path.read_text() == "mine"
    ledger.close()
