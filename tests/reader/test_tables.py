"""Tables of tasks: columns by any wording, merged cells, pages, and tables that are no such thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from taizhang.plan.model import Role
from taizhang.reader.read import read
from taizhang.reader.reading import Reading, ReadTask
from taizhang.reader.source import Block, Cell, Source, SourceFormat

Row = Sequence["str | tuple[str, int, int]"]
"""Cells in order: words, or words with how many rows and columns they span."""


def table(rows: Sequence[Row], before: str = "", number: int = 0) -> Source:
    """A document of a paragraph and a table, as a Word file's or a page's would be."""
    pieces: list[str] = []
    blocks: list[Block] = []
    place = 0

    def add(words: str, cell: Cell | None) -> None:
        nonlocal place
        pieces.append(words)
        blocks.append(Block(place, place + len(words), 0, cell))
        place += len(words) + 1

    for line in before.split("\n"):
        add(line, None)
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        column = 0
        for item in row:
            words, down, across = item if isinstance(item, tuple) else (item, 1, 1)
            while (r, column) in taken:
                column += 1
            add(words, Cell(number, r, column, down, across))
            taken |= {(r + i, column + j) for i in range(down) for j in range(across)}
            column += across
    return Source("表.docx", SourceFormat.WORD, "\n".join(pieces), tuple(blocks))


def roles(task: ReadTask) -> list[tuple[str, Role]]:
    return [(one.agency, one.role) for one in task.assignments]


HEAD = "东岭市2024年重点工作任务分解表"


def test_each_row_is_a_task() -> None:
    reading = read(
        table(
            [
                ["序号", "工作任务", "牵头单位", "配合单位", "完成时限", "备注"],
                ["1", "新建社区食堂20个", "市民政局", "市财政局、市商务局", "2024年10月底", ""],
                ["2", "修订应急预案，组织开展演练。", "市应急管理局", "各区人民政府", "长期", ""],
            ],
            HEAD,
        )
    )
    first, second = reading.tasks
    assert [task.number for task in reading.tasks] == ["一.1", "一.2"]
    assert [section.title for section in reading.sections] == [HEAD]
    assert first.text == "新建社区食堂20个"
    assert roles(first) == [
        ("市民政局", Role.LEAD),
        ("市财政局", Role.PARTICIPANT),
        ("市商务局", Role.PARTICIPANT),
    ]
    assert (first.due, first.due_words) == (date(2024, 10, 31), "2024年10月底")
    assert [(t.name, t.low, t.unit) for t in first.targets] == [("新建社区食堂", 20.0, "个")]
    assert (second.due, second.due_words) == (None, "长期")
    assert [(a.agency, a.collective) for a in second.assignments] == [
        ("市应急管理局", False),
        ("各区人民政府", True),
    ]


def test_a_merged_column_is_the_section() -> None:
    reading = read(
        table(
            [
                ["任务类别", "重点任务", "具体举措", "责任单位"],
                [("优化审批", 2, 1), "一网通办", "推进事项网上办理。", "市政务服务局"],
                ["一次办好", "压减申请材料。", "市司法局"],
                ["公平监管", "双随机", "开展联合抽查。", "市市场监管局"],
            ],
            HEAD,
        )
    )
    assert [(s.number, s.title) for s in reading.sections] == [
        ("一", "优化审批"),
        ("二", "公平监管"),
    ]
    assert [(t.number, t.title, t.text) for t in reading.tasks] == [
        ("一.1", "一网通办", "推进事项网上办理。"),
        ("一.2", "一次办好", "压减申请材料。"),
        ("二.1", "双随机", "开展联合抽查。"),
    ]


def test_two_rows_of_headings_and_a_merged_agency() -> None:
    reading = read(
        table(
            [
                [("序号", 2, 1), ("工作事项", 2, 1), ("责任分工", 1, 2)],
                ["牵头部门", "协办部门"],
                ["1", "建立台账", ("市审计局", 2, 1), "市财政局"],
                ["2", "公开结果", "市信访局"],
            ],
            HEAD,
        )
    )
    assert [roles(task) for task in reading.tasks] == [
        [("市审计局", Role.LEAD), ("市财政局", Role.PARTICIPANT)],
        [("市审计局", Role.LEAD), ("市信访局", Role.PARTICIPANT)],
    ]


def test_rows_between_headings_and_repeated_headings() -> None:
    head = ["序号", "重点任务", "责任单位"]
    reading = read(
        table(
            [
                head,
                [("一、生态环境", 1, 3)],
                ["1", "治理黑臭水体", "县水利局"],
                head,
                ["2", "整治扬尘", "县住建局"],
                [("二、民生保障", 1, 3)],
                ["3", "改造老旧小区", "同上"],
            ],
            HEAD,
        )
    )
    assert [(t.number, t.section, t.text) for t in reading.tasks] == [
        ("一.1", "一", "治理黑臭水体"),
        ("一.2", "一", "整治扬尘"),
        ("二.3", "二", "改造老旧小区"),
    ]
    assert [section.title for section in reading.sections] == ["生态环境", "民生保障"]
    assert roles(reading.tasks[2]) == [("县住建局", Role.RESPONSIBLE)]


def test_a_table_that_goes_on_in_a_second_one() -> None:
    first = table([["序号", "任务", "责任单位"], ["1", "建立台账", "市审计局"]], HEAD)
    second = table([["2", "公开结果", "市信访局"]], number=1)
    shift = len(first.text) + 1
    blocks = [
        Block(b.start + shift, b.end + shift, b.heading, b.cell) for b in second.blocks if b.cell
    ]
    source = Source(
        "表.docx", SourceFormat.WORD, f"{first.text}\n{second.text}", (*first.blocks, *blocks)
    )
    assert [task.text for task in read(source).tasks] == ["建立台账", "公开结果"]


def test_a_list_of_telephones_is_no_table_of_tasks() -> None:
    reading = read(
        table(
            [
                ["序号", "单位", "联系人", "联系电话"],
                ["1", "市审计局", "张三", "0000-1234567"],
            ],
            "联系表",
        )
    )
    assert reading.tasks == ()
    assert any("0000-1234567" in part.text for part in reading.parts)


def plain(*cells: str) -> Reading:
    return read(Source.of_text("\n".join(("东岭市工作任务表", *cells))))


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
