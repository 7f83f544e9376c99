"""`check` finds what was changed behind the program's back."""

from __future__ import annotations

from datetime import date

import pytest

from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import Tick, WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger
from tests.conftest import AT


@pytest.fixture(autouse=True)
def worked(ledger: Ledger, quality: Unit) -> None:
    place = find_milestone(ledger, "一.3.2")
    ledger.apply(Tick(place[1], quality.id, date(2012, 9, 30)), AT)
    ledger.apply(WriteNote(quality.id, *place, NoteField.PROGRESS, "已印发"), AT)


def test_sound(ledger: Ledger) -> None:
    assert findings(ledger) == []


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE progress SET completed_on = '2012-01-01'", "进展"),
        ("DELETE FROM progress", "进展"),
        ("UPDATE note SET text = '未印发'", "备注"),
        ("INSERT INTO setting VALUES ('reporter', '别人')", "设置"),
        ("UPDATE milestone SET text = '制定奖励办法' WHERE number = '一.3.2'", "一.3.2"),
    ],
)
def test_what_was_altered_is_named(ledger: Ledger, sql: str, said: str) -> None:
    ledger.connection.execute(sql)
    assert any(said in sentence for sentence in findings(ledger))


def test_a_reference_to_nothing_is_named(ledger: Ledger) -> None:
    ledger.connection.execute("PRAGMA foreign_keys = OFF")
    ledger.connection.execute("DELETE FROM assignment WHERE task_id = 1")
    ledger.connection.execute("DELETE FROM target WHERE milestone_id IN (SELECT id FROM milestone)")
    ledger.connection.execute("DELETE FROM agency WHERE short_name = '省农委'")
    assert any("指向不存在" in sentence for sentence in findings(ledger))
