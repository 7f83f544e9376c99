"""The 任务台账 on paper: nothing lost, nothing outside its cell, the head on every page."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import SetPeople, Tick, WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.record import EvidenceItem, People, Record
from taizhang.ledger.records import record_of
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from taizhang.ledger.templates import SheetTemplate
from taizhang.plan.model import Agency, AgencyKind, Role
from taizhang.report import sheet
from taizhang.report.columns import COLUMNS, STANDARD, sheet_rows
from taizhang.report.file import Report
from taizhang.report.sheet_layout import layout_of
from taizhang.report.sheet_signs import SCHEMES
from taizhang.report.styles import PLAIN
from tests.conftest import AT
from tests.report.conftest import Factory, Paper, squeeze

DAY = date(2012, 12, 31)
MADE_ON = date(2013, 1, 4)
HEAD = "序号任务编号重点任务"
A4 = replace(STANDARD, paper="A4")
FEW = SheetTemplate(
    "四栏", (("place", "序号"), ("task", "工作"), ("measure", "举措"), ("progress", "进展")), "A4"
)

Read = Callable[[bytes], str]


def build(*records: Record, template: SheetTemplate = STANDARD, **options: object) -> Report:
    return sheet.build(records, template, produced_on=MADE_ON, **options)  # type: ignore[arg-type]


def noted(make: Factory, *texts: str, **fields: NoteField) -> Record:
    """A record of as many milestones as texts, one note each."""
    field = fields.get("field", NoteField.PROGRESS)
    milestones = [
        make.milestone(f"一.1.{i}", status=Status.UNDER_WAY, notes={field: text})
        for i, text in enumerate(texts, 1)
    ]
    return make.record([make.task(milestones=milestones)], people=People("王喆", "张镕", "1"))


def in_order(words: str, text: str) -> bool:
    """Whether every character is there, in order; pages' heads and feet may stand in between."""
    left = iter(text)
    return all(char in left for char in words)


@pytest.mark.parametrize("template", [STANDARD, A4, FEW], ids=["A3", "A4", "four"])
def test_everything_of_a_real_ledger_is_found(
    ledger: Ledger, quality: Unit, pdftotext: Read, template: SheetTemplate
) -> None:
    task, milestone = find_milestone(ledger, "七.1.3")
    ledger.apply(SetPeople("王喆", "张镕", "025-85012345"), AT)
    ledger.apply(Tick(milestone, quality.id, date(2012, 9, 30), 18), AT)
    notes = {field: f"〔{field}〕已印发苏质监〔2012〕88号文，合格率98.75%。" for field in NoteField}
    for field, text in notes.items():
        ledger.apply(WriteNote(quality.id, task, milestone, field, text), AT)
    record = record_of(ledger, quality, DAY)
    text = squeeze(pdftotext(build(record, template=template).pdf))
    keys = {key for key, _ in template.columns}
    for row in sheet_rows([record]):
        for key in keys & {"measure", "task"}:
            assert squeeze(COLUMNS[key].text(row)) in text
    if template is FEW:
        assert squeeze(notes[NoteField.PROGRESS]) in text
        return
    for words in (*notes.values(), "18个", "90%", "2012-09-30", "☑已完成", "苏政办发〔2012〕123号"):
        assert squeeze(words) in text
    for words in ("填报单位（盖章）：江苏省质量技术监督局", "填报人：王喆", "审核人：张镕"):
        assert words in text
    for words in ("联系电话：025-85012345", "填报日期：2013年1月4日", "数据截至：2012年12月31日"):
        assert words in text


def test_the_head_stands_on_every_page_and_numbers_on_each_row(
    ledger: Ledger, quality: Unit, paper: Callable[[bytes], Paper]
) -> None:
    found = paper(build(record_of(ledger, quality, DAY), template=A4).pdf)
    assert found.pages > 5
    for index in range(found.pages):
        text = squeeze(found.page_text(index))
        assert text.count(HEAD) == 1
        assert "江苏省质量技术监督局" in text
        assert f"—{index + 1}—" in text
    assert found.size(0) == pytest.approx((842, 595), abs=1)
    assert squeeze(found.page_text(found.pages - 1)).count("填报单位（盖章）") == 1
    found.close()


def test_a_long_note_goes_on_over_pages_without_losing_a_character(
    make: Factory, paper: Callable[[bytes], Paper]
) -> None:
    words = "".join(f"〔{i}〕" for i in range(4000))[:20_000]
    assert len(words) == 20_000
    found = paper(build(noted(make, words, "末行")).pdf)
    assert found.pages > 2
    for index in range(found.pages - 1):
        text = squeeze(found.page_text(index))
        assert text.count(HEAD) == 1
        assert "部署推进质量强省工作" in text, "the task stands on each of its pages"
        assert "一.1" in text
    body = "".join(squeeze(found.page_text(index)) for index in range(found.pages))
    assert in_order(words, body)
    assert "末行" in body
    found.close()


