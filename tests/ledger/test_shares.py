"""On a network share the ledger uses a journal that is safe there; a look never writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.ledger import store
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import Tick
from taizhang.ledger.filters import Filter
from taizhang.ledger.outline import outline
from taizhang.ledger.shares import kind_of_mount
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.ledger.trouble import Hindered
from tests.conftest import AT

MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/office /mnt/share nfs4 rw 0 0
//srv/docs /mnt/share/in\\040side cifs rw 0 0
tmpfs /mnt/sharex tmpfs rw 0 0
"""
TICK = Tick(1, 1, date(2012, 9, 30))


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/x/a.ledger", "ext4"),
        ("/mnt/share/a.ledger", "nfs4"),
        ("/mnt/share/in side/a.ledger", "cifs"),
        ("/mnt/sharex/a.ledger", "tmpfs"),
        ("/mnt/sharey/a.ledger", "ext4"),
    ],
)
def test_the_mount_that_holds_a_place(place: str, kind: str) -> None:
    assert kind_of_mount(MOUNTS, place) == kind


def test_on_a_share_the_rollback_journal_is_used_and_synced(
    ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "is_network", lambda _: True)
    ledger = open_ledger(ledger_path)
    assert ledger.rows("PRAGMA journal_mode") == [("delete",)]
    assert ledger.rows("PRAGMA synchronous") == [(3,)]
    assert ledger.apply(TICK, AT).edits
    ledger.close()
    assert [p.name for p in ledger_path.parent.iterdir()] == [ledger_path.name]


def test_a_look_reads_all_and_writes_nothing(ledger: Ledger, quality: Unit) -> None:
    ledger.apply(TICK, AT)
    look = open_ledger(ledger.path, read_only=True)
    assert outline(look, Filter(quality.id)).totals.done == 1
    with pytest.raises(KnownError, match="只读打开"):
        look.apply(TICK, AT)
    with pytest.raises(KnownError, match="只读打开"):
        look.undo(AT)
    look.close()


def test_a_look_sees_what_another_writes(ledger: Ledger, quality: Unit) -> None:
    look = open_ledger(ledger.path, read_only=True)
    before = look.version()
    ledger.apply(TICK, AT)
    assert look.version() != before
    assert outline(look, Filter(quality.id)).totals.done == 1
    look.close()


def test_after_connecting_anew_it_can_be_written_again(ledger: Ledger) -> None:
    ledger.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(Hindered):
        ledger.apply(TICK, AT)
    ledger.reconnect()
    assert ledger.apply(TICK, AT).edits
