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
from pathlib import Path

import pytest

from taizhang.ledger.record import NoteField, People, Record, Status
from taizhang.plan.model import Agency, AgencyKind, Role, Target, Validity
from taizhang.report.cleaning import clean
from taizhang.report.page import A4
from taizhang.report.status_report import build
from tests.report.conftest import FACTS, Factory, Paper, squeeze

DAY = date(2013, 1, 8)

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


def after_cleaning(text: str, missing: tuple[str, ...]) -> str:
    """What of a note must be found on paper."""
    return squeeze("".join("〓" if c in missing else c for c in clean(text)))


@pytest.fixture
def printed() -> Callable[[Record], tuple[Paper, tuple[str, ...]]]:
    def run(record: Record) -> tuple[Paper, tuple[str, ...]]:
        report = build(record, produced_on=DAY)
        paper = Paper(report.pdf)
        assert paper.pages == report.pages
        return paper, report.missing

    return run


Printer = Callable[[Record], tuple[Paper, tuple[str, ...]]]


def without_furniture(paper: Paper, record: Record) -> str:
    """The text of all pages, run together, without running heads and page numbers."""
    head = squeeze(f"{record.agency.full_name}落实情况报告{record.plan.doc_number}（已失效）")
    pages = []
    for index in range(paper.pages):
        text = squeeze(paper.page_text(index)).replace(head, "")
        pages.append(re.sub(rf"—{index + 1}—", "", text))
    return "".join(pages)


def test_every_word_of_the_record_is_on_paper(
    make: Factory, printed: Printer, pdftotext: Callable[[bytes], str]
) -> None:
    record = make.full()
    pdf = build(record, produced_on=DAY).pdf
    for text in (squeeze(Paper(pdf).text), squeeze(pdftotext(pdf))):
        for task in record.tasks:
            assert task.title in text
            for milestone in task.milestones:
                assert milestone.number in text
                assert squeeze(milestone.text) in text
                for note in milestone.notes.texts.values():
                    assert note in text
        for part in (
            "某省质量技术监督局",
            "某政办发〔2012〕123号",
            "已失效：某政发〔2016〕142号《省政府关于宣布失效一批省政府文件的决定》",
            "数据截至2012年12月31日",
            "不适用理由：国家标准尚未发布",
            "2012年3月5日",
            "力争2–4个左右",
            "会议已召开。",
            "填报人：王喆",
            "审核人：张镕",
            "联系电话：025-85012345",
            "填报单位（盖章）",
            "填报日期：2013年1月8日",
        ):
            assert part in text


def test_parts_are_numbered_as_they_are_present(make: Factory, printed: Printer) -> None:
    paper, _ = printed(make.full())
    assert paper.outline == [
        (0, "一、总体情况"),
        (0, "二、量化指标完成情况"),
        (0, "三、任务进展情况"),
        (1, "（一）第一类工作"),
        (2, "1．部署推进质量强省工作"),
        (1, "（二）第二类工作"),
        (2, "3．建立责任制"),
        (0, "四、泛指任务"),
        (1, "五.1 加强名牌培育工作"),
        (0, "五、工作要求"),
        (1, "2．省各有关部门"),
    ]
    paper, _ = printed(
        make.record([make.task()], requirements=[make.task("要求.2", role=Role.ADDRESSED)])
    )
    assert [title for level, title in paper.outline if level == 0][-1] == "四、工作要求"


def test_marks_can_be_found_as_characters(make: Factory, printed: Printer) -> None:
    # The legend has each mark once; the table adds its own.
    paper, _ = printed(make.full())
    text = paper.text
    assert (text.count("☑"), text.count("◧"), text.count("☐")) == (2, 2, 5)


def test_an_agency_without_tasks_is_told_so(make: Factory, printed: Printer) -> None:
    record = make.record()
    paper, missing = printed(record)
    text = squeeze(paper.text)
    assert paper.pages == 1
    assert missing == ()
    assert "没有点名由某省质量技术监督局承担的工作任务" in text
    assert "二、" not in text
    assert "特此报告。" in text


