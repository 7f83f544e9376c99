"""The letter on paper: every word of the record, on the page of GB/T 9704-2012."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from taizhang.ledger.record import People, Record
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import Agency, AgencyKind, Role, Target
from taizhang.report.cleaning import clean
from taizhang.report.file import Report
from taizhang.report.letter import LetterOptions, RedHeading
from taizhang.report.letter_paper import build
from taizhang.report.page import A4
from taizhang.report.styles import GRID, SIZE_3
from tests.report.conftest import FACTS, Factory, Paper, squeeze

DAY = date(2013, 1, 8)
OPTIONS = LetterOptions(DAY)

HOSTILE = [
    "<b>粗</b> & <i>斜 <font color=red>",
    "</b></para>不配对<para align=center>",
    '<img src="/etc/passwd"/><img src="file:///etc/passwd">',
    '<a href="javascript:alert(1)">链接</a>',
    "50%以下<50%，A&B，&lt;&#x4e2d;",
    "%s {0} ${HOME} \\u4e2d \\n (未闭合 ) ( [ <</Type/Page>> endstream endobj",
    "控\x00制\x07字\x1b[31m符\u200b零\u200d宽\u202e倒\u2066序\ufeff\u00ad",
    "罕见字：镕喆堃玥𬭸㛃，𠮷",
    "表情：✅🚧👨\u200d👩\u200d👧☑️",
    "半个代理\ud83d结束",
    "多\r\n行\r文\u2028本\x85完",
    "https://example.cn/" + "a" * 300,
]


def after_cleaning(text: str, missing: tuple[str, ...]) -> list[str]:
    """What of a note must be found on paper, paragraph by paragraph."""
    shown = "".join("〓" if c in missing else c for c in clean(text))
    return [squeeze(part) for part in shown.split("\n") if part.strip()]


def running(pdf: bytes, pdftotext: Callable[[bytes], str]) -> str:
    """The text of all pages, run together, without page numbers and heads of tables."""
    pages = pdftotext(pdf).split("\f")
    bare = [re.sub(rf"— {n} —\s*$", "", page) for n, page in enumerate(pages, 1)]
    return squeeze("".join(bare)).replace("编号任务和节点进展状态完成情况备注", "")


def printed(record: Record, options: LetterOptions = OPTIONS) -> Paper:
    report = build([record], options)
    paper = Paper(report.pdf)
    assert paper.pages == report.pages
    return paper


def test_every_word_of_the_record_is_on_paper(
    make: Factory, pdftotext: Callable[[bytes], str]
) -> None:
    record = make.full()
    pdf = build([record], OPTIONS).pdf
    for text in (squeeze(Paper(pdf).text), running(pdf, pdftotext)):
        for task in record.tasks:
            assert task.title in text
            for milestone in task.milestones:
                assert milestone.number in text
                assert squeeze(milestone.text) in text
                for note in milestone.notes.texts.values():
                    assert note in text
        for part in (
            "某省质量技术监督局关于落实",
            "某政办发〔2012〕123号",
            "现已失效（依据某政发〔2016〕142号《省政府关于宣布失效一批省政府文件的决定》）",
            "数据截至2012年12月31日",
            "不适用理由：国家标准尚未发布",
            "2012年3月5日",
            "力争2–4个左右",
            "会议已召开。",
            "（填报人：王喆，审核人：张镕，电话：025-85012345）",
            "2013年1月8日",
            "附件：任务落实情况一览表",
        ):
            assert part in text


def test_parts_and_tasks_are_bookmarked(make: Factory) -> None:
    assert printed(make.full()).outline == [
        (0, "一、进展情况"),
        (1, "（一）第一类工作"),
        (2, "一.1 部署推进质量强省工作"),
        (1, "（二）第二类工作"),
        (2, "二.3 建立责任制"),
        (1, "（三）泛指任务"),
        (2, "五.1 加强名牌培育工作"),
        (1, "（四）工作要求"),
        (2, "要求.2 省各有关部门"),
        (0, "二、量化指标完成情况"),
        (0, "三、存在的问题"),
        (0, "四、下一步打算"),
        (0, "五、需协调事项"),
        (0, "附件　任务落实情况一览表"),
        (1, "一、第一类工作"),
        (1, "二、第二类工作"),
        (1, "五、第五类工作"),
        (1, "工作要求"),
    ]


def test_marks_can_be_found_as_characters(make: Factory) -> None:
    text = printed(make.full(), replace(OPTIONS, chart=False)).text
    assert (text.count("☑"), text.count("◧"), text.count("☐")) == (1, 2, 4)


def test_an_agency_without_tasks_is_told_so(make: Factory) -> None:
    paper = printed(make.record())
    text = squeeze(paper.text)
    assert paper.pages == 2  # the seal needs room
    assert "没有点名由我局承担的工作任务" in text
    assert "特此报告。" in text
    assert "附件" not in text


@pytest.mark.parametrize("note", HOSTILE)
def test_hostile_notes_are_printed_and_not_obeyed(
    make: Factory, pdftotext: Callable[[bytes], str], note: str
) -> None:
    milestone = make.milestone(text=f"事项{note}", notes={NoteField.PROGRESS: note})
    task = make.task(title=f"标题{note}", milestones=[milestone], notes={NoteField.PROBLEMS: note})
    record = make.record([task], people=People(note, note, note))
    report = build([record], OPTIONS)
    expected = after_cleaning(note, report.missing)
    for text in (squeeze(Paper(report.pdf).text), running(report.pdf, pdftotext)):
        for part in expected:
            assert text.count(part) >= 5
        assert "root:" not in text


def test_characters_no_font_has_are_reported_once(make: Factory) -> None:
    note = {NoteField.PROGRESS: "𠮷野家、\ue000、𠮷"}
    assert build([make.record([make.task(notes=note)])], OPTIONS).missing == ("𠮷", "\ue000")


def test_a_note_of_twenty_thousand_characters_is_whole(
    make: Factory, pdftotext: Callable[[bytes], str]
) -> None:
    words = "".join(f"第{i}条，完成（含）“质量”工作；" for i in range(1200))
    assert len(words) > 20_000
    milestone = make.milestone(notes={NoteField.PROGRESS: words})
    task = make.task(milestones=[milestone], notes={NoteField.PROBLEMS: words})
    record = make.record([task])
    assert running(build([record], OPTIONS).pdf, pdftotext).count(words) == 2
    listed = replace(OPTIONS, notes_in_table=True)
    assert running(build([record], listed).pdf, pdftotext).count(words) == 4


def test_nothing_stands_outside_the_text_block(make: Factory) -> None:
    notes = {field: "".join(HOSTILE) * 3 for field in NoteField}
    milestones = [make.milestone(f"一.1.{i}", notes=notes) for i in range(1, 4)]
    paper = printed(make.record([make.task(milestones=milestones, notes=notes)]))
    for index in range(paper.pages):
        for char, left, bottom, right, top in paper.boxes(index):
            # An empty half of a closing mark's square may stand out; so may a rounding.
            assert left > A4.left - 1, char
            assert right < A4.width - A4.right + 8, char
            assert A4.bottom - 40 < bottom <= top < A4.text_top + 30, char


def lines_of(paper: Paper, page: int) -> list[int]:
    """How many characters stand in each line of the grid."""
    rows = sorted(
        int((A4.text_top - (bottom + top) / 2) // GRID)
        for _, _, bottom, _, top in paper.boxes(page)
        if bottom > A4.bottom - 2
    )
    return [len(list(group)) for _, group in groupby(rows)]


def test_a_full_page_has_22_lines_of_28_characters(make: Factory) -> None:
    note = {NoteField.PROGRESS: "按照质量发展纲要要求全面推进各项工作落实到位" * 120}
    paper = printed(make.record([make.task(notes=note)]), replace(OPTIONS, task_table=False))
    full = [lines_of(paper, page) for page in range(1, paper.pages - 1)]
    assert sum(counts == [28] * 22 for counts in full) >= 2
    assert all(len(counts) == 22 for counts in full[:-1])


@pytest.mark.parametrize("length", range(0, 23, 2))
def test_the_seal_never_stands_on_a_page_without_text(make: Factory, length: int) -> None:
    note = {NoteField.COORDINATION: "协调" * 14 * length + "完毕"}
    paper = printed(make.record([make.task(notes=note)]), replace(OPTIONS, task_table=False))
    last = squeeze(paper.page_text(paper.pages - 1))
    assert "2013年1月8日" in last
    assert "特此报告。" in last


def test_the_date_stands_four_characters_from_the_right(make: Factory) -> None:
    paper = printed(make.record([make.task()]), replace(OPTIONS, task_table=False))
    day = [box for box in paper.boxes(paper.pages - 1) if box[0] == "日"]
    assert day[-1][3] == pytest.approx(A4.width - A4.right - 4 * SIZE_3, abs=6)


def test_the_red_head_is_printed_when_wanted(make: Factory) -> None:
    head = RedHeading("某省质量技术监督局文件", "某质监发〔2013〕5号")
    paper = printed(make.full(), replace(OPTIONS, red_head=head))
    assert paper.page_text(0).lstrip().startswith("某省质量技术监督局文件")
    assert "某质监发〔2013〕5号" in squeeze(paper.page_text(0))


def test_headings_stand_with_what_follows(make: Factory) -> None:
    tasks = [
        make.task(
            f"{section}.{i}",
            f"任务{section}{i}号",
            milestones=[
                make.milestone(f"{section}.{i}.{k}", "工作" * (k * 7)) for k in range(1, i + 2)
            ],
            notes={NoteField.PROGRESS: "进展" * i * 9},
        )
        for section in "一二三四"
        for i in range(1, 6)
    ]
    paper = printed(make.record(tasks))
    for index in range(paper.pages):
        lines = [line for line in paper.page_text(index).splitlines() if line.strip()]
        assert not re.search(r"^（[一二三四]）第|^[一二三四五]、|^附件", lines[-2])


def test_fonts_are_all_embedded_and_none_is_helvetica(make: Factory, tmp_path: Path) -> None:
    report = build([make.full()], OPTIONS)
    assert b"Helvetica" not in report.pdf
    path = tmp_path / "report.pdf"
    path.write_bytes(report.pdf)
    program = shutil.which("pdffonts")
    assert program, "install poppler-utils"
    done = subprocess.run([program, str(path)], capture_output=True, check=True)
    rows = done.stdout.decode().splitlines()[2:]
    assert rows
    assert all(re.search(r"CID TrueType\s+Identity-H\s+yes yes yes", row) for row in rows)


def test_the_same_record_gives_the_same_bytes(make: Factory) -> None:
    def build_it(_: int) -> Report:
        return build([make.full()], OPTIONS)

    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(build_it, range(4)))
    assert all(report == reports[0] for report in reports)
    assert build([make.full()], LetterOptions(date(2013, 1, 9))).pdf != reports[0].pdf


SCRIPT = """
import hashlib, sys
from datetime import date
from taizhang.exchange.letter_docx import letter_docx
from taizhang.report.composition import compose
from taizhang.report.letter import LetterOptions
from taizhang.report.letter_paper import build
from tests.report.conftest import Factory
options = LetterOptions(date(2013, 1, 8))
record = Factory().full()
print(hashlib.sha256(build([record], options).pdf).hexdigest())
print(hashlib.sha256(letter_docx(compose([record], options))).hexdigest())
"""


def test_bytes_do_not_depend_on_process_or_environment() -> None:
    root = Path(__file__).parents[2]
    sums = set()
    for seed, epoch, zone in (("1", "", "UTC"), ("2", "1000000000", "Asia/Tokyo")):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "SOURCE_DATE_EPOCH": epoch,
            "TZ": zone,
            "PYTHONPATH": os.pathsep.join([str(root / "desktop"), str(root)]),
        }
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True
        )
        sums.add(done.stdout)
    assert len(sums) == 1


def test_the_file_says_what_it_is(make: Factory) -> None:
    data = printed(make.full()).metadata
    assert (
        data["Title"]
        == "某省质量技术监督局关于落实《某省贯彻实施质量发展纲要2012年行动计划》情况的报告"
    )
    assert data["Author"] == "某省质量技术监督局"
    assert data["Subject"] == "某政办发〔2012〕123号，数据截至2012年12月31日"
    assert data["CreationDate"] == "D:20130108000000+08'00'"


def test_page_numbers_stand_at_the_outer_edge(make: Factory) -> None:
    paper = printed(make.record([make.task(notes={NoteField.PROGRESS: "进展情况。" * 1500})]))
    for index in range(paper.pages):
        digits = [box for box in paper.boxes(index) if box[2] < A4.bottom - 10 and box[0].isdigit()]
        assert "".join(box[0] for box in digits) == str(index + 1)
        assert (digits[0][1] > A4.width / 2) is (index % 2 == 0)


def test_blank_lines_wait_for_names_not_entered(make: Factory) -> None:
    assert "填报人：＿＿＿＿，审核人：＿＿＿＿" in squeeze(printed(make.record([make.task()])).text)


def test_long_names_and_many_figures_fit(make: Factory, pdftotext: Callable[[bytes], str]) -> None:
    agency = Agency("某委", "某省" + "国有资产监督管理" * 6 + "委员会", AgencyKind.DEPARTMENT)
    target = Target(
        "一个很长很长的指标名称" * 6, 1234567.5, 9876543.25, "万公里", "力争、不少于、以上"
    )
    milestone = make.milestone("十二.34.56", status=Status.DONE, target=target, value=9999999.75)
    task = make.task("十二.34", "长标题" * 40, milestones=[milestone])
    text = running(build([make.record([task], agency=agency)], OPTIONS).pdf, pdftotext)
    for part in (
        agency.full_name,
        target.name,
        "力争不少于1234567.5–9876543.25万公里以上",
        "9999999.75万公里",
    ):
        assert part in text


def test_whoever_counts_the_pages_may_end_the_work(make: Factory) -> None:
    class Cancelled(Exception):
        pass

    def stop(page: int) -> None:
        if page == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        build([make.full()], OPTIONS, stop)
    pages: list[int] = []
    report = build([make.full()], OPTIONS, pages.append)
    assert pages == list(range(1, report.pages + 1))


def test_a_letter_of_general_tasks_alone_has_no_chart(make: Factory) -> None:
    record = make.record([make.task("二.1", "泛指的任务", Role.GENERAL)], facts=FACTS)
    text = squeeze(printed(record).text)
    assert "泛指的任务（泛指）" in text
    assert "不计入任务统计" in text
