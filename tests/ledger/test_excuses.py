"""Findings that the office hands in all the same: kept, taken back, told in the history."""

from __future__ import annotations

from datetime import date

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.agencies import Unit
from taizhang.ledger.excuses import ExcuseFinding, excuses
from taizhang.ledger.history import Wanted, entries
from taizhang.ledger.store import Ledger
from tests.conftest import AT

DAY = date(2012, 12, 31)
KEY = "已完成无佐证/一.3.2"


def test_a_reason_is_kept_for_that_report_only(ledger: Ledger, quality: Unit) -> None:
    ledger.apply(ExcuseFinding(quality.id, DAY, KEY, "  原件涉密，另送  "), AT)
    assert excuses(ledger, quality.id, DAY) == {KEY: "原件涉密，另送"}
    assert excuses(ledger, quality.id, date(2012, 11, 30)) == {}
    assert excuses(ledger, quality.id + 1, DAY) == {}


def test_it_is_changed_taken_back_and_undone(ledger: Ledger, quality: Unit) -> None:
    ledger.apply(ExcuseFinding(quality.id, DAY, KEY, "甲"), AT)
    ledger.apply(ExcuseFinding(quality.id, DAY, KEY, "乙"), AT)
    assert excuses(ledger, quality.id, DAY) == {KEY: "乙"}
    ledger.apply(ExcuseFinding(quality.id, DAY, KEY, ""), AT)
    assert excuses(ledger, quality.id, DAY) == {}
    ledger.undo(AT)
    assert excuses(ledger, quality.id, DAY) == {KEY: "乙"}


def test_without_a_reason_nothing_is_excused(ledger: Ledger, quality: Unit) -> None:
    with pytest.raises(KnownError, match="请写理由"):
        ledger.apply(ExcuseFinding(quality.id, DAY, KEY, " \n"), AT)


def test_the_history_tells_it(ledger: Ledger, quality: Unit) -> None:
    ledger.apply(ExcuseFinding(quality.id, DAY, KEY, "原件涉密"), AT)
    (entry,) = entries(ledger, Wanted())
    assert entry.action == "交前检查"
    assert entry.agency == "省质监局"
    assert entry.subject == f"{KEY}（2012-12-31）"
    assert entry.after == f"{KEY}，照样上报的理由：原件涉密"