@pytest.mark.parametrize("key", ["progress", "problems", "next_steps", "coordination"])
def test_a_column_by_itself_loses_nothing(make: Factory, pdftotext: Read, key: str) -> None:
    field = NoteField(COLUMNS[key].heading)
    words = "".join(f"〔{i}〕" for i in range(4000))[:20_000]
    template = SheetTemplate("一栏", ((key, COLUMNS[key].heading),), "A4")
    text = squeeze(pdftotext(build(noted(make, words, field=field), template=template).pdf))
    assert in_order(words, text)


def random_notes(count: int) -> Iterator[str]:
    chance = random.Random(2012)
    pieces = (
        *(
            "省质监局",
            "按照要求",
            "2012年",
            "98.75%",
            "ISO9001",
            "GB/T 19001-2008",
            "，",
            "。",
            "；",
        ),
        *(
            "镕",
            "喆",
            "𬭸",
            "😀",
            "<b>粗</b>",
            "&amp;",
            "<img src=x>",
            "“引号”",
            "（一）",
            "——",
            "……",
        ),
        *("\u202e", "\u200b", "\x00", "\x07", "\t", "\n", "%s", "{0}", "\\n", "=1+1", "é", "㎡"),
    )
    for _ in range(count):
        yield "".join(chance.choices(pieces, k=chance.randint(1, 60)))


def test_random_and_hostile_notes_are_printed_as_they_stand(make: Factory, pdftotext: Read) -> None:
    texts = list(random_notes(120))
    template = SheetTemplate("进展", (("progress", "进展情况"),), "A3")
    made = build(noted(make, *texts), template=template)
    assert made.missing == ()
    body = squeeze(pdftotext(made.pdf))
    for text in texts:
        seen = "".join(c for c in text if c.isprintable() and not c.isspace())
        assert seen in body or _in_parts(seen, body), text


def _in_parts(seen: str, body: str) -> bool:
    """A note that goes on over a page has head and foot of the pages in its midst."""
    half = len(seen) // 2
    return seen[:half] in body or seen[half:] in body


def test_hostile_names_everywhere(make: Factory, pdftotext: Read) -> None:
    evil = "<b>&amp;</b>\u202e%s"
    item = EvidenceItem(1, evil + ".pdf", evil, None, "", 1, "0" * 64, 1)
    milestone = replace(
        make.milestone(text=evil, notes={NoteField.PROGRESS: evil}), evidence=(item,)
    )
    agency = Agency(evil, evil * 30, AgencyKind.DEPARTMENT)
    record = make.record(
        [make.task(title=evil, milestones=[milestone])],
        agency=agency,
        people=People(evil * 20, "长" * 200, "1" * 100),
    )
    made = build(
        record, template=SheetTemplate("月报", (("task", "<i>事项</i>"), ("evidence", "&")), "A4")
    )
    text = squeeze(pdftotext(made.pdf))
    for words in ("<b>&amp;</b>%s", "<i>事项</i>", "长" * 60):
        assert words in text
    assert "长" * 200 in text.replace("\n", "")


@pytest.mark.parametrize("template", [STANDARD, A4, FEW], ids=["A3", "A4", "four"])
def test_no_text_outside_its_cell(
    ledger: Ledger, quality: Unit, paper: Callable[[bytes], Paper], template: SheetTemplate
) -> None:
    """No character crosses a column's edge or the table's, or stands on another one."""
    widest = "W" * 300 + "：http://example.cn/" + "p/" * 100
    for field, number in zip(NoteField, ("一.1.1", "一.1.2", "一.2.1", "一.2.2"), strict=True):
        task, milestone = find_milestone(ledger, number)
        ledger.apply(WriteNote(quality.id, task, milestone, field, widest), AT)
    whole = record_of(ledger, quality, DAY)
    sections = [replace(section, number="※", title="※※") for section in whole.sections]
    record = replace(whole, sections=tuple(sections))
    layout = layout_of(template, sheet_rows([record]), PLAIN)
    form, edges = layout.form, [layout.form.left]
    for width in layout.grid.widths:
        edges.append(edges[-1] + width)
    assert edges[-1] == pytest.approx(form.width - form.right)
    found = paper(build(record, template=template).pdf)
    for page in range(min(found.pages, 4)):
        lowest = form.text_top - (60 if page == 0 else 0)
        boxes = [
            box
            for box in found.boxes(page)
            if box[2] > form.bottom - 10 and box[4] < lowest and box[0] not in "（※）☑☐◧◇▼"
        ]
        assert len(boxes) > 100
        for char, left, bottom, right, _ in boxes:
            assert bottom > form.bottom, char
            assert edges[0] < left < right < edges[-1], char
            crossed = [edge for edge in edges if left < edge - 0.3 and right > edge + 0.3]
            assert not crossed, (page, char, left, right)
        assert not list(covered(boxes))
    found.close()


