"""总览 on paper: the same values, on one sheet where it can be, on more where it must."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.changes import Change, SetStatus, SetValue, Tick, Together
from taizhang.ledger.month import MonthChanges
from taizhang.ledger.record import MilestoneRecord
from taizhang.ledger.status import Status
from taizhang.ledger.store import Ledger
from taizhang.plan.model import Role, Target
from taizhang.report import overview_paper
from taizhang.report.overview import LISTED, Overview, overview_of, read_overview
from taizhang.report.wording import percent
from tests.conftest import AT
from tests.report.conftest import YEAR_END, Factory, squeeze

Read = Callable[[bytes], str]
NOTHING = MonthChanges(date(2012, 12, 1), YEAR_END)


def filled(ledger: Ledger, as_of: date) -> Overview:
    """省质监局 with something of everything."""
    unit = unit_by_name(ledger, "省质监局")
    rows = ledger.rows("SELECT id, kind FROM milestone ORDER BY id LIMIT 120")
    entries: list[Change] = []
    for place, (milestone, kind) in enumerate(rows):
        if kind == "指标" and place % 3:
            entries.append(SetValue(milestone, unit.id, 1.0 + place))
        if place % 4 == 0:
            entries.append(Tick(milestone, unit.id, date(2012, 1 + place % 12, 5)))
        elif place % 9 == 1:
            entries.append(SetStatus(milestone, unit.id, Status.NOT_APPLICABLE, "未部署"))
    ledger.apply(Together(tuple(entries), "一年的进展"), AT)
    return read_overview(ledger, unit, as_of)


def test_the_shipped_plan_stands_on_one_sheet_with_every_value(
    ledger: Ledger, pdftotext: Read
) -> None:
    overview = filled(ledger, date(2012, 12, 31))
    report = overview_paper.build(overview)
    assert (report.pages, report.missing) == (1, ())
    text = squeeze(pdftotext(report.pdf))
    whole = overview.whole
    assert squeeze(overview.agency.full_name) in text
    assert squeeze(overview.plan.standing) in text
    assert "数据截至：2012年12月31日" in text
    assert f"已完成{whole.counts.done}/{whole.applicable}个节点" in text
    assert f"时间进度{percent(whole.elapsed)}" in text
    for part in (*overview.sections, *overview.roles):
        name = f"{part.number}、{part.title}" if part.number else part.title
        figures = f"{part.counts.done}/{part.applicable}{percent(part.counts.share)}"
        after = text.partition(f"{squeeze(name)}{figures}")[2]
        assert after[1:].startswith(part.pace), name  # behind its mark
    for status in overview.statuses:
        assert f"{status.what}{status.count}" in text
    for pace in overview.paces:
        assert f"{pace.what}{pace.count}" in text
    for bar in overview.targets:
        share = bar.verdict if bar.share is None else percent(bar.share)
        assert squeeze(f"{bar.target.name}{bar.figures}{share}") in text
    assert f"临期{len(overview.due_soon)}项" in text
    assert squeeze(overview.due_soon[0].text) in text
    assert f"本月新完成{len(overview.month.completed)}项" in text
    for item in overview.month.completed[:3]:
        assert squeeze(item.text) in text


def test_same_values_give_same_bytes(make: Factory) -> None:
    overview = overview_of(make.full(), NOTHING, 2012)
    assert overview_paper.build(overview).pdf == overview_paper.build(overview).pdf


def crowded(make: Factory, sections: int, targets: int, late: int) -> Overview:
    tasks = []
    for place in range(sections):
        milestones: list[MilestoneRecord] = []
        for number in range(targets // sections):
            target = Target(f"第{place}类指标{number}", 10, 10, "个")
            name = f"S{place}.1.{number}"
            milestones.append(make.milestone(name, target=target, value=float(number)))
        for number in range(late):
            due = date(2012, 6, 30) - timedelta(days=number)
            name = f"S{place}.1.{900 + number}"
            milestones.append(replace(make.milestone(name, "逾期的工作" * 20), due=due))
        tasks.append(make.task(f"S{place}.1", milestones=milestones))
    return overview_of(make.record(tasks), NOTHING, 2012)


def test_thirty_sections_and_two_hundred_targets_go_on(
    make: Factory, pdftotext: Read, paper: Callable[[bytes], Any]
) -> None:
    overview = crowded(make, 30, 210, 3)
    report = overview_paper.build(overview)
    text = squeeze(pdftotext(report.pdf))
    assert report.pages > 2
    for part in overview.sections:
        assert f"{part.number}、{squeeze(part.title)}" in text
    for bar in overview.targets:
        assert f"{bar.target.name}{bar.figures}" in text
    assert f"逾期{len(overview.overdue)}项" in text
    assert f"还有{len(overview.overdue) - LISTED}项" in text
    made = paper(report.pdf)
    for page in range(made.pages):
        width, height = made.size(page)
        for char, left, bottom, right, top in made.boxes(page):
            assert 0 <= left <= right <= width, char
            assert 0 <= bottom <= top <= height, char
    made.close()


def test_a_milestone_longer_than_a_sheet_is_printed_whole(make: Factory, pdftotext: Read) -> None:
    words = "".join(f"第{n}句话说明情况，" for n in range(600))
    late = replace(make.milestone(text=words), due=date(2012, 3, 1))
    report = overview_paper.build(
        overview_of(make.record([make.task(milestones=[late])]), NOTHING, 2012)
    )
    text = squeeze(pdftotext(report.pdf))
    assert report.pages > 1
    for n in (0, 250, 599):
        assert f"第{n}句话说明情况" in text


@pytest.mark.parametrize("hostile", ["<b>&amp;</b>", "a\x00b\nc", "\u202e倒转", "x" * 400])
def test_words_are_data(make: Factory, hostile: str) -> None:
    target = Target(hostile, 1e14, 9e14, hostile[:20])
    late = replace(make.milestone(text=hostile, target=target, value=3e14), due=date(2012, 3, 1))
    record = make.record([make.task(title=hostile, milestones=[late])])
    assert overview_paper.build(overview_of(record, NOTHING, 2012)).pages >= 1


def test_lists_get_shorter_before_a_second_sheet_is_begun(make: Factory, pdftotext: Read) -> None:
    shortened = []
    for sections in (10, 11, 12):
        overview = crowded(make, sections, 2 * sections, 1)
        report = overview_paper.build(overview)
        shown = len(overview.overdue) - LISTED
        whole = f"还有{shown}项" in squeeze(pdftotext(report.pdf))
        assert report.pages == 1 or whole
        shortened.append(not whole)
    assert any(shortened)


def test_a_unit_without_tasks_of_its_own(make: Factory, pdftotext: Read) -> None:
    record = make.record([make.task(role=Role.GENERAL)])
    report = overview_paper.build(overview_of(record, NOTHING, 2012))
    text = squeeze(pdftotext(report.pdf))
    assert "方案没有点名省质监局" in text
    assert "另有泛指任务1项" in text
    assert report.pages == 1


def test_empty_parts_are_sentences(make: Factory, pdftotext: Read) -> None:
    record = replace(make.record([make.task()]), as_of=date(2012, 6, 30))
    text = squeeze(pdftotext(overview_paper.build(overview_of(record, NOTHING, 2012)).pdf))
    for sentence in (
        "本单位的任务没有量化指标。",
        "没有逾期的节点。",
        "没有30天内到期的节点。",
        "还没有完成的节点。",
    ):
        assert sentence in text


def test_every_page_is_told_and_may_end_the_work(make: Factory) -> None:
    class Enough(Exception):
        pass

    def stop(number: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        overview_paper.build(overview_of(make.full(), NOTHING, 2012), stop)


def test_the_file_is_named_after_unit_and_day(make: Factory) -> None:
    overview = overview_of(make.full(), NOTHING, 2012)
    assert overview_paper.file_name(overview) == "某省质量技术监督局总览（截至2012-12-31）.pdf"
    odd = replace(overview, agency=replace(overview.agency, full_name="../a:b"))
    assert "/" not in overview_paper.file_name(odd)
