"""The slip: one task a page, with all that is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.record import EvidenceItem, Record, SectionRecord
from taizhang.ledger.status import NoteField
from taizhang.plan.model import Role
from taizhang.report.page import A4
from taizhang.report.slip import FORM, SlipOptions, build, clause_of
from tests.report.conftest import Factory, Paper, squeeze

OPTIONS = SlipOptions(date(2013, 1, 8))
ITEM = EvidenceItem(
    1,
    "会议纪要.pdf",
    "省质量工作会议",
    date(2012, 5, 6),
    "2012-10-08T09:30:00+08:00",
    35328,
    "ab" * 32,
    1,
)


def with_text(record: Record) -> Record:
    """The first task with its words, its clause, evidence and something to look at again."""
    (section, *rest) = record.sections
    task = replace(
        section.tasks[0],
        text="制定出台《意见》，召开动员大会。",
        clause="（省质监局牵头，省财政厅参加）",
        evidence=(ITEM,),
    )
    first = replace(
        task.milestones[0], recheck="文字有改动", evidence=(replace(ITEM, name="办法.doc"),)
    )
    task = replace(task, milestones=(first, *task.milestones[1:]))
    sections = (SectionRecord(section.number, section.title, section.kind, (task,)), *rest)
    return replace(record, sections=sections)


def test_a_slip_holds_all_of_its_task(make: Factory, pdftotext: Callable[[bytes], str]) -> None:
    record = with_text(make.full())
    report = build([record], OPTIONS)
    assert report.pages == len(record.tasks)
    text = squeeze(Paper(report.pdf).page_text(0))
    for part in (
        "工作任务单",
        "任务编号一.1",
        "部署推进质量强省工作。制定出台《意见》，召开动员大会。（省质监局牵头，省财政厅参加）",
        "牵头单位：省质监局。",
        "已失效：某政发〔2016〕142号",
        "完成时限2012年12月31日",
        "力争2–4个左右",
        "3个",
        "不适用理由：国家标准尚未发布",
        "待复核：文字有改动",
        "已印发方案。会议已召开。",
        "存在问题（未填报）",
        "会议纪要.pdf（省质量工作会议）",
        "办法.doc",
        "2012-05-06",
        "34.5KB",
        "审核人张镕",
        "填报单位（盖章）",
        "填报日期2013年1月8日",
    ):
        assert part in text, part
    for field in NoteField:
        assert f"{field}：{field}的内容" in text
    assert (text.count("☑"), text.count("◧"), text.count("☐")) == (1, 1, 1)
    assert squeeze("没有登记佐证材料。") in squeeze(pdftotext(report.pdf))


def test_tasks_are_chosen_and_bookmarked(make: Factory) -> None:
    record = make.full()
    paper = Paper(
        build([record, record], replace(OPTIONS, tasks=frozenset({"二.3", "要求.2"}))).pdf
    )
    assert paper.pages == 4
    assert paper.outline == [(0, "二.3 建立责任制"), (0, "要求.2 省各有关部门")] * 2


def test_no_task_is_refused(make: Factory) -> None:
    with pytest.raises(KnownError, match="没有可以输出任务单的任务"):
        build([make.full()], replace(OPTIONS, tasks=frozenset({"九.9"})))


def test_a_long_slip_goes_on_over_pages(make: Factory, pdftotext: Callable[[bytes], str]) -> None:
    words = "".join(f"第{i}条，完成龘；" for i in range(600))
    record = make.record(
        [make.task(notes={NoteField.PROBLEMS: words}), make.task("一.2", "第二项")]
    )
    report = build([record], OPTIONS)
    assert report.pages > 2
    text = squeeze(pdftotext(report.pdf))
    assert text.count("龘") == 600
    assert Paper(report.pdf).outline[1] == (0, "一.2 第二项")


def test_the_text_block_holds_everything(make: Factory) -> None:
    paper = Paper(build([with_text(make.full())], OPTIONS).pdf)
    for index in range(paper.pages):
        for char, left, bottom, right, top in paper.boxes(index):
            assert FORM.left - 1 < left < right < A4.width - FORM.right + 8, char
            assert FORM.bottom - 40 < bottom <= top < FORM.text_top + 30, char


def test_the_same_record_gives_the_same_bytes(make: Factory) -> None:
    record = make.full()
    pages: list[int] = []
    assert build([record], OPTIONS) == build([record], OPTIONS, pages.append)
    assert pages == [1, 2, 3, 4]


def test_a_requirement_is_quoted_as_it_stands(make: Factory) -> None:
    task = replace(make.task("要求.1", "各市人民政府", Role.ADDRESSED), text="加强领导。")
    assert clause_of(task) == "各市人民政府加强领导。"