def covered(boxes: list[tuple[str, float, float, float, float]]) -> Iterator[str]:
    """Characters whose middle lies inside another one's box."""
    places: dict[tuple[int, int], list[tuple[str, float, float, float, float]]] = {}
    for box in boxes:
        middle = ((box[1] + box[3]) / 2, (box[2] + box[4]) / 2)
        places.setdefault((int(middle[0] // 12), int(middle[1] // 12)), []).append(box)
    for (column, row), near in places.items():
        around = [(column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        others = [box for place in around for box in places.get(place, [])]
        for box in near:
            x, y = (box[1] + box[3]) / 2, (box[2] + box[4]) / 2
            yield from (
                box[0]
                for other in others
                if other is not box and other[1] < x < other[3] and other[2] < y < other[4]
            )


def test_the_same_record_and_day_give_the_same_bytes(make: Factory) -> None:
    assert build(make.full()).pdf == build(make.full()).pdf


def test_own_headings_order_and_paper(make: Factory, paper: Callable[[bytes], Paper]) -> None:
    template = SheetTemplate("月报", (("progress", "工作进展"), ("task", "重点工作")), "A3")
    found = paper(build(make.full(), template=template).pdf)
    assert "工作进展重点工作" in squeeze(found.page_text(0))
    assert "完成时限" not in found.page_text(0)
    assert found.size(0) == pytest.approx((1191, 842), abs=1)
    found.close()


def test_bookmarks_and_metadata(make: Factory, paper: Callable[[bytes], Paper]) -> None:
    found = paper(build(make.full()).pdf)
    assert found.outline == [
        (0, "（一）第一类工作"),
        (1, "一.1 部署推进质量强省工作"),
        (0, "（二）第二类工作"),
        (1, "二.3 建立责任制"),
        (0, "（五）第五类工作"),
        (1, "五.1 加强名牌培育工作"),
        (0, "工作要求"),
        (1, "要求.2 省各有关部门"),
    ]
    assert found.metadata["Title"] == "某省贯彻实施质量发展纲要2012年行动计划任务台账"
    assert found.metadata["Author"] == "某省质量技术监督局"
    assert found.metadata["Subject"].endswith("数据截至2012年12月31日")
    found.close()


def test_several_agencies_each_have_their_pages(
    make: Factory, paper: Callable[[bytes], Paper]
) -> None:
    other = replace(
        make.full(), agency=Agency("省工商局", "某省工商行政管理局", AgencyKind.DEPARTMENT)
    )
    empty = make.record(agency=Agency("省旅游局", "某省旅游局", AgencyKind.DEPARTMENT))
    found = paper(build(make.full(), other, empty).pdf)
    assert [title for level, title in found.outline if level == 0] == [
        "某省质量技术监督局",
        "某省工商行政管理局",
        "某省旅游局",
    ]
    assert (1, "（一）第一类工作") in found.outline
    assert found.pages == 3
    for index, name in enumerate(("某省质量技术监督局", "某省工商行政管理局", "某省旅游局")):
        text = squeeze(found.page_text(index))
        assert f"填报单位（盖章）：{name}" in text
        assert text.count("任务台账填报单位") == 1, "a title, and no running head above it"
    assert found.metadata["Author"] == "某省质量技术监督局等3个单位"
    found.close()


def test_only_the_milestones_of_a_list(make: Factory, pdftotext: Read) -> None:
    text = squeeze(pdftotext(build(make.full(), only={"一.1.2"}).pdf))
    assert "力争年内新增2-4个左右江苏名牌" in text
    assert "会议已召开" in text, "what was written about its task"
    assert "召开动员大会" not in text
    assert "建立责任制" not in text
    assert "只列选出的节点" in text


def test_status_is_told_by_word_shape_and_colour(
    make: Factory, pdftotext: Read, paper: Callable[[bytes], Paper]
) -> None:
    milestones = [
        make.milestone("一.1.1", status=Status.DONE, completed_on=date(2012, 5, 1)),
        make.milestone("一.1.2", status=Status.UNDER_WAY),
        make.milestone("一.1.3"),
        make.milestone("一.1.4", status=Status.NOT_APPLICABLE, reason="国家标准未发布"),
        replace(make.milestone("一.1.5"), due=date(2012, 6, 30), recheck="时限改了"),
    ]
    gone = make.task("存档.1", "已取消的任务", Role.ARCHIVED)
    record = make.record([make.task(milestones=milestones), gone])
    text = squeeze(pdftotext(build(record).pdf))
    for words in ("☑已完成", "◧进行中", "☐未开始", "—不适用", "▼欠序时", "◇临期", "⚠逾期"):
        assert words in text
    for words in ("待复核：时限改了", "不适用理由：国家标准未发布", "存档备查", "已取消的任务"):
        assert words in text

    def coloured(scheme: str) -> int:
        found = paper(build(record, colours=SCHEMES[scheme]).pdf)
        dots = sum(max(dot) - min(dot) > 60 for dot in found.image(0))
        found.close()
        return dots

    assert coloured("绿黄红") > 50
    assert coloured("黑白") == 0


def test_columns_with_more_to_say_are_wider(make: Factory) -> None:
    def width(record: Record, key: str) -> float:
        layout = layout_of(STANDARD, sheet_rows([record]), PLAIN)
        return layout.grid.widths[[c.key for c in layout.columns].index(key)]

    short, long = noted(make, "已办"), noted(make, "已办" * 500)
    assert width(long, "progress") > 1.5 * width(short, "progress")
    assert width(long, "problems") >= 4 * 7.5


def test_type_is_larger_where_there_is_room(make: Factory) -> None:
    def size(template: SheetTemplate) -> float:
        return layout_of(template, sheet_rows([make.full()]), PLAIN).styling.cell.size

    assert [size(FEW), size(STANDARD), size(A4)] == [10.5, 9.0, 7.5]


def test_a_foot_without_names_has_rules_to_write_on(make: Factory, pdftotext: Read) -> None:
    text = squeeze(pdftotext(build(make.record([make.task()])).pdf))
    assert "填报人：联系电话：审核人：填报日期" in text


def test_the_foot_is_never_alone(make: Factory, paper: Callable[[bytes], Paper]) -> None:
    for count in range(15, 50):
        found = paper(build(noted(make, *["已办"] * count), template=FEW).pdf)
        last = squeeze(found.page_text(found.pages - 1))
        assert "填报单位（盖章）" in last
        assert "已办" in last
        found.close()


def test_a_section_heading_is_never_at_the_foot(
    make: Factory, paper: Callable[[bytes], Paper]
) -> None:
    for count in range(12, 40):
        first = make.task("一.1", milestones=[make.milestone(f"一.1.{i}") for i in range(count)])
        found = paper(build(make.record([first, make.task("二.1", "次项")]), template=FEW).pdf)
        for index in range(found.pages):
            text = squeeze(found.page_text(index))
            assert ("第二类工作" in text) == ("次项" in text)
        found.close()


def test_missing_characters_are_reported(make: Factory) -> None:
    assert build(noted(make, "甲\ue000乙")).missing == ("\ue000",)


def test_pages_are_counted_and_the_job_can_be_ended(make: Factory) -> None:
    pages: list[int] = []
    made = build(make.full(), on_page=pages.append)
    assert pages == list(range(1, made.pages + 1))

    class Ended(Exception):
        pass

    def end(number: int) -> None:
        raise Ended

    with pytest.raises(Ended):
        build(make.full(), on_page=end)


def test_nothing_to_print_and_unknown_columns(make: Factory) -> None:
    with pytest.raises(KnownError, match="请先选择单位"):
        build()
    with pytest.raises(KnownError, match="请重新选择栏目"):
        build(make.full(), template=SheetTemplate("甲", (("colour", "颜色"),), "A4"))


def test_work_grows_with_the_rows(make: Factory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are asked for once or twice each, however many pages there are."""
    calls = 0
    from taizhang.report.text import Paragraph

    lines = Paragraph.lines

    def counted(self: Paragraph, width: float) -> object:
        nonlocal calls
        calls += 1
        return lines(self, width)

    monkeypatch.setattr(Paragraph, "lines", counted)

    def work(count: int) -> int:
        nonlocal calls
        calls = 0
        tasks = [
            make.task(f"一.{i}", notes={NoteField.PROGRESS: "已办" * 30}) for i in range(count)
        ]
        build(make.record(tasks))
        return calls

    assert work(400) < 4.4 * work(100)
