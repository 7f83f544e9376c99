"""Tables of tasks: columns by any wording, merged cells, pages, and tables that are no such thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from taizhang.plan.model import Role
from taizhang.reader.open import open_document
from taizhang.reader.read import read
from taizhang.reader.reading import ReadTask, Reason
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


def test_two_rows_of_headings_with_goals_of_their_own() -> None:
    reading = read(
        table(
            [
                [("序号", 2, 1), ("重点任务", 2, 1), ("工作目标", 2, 1), ("责任单位", 1, 2)],
                ["牵头", "配合"],
                ["1", "推进垃圾分类", "覆盖率达到95%", "市城管局", "市住建局"],
                ["2", "建设公园", "新建口袋公园20个", "市园林局", "市财政局"],
            ],
            HEAD,
        )
    )
    assert [(t.title, t.text) for t in reading.tasks] == [
        ("推进垃圾分类", "推进垃圾分类 覆盖率达到95%"),
        ("建设公园", "建设公园 新建口袋公园20个"),
    ]
    assert roles(reading.tasks[0]) == [("市城管局", Role.LEAD), ("市住建局", Role.PARTICIPANT)]
    assert [target.low for task in reading.tasks for target in task.targets] == [95.0, 20.0]


def test_one_column_whose_words_give_the_roles() -> None:
    reading = read(
        table(
            [
                ["序号", "工作内容", "责任单位"],
                ["1", "修订预案", "牵头单位：市应急管理局\n配合单位：市气象局、市水利局"],
                ["2", "组织演练", "市应急管理局牵头，市公安局配合"],
            ],
            HEAD,
        )
    )
    assert [roles(task) for task in reading.tasks] == [
        [
            ("市应急管理局", Role.LEAD),
            ("市气象局", Role.PARTICIPANT),
            ("市水利局", Role.PARTICIPANT),
        ],
        [("市应急管理局", Role.LEAD), ("市公安局", Role.PARTICIPANT)],
    ]


def test_figures_with_their_units_in_a_column() -> None:
    reading = read(
        table(
            [
                ["序号", "工作任务", "单位", "目标值", "责任单位"],
                ["1", "新建农村公路", "公里", "120", "市交通运输局"],
                ["2", "培育企业", "家", "30", ""],
            ],
            HEAD,
        )
    )
    assert [(t.name, t.low, t.unit) for task in reading.tasks for t in task.targets] == [
        ("新建农村公路", 120.0, "公里"),
        ("培育企业", 30.0, "家"),
    ]
    assert [(one.words, one.task) for one in reading.unsure if one.reason is Reason.NO_CLAUSE] == [
        ("培育企业", "一.2")
    ]


def test_a_task_over_several_measures_is_their_section() -> None:
    reading = read(
        table(
            [
                ["工作任务", "具体措施", "责任单位", "完成时限"],
                [("优化服务", 2, 1), "推进一网通办。", "市政务服务局", "6月底"],
                ["压减时限。", "市司法局", "9月底"],
                ["强化监管", "开展抽查。", "市市场监管局", "持续推进"],
            ],
            HEAD,
        )
    )
    assert [(t.number, t.text, roles(t)[0][0], t.due_words) for t in reading.tasks] == [
        ("一.1", "推进一网通办。", "市政务服务局", "6月底"),
        ("一.2", "压减时限。", "市司法局", "9月底"),
        ("二.1", "开展抽查。", "市市场监管局", "持续推进"),
    ]
    assert [section.title for section in reading.sections] == ["优化服务", "强化监管"]


PAGE = """<html><body><div id="zoom"><p>东岭市2024年重点任务分工表</p><table>
<tr><th>领域</th><th>序号</th><th>工作任务</th><th>具体措施</th><th>牵头单位</th>
<th>配合单位</th><th>完成时限</th></tr>
<tr><td rowspan="3">就业增收</td><td rowspan="2">1</td><td rowspan="2">扩大就业</td>
<td>新增就业9500人。</td><td>市人力资源社会保障局</td>
<td rowspan="2">市财政局、市总工会</td><td>12月底</td></tr>
<tr><td>开展职业培训。</td><td>市教育局</td><td rowspan="2">长期</td></tr>
<tr><td>2</td><td>稳定岗位</td><td>落实返还政策。</td><td colspan="2">市税务局</td></tr>
</table></div></body></html>"""


def test_a_page_with_cells_over_rows_and_columns(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    reading = read(open_document(path))
    assert [section.title for section in reading.sections] == ["就业增收"]
    assert [(t.number, t.title, t.text, t.due_words) for t in reading.tasks] == [
        ("一.1", "扩大就业", "新增就业9500人。", "12月底"),
        ("一.1-2", "扩大就业", "开展职业培训。", "长期"),
        ("一.2", "稳定岗位", "落实返还政策。", "长期"),
    ]
    assert roles(reading.tasks[1]) == [
        ("市教育局", Role.LEAD),
        ("市财政局", Role.PARTICIPANT),
        ("市总工会", Role.PARTICIPANT),
    ]
    assert roles(reading.tasks[2]) == [("市税务局", Role.LEAD)]


def test_headings_in_the_first_column() -> None:
    reading = read(
        table(
            [
                [("任务一", 1, 4)],
                ["任务名称", ("建设数字档案馆", 1, 3)],
                ["牵头单位", "市档案局", "配合单位", "市财政局"],
                ["完成时限", ("2024年11月底", 1, 3)],
                [("任务二", 1, 4)],
                ["任务名称", ("编制总目录", 1, 3)],
                ["牵头单位", "市档案局", "配合单位", ""],
                ["完成时限", ("2024年12月底", 1, 3)],
            ],
            HEAD,
        )
    )
    assert [(t.title, t.due_words, roles(t)) for t in reading.tasks] == [
        (
            "建设数字档案馆",
            "2024年11月底",
            [("市档案局", Role.LEAD), ("市财政局", Role.PARTICIPANT)],
        ),
        ("编制总目录", "2024年12月底", [("市档案局", Role.LEAD)]),
    ]


def test_fields_with_labels() -> None:
    fields = "任务名称：{}\n工作内容：{}。\n牵头单位：市档案局\n配合单位：市财政局\n完成时限：2024年11月底"
    two = (fields.format("建设档案馆", "完成数字化"), fields.format("编制目录", "编制总目录"))
    reading = read(Source.of_text("东岭市2024年重点任务\n一、档案工作\n" + "\n\n".join(two)))
    assert [(t.title, t.text, t.due) for t in reading.tasks] == [
        ("建设档案馆", "完成数字化。", date(2024, 11, 30)),
        ("编制目录", "编制总目录。", date(2024, 11, 30)),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["指标名称", "单位", "2023年", "2025年目标"], ["粮食产量", "万吨", "120", "125"]],
        [["序号", "主要指标", "单位", "目标值"], ["1", "城镇化率", "%", "63"]],
        [["序号", "姓名", "工作单位", "职务", "电话"], ["1", "张三", "市审计局", "科长", "1234"]],
    ],
)
def test_lists_of_indicators_and_people_are_no_tasks(rows: list[Row]) -> None:
    assert read(table(rows, "附表")).tasks == ()