def test_an_agency_without_targets_is_told_so(make: Factory, printed: Printer) -> None:
    paper, _ = printed(make.record([make.task()]))
    assert "上述工作任务中没有量化指标。" in squeeze(paper.text)


def test_general_tasks_are_never_counted(make: Factory, printed: Printer) -> None:
    paper, _ = printed(make.record([make.task(), make.task("二.1", "泛指的任务", Role.GENERAL)]))
    text = squeeze(paper.text)
    assert "共有1项工作任务" in text
    assert "泛指的任务（泛指）" in text
    assert "不计入本单位任务统计" in text


def test_a_plan_in_force_has_no_word_of_repeal(make: Factory, printed: Printer) -> None:
    facts = replace(FACTS, validity=Validity.IN_FORCE)
    paper, _ = printed(make.record([make.task()], facts=facts))
    assert "失效" not in paper.text


@pytest.mark.parametrize("note", HOSTILE)
def test_hostile_notes_are_printed_and_not_obeyed(
    make: Factory, printed: Printer, pdftotext: Callable[[bytes], str], note: str
) -> None:
    milestone = make.milestone(text=f"事项{note}", notes={NoteField.PROGRESS: note})
    task = make.task(title=f"标题{note}", milestones=[milestone], notes={NoteField.PROBLEMS: note})
    record = make.record([task], people=People(note, note, note))
    report = build(record, produced_on=DAY)
    expected = after_cleaning(note, report.missing)
    for text in (squeeze(Paper(report.pdf).text), squeeze(pdftotext(report.pdf))):
        assert text.count(expected) >= 3
        assert "root:" not in text


def test_characters_no_font_has_are_reported_once(make: Factory, printed: Printer) -> None:
    note = {NoteField.PROGRESS: "𠮷野家、\ue000、𠮷"}
    _, missing = printed(make.record([make.task(notes=note)]))
    assert missing == ("𠮷", "\ue000")


def test_a_note_of_twenty_thousand_characters_is_whole(make: Factory, printed: Printer) -> None:
    words = "".join(f"第{i}条，完成（含）“质量”工作；" for i in range(1200))
    assert len(words) > 20_000
    milestone = make.milestone(notes={NoteField.PROGRESS: words})
    task = make.task(milestones=[milestone], notes={NoteField.PROBLEMS: words})
    record = make.record([task])
    paper, _ = printed(record)
    text = without_furniture(paper, record)
    # The head of the table and the label are repeated on every page.
    text = text.replace("节点编号工作内容状态完成日期/完成值", "").replace("一.1.1说明", "")
    assert text.count(words) == 2


def test_nothing_stands_outside_the_text_block(make: Factory, printed: Printer) -> None:
    notes = {field: "".join(HOSTILE) * 3 for field in NoteField}
    milestones = [make.milestone(f"一.1.{i}", notes=notes) for i in range(1, 4)]
    paper, _ = printed(make.record([make.task(milestones=milestones, notes=notes)]))
    for index in range(paper.pages):
        for char, left, bottom, right, top in paper.boxes(index):
            # An empty half of a closing mark's square may stand out; so may a rounding.
            assert left > A4.left - 1, char
            assert right < A4.width - A4.right + 8, char
            assert A4.bottom - 40 < bottom <= top < A4.text_top + 30, char


def test_a_long_report_keeps_headings_with_what_follows(make: Factory, printed: Printer) -> None:
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
    paper, _ = printed(make.record(tasks))
    for index in range(paper.pages):
        lines = [line for line in paper.page_text(index).splitlines() if line.strip()]
        body = lines[:-1] if "—" in lines[-1] else lines
        assert not re.search(r"^（[一二三四]）第|^\d．任务|^节点编号|^负责单位|^牵头单位", body[-1])


