"""What goes with a letter when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from taizhang.ledger.history import Entry
from taizhang.ledger.record import EvidenceItem, Record
from taizhang.ledger.reports import Changes, Difference, Made
from taizhang.report.annexes import attachments, file_size
from taizhang.report.letter import Annexes, LetterOptions, LetterTable
from taizhang.report.letter_paper import build
from tests.report.conftest import YEAR_END, Factory, Paper, squeeze

AT = datetime(2012, 10, 8, 9, 30, tzinfo=timezone(timedelta(hours=8)))
MADE = Made(1, 1, "自查报告", date(2012, 9, 30), AT, "a.pdf", "0" * 64, 9)


def evidence(number: int, name: str, sha256: str) -> EvidenceItem:
    return EvidenceItem(
        number, name, "<b>说明</b>", None, AT.isoformat(), 2_202_010, sha256, number
    )


def with_evidence(record: Record) -> Record:
    (section, *rest) = record.sections
    task = section.tasks[0]
    milestone = replace(task.milestones[0], evidence=(evidence(2, "甲\u202e.pdf", "cd" * 32),))
    task = replace(
        task,
        evidence=(evidence(1, "甲.pdf", "cd" * 32),),
        milestones=(milestone, *task.milestones[1:]),
    )
    return replace(record, sections=(replace(section, tasks=(task, *section.tasks[1:])), *rest))


def entry(number: int, after: str) -> Entry:
    return Entry(
        number,
        AT,
        "张三",
        "zhang",
        "do",
        None,
        "WriteNote",
        "一.3.2 制定",
        "省质监局",
        "",
        after,
        "备注",
    )


def test_evidence_is_listed_with_its_checksums(make: Factory) -> None:
    (annex,) = attachments([with_evidence(make.full())], Annexes(evidence=True))
    words, table = annex.items
    assert annex.title == "佐证材料清单"
    assert words.whole.startswith("佐证材料2项，文件1个。")  # type: ignore[union-attr]
    assert isinstance(table, LetterTable)
    assert [row.texts for row in table.rows] == [
        ("1", "甲.pdf\n<b>说明</b>", "一.1", "2012-10-08登记", "2.1 MB", "cd" * 32),
        ("2", "甲.pdf\n<b>说明</b>", "一.1.1", "2012-10-08登记", "2.1 MB", "cd" * 32),
    ]


def test_changes_since_the_last_report_are_listed(make: Factory) -> None:
    found = (
        Difference("一.1.1", "制定办法", "进展状态", "未开始", "已完成"),
        Difference("一.1.1", "制定办法", "完成日期", "", "2012-10-08"),
    )
    (annex,) = attachments([make.full()], Annexes(changes=Changes(MADE, found)))
    words, table = annex.items
    assert words.whole == (  # type: ignore[union-attr]
        "上期自查报告数据截至2012年9月30日，2012年10月8日报出。其后有1个任务或节点发生变化，共2处。"
    )
    assert isinstance(table, LetterTable)
    assert table.rows[1].texts == ("2", "一.1.1", "制定办法", "完成日期", "—", "2012-10-08")
    (annex,) = attachments([make.full()], Annexes(changes=Changes(MADE, ())))
    assert annex.items[0].whole.endswith("其后没有变化。")  # type: ignore[union-attr]


def test_annexes_are_named_in_the_letter_and_printed_behind_it(
    make: Factory, pdftotext: Callable[[bytes], str]
) -> None:
    annexes = Annexes(
        evidence=True,
        history=[entry(2, "进展情况：<i>新</i>"), entry(1, "进展情况：旧" * 300)],
        changes=Changes(MADE, ()),
    )
    options = LetterOptions(date(2013, 1, 8), annexes=annexes)
    report = build([with_evidence(make.full())], options)
    text = squeeze(pdftotext(report.pdf))
    listed = "附件：1．任务落实情况一览表2．佐证材料清单3．更改记录4．与上期报告相比的变化"
    assert listed in text
    assert "进展情况：<i>新</i>" in text
    assert text.count("旧") == 300
    assert [t for level, t in Paper(report.pdf).outline if level == 0][-3:] == [
        "附件2　佐证材料清单",
        "附件3　更改记录",
        "附件4　与上期报告相比的变化",
    ]


def test_nothing_to_list_is_said(make: Factory) -> None:
    record = replace(make.record([make.task()]), as_of=YEAR_END)
    found = attachments([record], Annexes(evidence=True, history=()))
    assert [annex.items[0].whole for annex in found] == ["没有登记佐证材料。", "没有更改记录。"]  # type: ignore[union-attr]


def test_sizes_are_said_as_people_say_them() -> None:
    assert [file_size(n) for n in (0, 1023, 1024, 35328, 5 << 20)] == [
        "0 字节",
        "1023 字节",
        "1.0 KB",
        "34.5 KB",
        "5.0 MB",
    ]
