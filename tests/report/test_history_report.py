"""The annex holds every word of the journal's lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from taizhang.ledger.history import Entry
from taizhang.plan.model import Plan
from taizhang.report import history_report
from tests.report.conftest import squeeze

AT = datetime(2012, 10, 8, 9, 30, tzinfo=timezone(timedelta(hours=8)))


def entry(number: int, before: str, after: str) -> Entry:
    return Entry(
        id=number,
        at=AT,
        author="张三",
        system_user="zhang",
        kind="do",
        undoes=None,
        change="WriteNote",
        subject="一.3.2 制定质量奖管理办法",
        agency="省质监局",
        before=before,
        after=after,
        action="备注",
    )


def test_every_word_is_on_paper(plan: Plan, pdftotext: Callable[[bytes], str]) -> None:
    lines = [
        entry(1, "", "进展情况：<b>已印发</b> & 100%"),
        entry(2, "进展情况：旧", "进展情况：" + "很长的备注，" * 400),
    ]
    made = history_report.build(plan.facts, "省质监局", lines, produced_on=date(2012, 12, 31))
    text = squeeze(pdftotext(made.pdf))
    assert "更改记录" in text
    assert "已失效" in text
    assert squeeze("<b>已印发</b> & 100%") in text
    assert text.count("长") == 400
    assert made.pages > 1
    again = history_report.build(plan.facts, "省质监局", lines, produced_on=date(2012, 12, 31))
    assert again.pdf == made.pdf


def test_no_lines_is_said(plan: Plan, pdftotext: Callable[[bytes], str]) -> None:
    made = history_report.build(plan.facts, "无", [], produced_on=date(2012, 12, 31))
    assert "共0条" in squeeze(pdftotext(made.pdf))