def test_fonts_are_all_embedded_and_none_is_helvetica(make: Factory, tmp_path: Path) -> None:
    report = build(make.full(), produced_on=DAY)
    assert b"Helvetica" not in report.pdf
    base_fonts = re.findall(rb"/BaseFont /(\S+)", report.pdf)
    # A composite font and its descendant have one name; one file is embedded for both.
    assert len(set(base_fonts)) == report.pdf.count(b"/FontFile2 ") == len(base_fonts) / 2
    assert all(b"+" in name for name in base_fonts)
    path = tmp_path / "report.pdf"
    path.write_bytes(report.pdf)
    program = shutil.which("pdffonts")
    assert program, "install poppler-utils"
    done = subprocess.run([program, str(path)], capture_output=True, check=True)
    rows = done.stdout.decode().splitlines()[2:]
    assert len(rows) == len(set(base_fonts))
    assert all(re.search(r"CID TrueType\s+Identity-H\s+yes yes yes", row) for row in rows)


def test_the_same_record_gives_the_same_bytes(make: Factory) -> None:
    first = build(make.full(), produced_on=DAY)
    assert build(make.full(), produced_on=DAY) == first
    assert build(make.full(), produced_on=date(2013, 1, 9)).pdf != first.pdf


def test_reports_may_be_built_side_by_side(make: Factory) -> None:
    record = make.full()
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda _: build(record, produced_on=DAY), range(8)))
    assert all(report == reports[0] for report in reports)


SCRIPT = """
import hashlib, sys
from datetime import date
from taizhang.report.status_report import build
from tests.report.conftest import Factory
report = build(Factory().full(), produced_on=date(2013, 1, 8))
print(hashlib.sha256(report.pdf).hexdigest())
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


def test_the_file_says_what_it_is(make: Factory, printed: Printer) -> None:
    paper, _ = printed(make.full())
    data = paper.metadata
    assert (
        data["Title"] == "某省质量技术监督局《某省贯彻实施质量发展纲要2012年行动计划》落实情况报告"
    )
    assert data["Author"] == "某省质量技术监督局"
    assert data["Subject"] == "某政办发〔2012〕123号，数据截至2012年12月31日"
    assert data["CreationDate"] == "D:20130108000000+08'00'"


def test_page_numbers_stand_at_the_outer_edge(make: Factory, printed: Printer) -> None:
    record = make.record([make.task(notes={NoteField.PROGRESS: "进展情况。" * 1500})])
    paper, _ = printed(record)
    for index in range(paper.pages):
        digits = [box for box in paper.boxes(index) if box[2] < A4.bottom - 10 and box[0].isdigit()]
        assert "".join(box[0] for box in digits) == str(index + 1)
        right = digits[0][1] > A4.width / 2
        assert right is (index % 2 == 0)


def test_blank_lines_wait_for_names_not_entered(make: Factory, printed: Printer) -> None:
    paper, _ = printed(make.record([make.task()]))
    text = squeeze(paper.text)
    assert "填报人：填报单位（盖章）" in text or "填报人：审核人：联系电话：" in text


def test_long_names_and_many_figures_fit(make: Factory, printed: Printer) -> None:
    agency = Agency("某委", "某省" + "国有资产监督管理" * 6 + "委员会", AgencyKind.DEPARTMENT)
    target = Target(
        "一个很长很长的指标名称" * 6, 1234567.5, 9876543.25, "万公里", "力争、不少于、以上"
    )
    milestone = make.milestone("十二.34.56", status=Status.DONE, target=target, value=9999999.75)
    record = make.record(
        [make.task("十二.34", "长标题" * 40, milestones=[milestone])], agency=agency
    )
    paper, _ = printed(record)
    text = squeeze(paper.text)
    for part in (
        agency.full_name,
        target.name,
        "力争不少于1234567.5–9876543.25万公里以上",
        "9999999.75万公里",
    ):
        assert part in text
