"""Tables of tasks that lost their ruling, and runs of lines that only look like such."""

from __future__ import annotations

import pytest

from taizhang.plan.model import Role
from taizhang.reader.read import read
from taizhang.reader.reading import Reading, ReadTask
from taizhang.reader.source import Source

HEAD = "东岭市2024年工作任务表"


def plain(*lines: str) -> Reading:
    return read(Source.of_text("\n".join((HEAD, *lines))))


def roles(task: ReadTask) -> list[tuple[str, Role]]:
    return [(one.agency, one.role) for one in task.assignments]


def brief(reading: Reading) -> list[tuple[str, str, str, str]]:
    return [
        (t.number, t.text, "、".join(a.agency for a in t.assignments), t.due_words)
        for t in reading.tasks
    ]


def test_a_table_that_a_page_broke_into_lines() -> None:
    reading = plain(
        *("序号", "改革举措", "主要内容", "指导部门", "推广范围"),
        "一、审批方面（共2项）",
        *("1", "容缺受理", "材料不全的先行受理。", "国家发展改革委、财政部", "全国"),
        *("2", "告知承诺", "推行承诺制。", "司法部", "8个试验区"),
        "二、监管方面（共1项）",
        *("3", "信用监管", "实行分级分类监管。", "市场监管总局", "全国"),
    )
    assert [(t.number, t.title, t.text) for t in reading.tasks] == [
        ("一.1", "容缺受理", "材料不全的先行受理。"),
        ("一.2", "告知承诺", "推行承诺制。"),
        ("二.3", "信用监管", "实行分级分类监管。"),
    ]
    assert roles(reading.tasks[0]) == [("国家发展改革委", Role.GUIDE), ("财政部", Role.GUIDE)]
    assert [s.title for s in reading.sections] == ["审批方面（共2项）", "监管方面（共1项）"]


def test_a_broken_table_with_a_lost_row() -> None:
    reading = plain(
        *("序号", "工作任务", "责任单位"),
        *("1", "建立台账。", "市审计局"),
        *("3", "公开结果。", "市信访局"),
    )
    assert [task.number for task in reading.tasks] == ["一.1", "一.3"]


def test_rows_without_numbers_are_told_by_their_cells() -> None:
    """A merged task, an empty cell, a cell of two paragraphs, a page's end with new headings."""
    head = ("工作任务", "具体措施", "牵头单位", "配合单位", "完成时限")
    reading = plain(
        *head,
        *("优化服务", "推进一网通办。", "市政务服务局", "市司法局、各区人民政府", "6月底"),
        *("压减时限。", "市司法局", "9月底"),
        "- 2 -",
        *head,
        *("壮大产业", "新建园区2个。", "建设平台。", "市商务局", "市财政局", "持续推进"),
        "附件：名单",
        "市审计局",
    )
    assert brief(reading) == [
        ("一.1", "推进一网通办。", "市政务服务局、市司法局、各区人民政府", "6月底"),
        ("一.2", "压减时限。", "市司法局", "9月底"),
        ("二.1", "新建园区2个。建设平台。", "市商务局、市财政局", "持续推进"),
    ]
    assert roles(reading.tasks[1]) == [("市司法局", Role.LEAD)]
    assert [section.title for section in reading.sections] == ["优化服务", "壮大产业"]
    assert any("附件：名单" in part.text for part in reading.parts)


def test_two_columns_and_numbers_in_the_cells() -> None:
    reading = plain(
        *("工作任务", "责任单位"),
        *("（一）推进一网通办，压减时限。", "市政务服务局、市司法局"),
        *("（二）开展抽查。", "市市场监管局"),
    )
    assert reading.facts.title is not None
    assert reading.facts.title.value == HEAD
    assert brief(reading) == [
        ("一.1", "推进一网通办，压减时限。", "市政务服务局、市司法局", ""),
        ("一.2", "开展抽查。", "市市场监管局", ""),
    ]


@pytest.mark.parametrize("blank", ["\t", "    ", "　　"])
def test_cells_parted_by_blanks(blank: str) -> None:
    rows = (
        "序号 工作任务 牵头单位 配合单位 完成时限",
        "1 治理水体 市水利局 市住建局 6月底",
        "2 整治扬尘 市城管局 9月底",
    )
    section = "一、民生保障"
    last = "3 改造小区20个，惠及居民 市住建局 市财政局、市民政局 12月底"
    reading = plain(*(row.replace(" ", blank) for row in (*rows, section, last)))
    assert brief(reading) == [
        ("一.1", "治理水体", "市水利局、市住建局", "6月底"),
        ("一.2", "整治扬尘", "市城管局", "9月底"),
        ("二.3", "改造小区20个，惠及居民", "市住建局、市财政局、市民政局", "12月底"),
    ]


def test_cells_parted_by_bars() -> None:
    reading = plain(
        "| 序号 | 任务 | 责任单位 | 完成时限 |",
        "|---|:--:|---|---|",
        "| 一、生态 | | | |",
        "| 1 | 治理水体 | 市水利局 | 6月底 |",
        "| 2 | 整治扬尘 | 市住建局、市城管局 | |",
        "",
        "附件：名单",
    )
    assert brief(reading) == [
        ("一.1", "治理水体", "市水利局", "6月底"),
        ("一.2", "整治扬尘", "市住建局、市城管局", ""),
    ]
    assert [section.title for section in reading.sections] == ["生态"]


@pytest.mark.parametrize(
    "lines",
    [
        ("一、主要任务", "工作任务", "责任分工", "推进改革。", "二、组织实施", "市政府办公室"),
        (
            "工作任务",
            "责任单位",
            "各责任单位要按照任务要求抓好落实，及时报送进展。",
            "市政府办公室",
        ),
        ("重点任务 责任单位 完成时限", "详见附件。"),
        ("工作任务", "责任单位"),
    ],
)
def test_headings_without_rows_are_no_table(lines: tuple[str, ...]) -> None:
    assert all(not task.assignments for task in plain(*lines, "2024年3月1日").tasks)
