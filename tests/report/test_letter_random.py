"""Notes as hostile hands and careless clipboards make them: nothing lost, nothing obeyed."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable

import pytest
from docx import Document
from docx.oxml.ns import qn

from taizhang.exchange.letter_docx import letter_docx
from taizhang.ledger.record import Record
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import Target
from taizhang.report import slip
from taizhang.report.cleaning import clean
from taizhang.report.composition import compose
from taizhang.report.letter import LetterOptions
from taizhang.report.letter_paper import paper
from taizhang.report.styles import PLAIN
from tests.report.conftest import Factory, squeeze
from tests.report.test_letter import DAY, after_cleaning, running

PIECES = (
    *(
        "质量",
        "企业",
        "省",
        "的",
        "工作",
        "办法",
        "推进",
        "落实",
        "𬭸",
        "喆",
        "镕",
        "㛃",
        "𠮷",
        "龘",
    ),
    *("，", "。", "；", "：", "“", "”", "（", "）", "《", "》", "、", "——", "……", "％", "·"),
    *("AQSIQ", "ISO9001", "e.g.", "https://a.cn/b?c=d&e", "12.5%", "1,000", "2012-10-08", "No.7"),
    *("<b>", "</b>", "&amp;", "&", '<img src="/etc/passwd">', "<w:p/>", "]]>", "${x}", "=1+1"),
    *("✅", "🚧", "☑", "\u202e", "\u2066", "\u200b", "\x00", "\x07", "\x1b", "\ufeff", "\ud800"),
    *("\n", "\r\n", "\t", " ", "\u3000", "\u2028", "\x0b", "\ufffe", "\u00ad"),
)


def note_of(chance: random.Random, longest: int) -> str:
    length = chance.choice([1, 3, 10, 40, chance.randint(1, longest)])
    return f"注{chance.randint(10**8, 10**9)}" + "".join(chance.choices(PIECES, k=length))


def record_of(chance: random.Random, make: Factory, count: int, longest: int) -> Record:
    """A record of ``count`` notes, each in a milestone of its own, with values beside them."""
    milestones = []
    for i in range(count):
        target = Target(f"指标{i}", 5, 5, "个") if i % 3 == 0 else None
        milestones.append(
            make.milestone(
                f"一.1.{i + 1}",
                f"事项{i}、{note_of(chance, 10)}",
                chance.choice([Status.UNDER_WAY, Status.NOT_STARTED]),
                target=target,
                value=chance.randint(0, 10**6) + 0.5 if target else None,
                notes={chance.choice(list(NoteField)): note_of(chance, longest)},
            )
        )
    tasks = [
        make.task(f"一.{n}", note_of(chance, 8), milestones=milestones[n::4]) for n in range(1, 4)
    ]
    tasks.append(make.task("一.4", milestones=milestones[0::4], notes={NoteField.PROGRESS: "乙"}))
    return make.record(tasks)


def entered(record: Record) -> list[str]:
    words = [task.title for task in record.tasks]
    for task in record.tasks:
        for milestone in task.milestones:
            words += [milestone.text, *milestone.notes.texts.values()]
            if milestone.value is not None:
                words.append(f"{milestone.value:.10g}个")
    return words


def assert_holds(text: str, record: Record, missing: tuple[str, ...]) -> None:
    for words in entered(record):
        for part in after_cleaning(words, missing):
            # A title or a milestone that is several lines is one line on paper.
            assert part in text, words


def docx_text(data: bytes) -> str:
    body = Document(io.BytesIO(data)).element.body
    return squeeze("".join(node.text or "" for node in body.iter(qn("w:t"))))


def check(seed: int, make: Factory, count: int, pdftotext: Callable[[bytes], str]) -> None:
    chance = random.Random(seed)
    record = record_of(chance, make, count, 400)
    letter = compose([record], LetterOptions(DAY))
    printed = paper(letter, PLAIN)
    assert_holds(running(printed.pdf, pdftotext), record, printed.missing)
    written = letter_docx(letter)
    assert_holds(docx_text(written), record, ())
    slips = slip.build([record], slip.SlipOptions(DAY))
    text = re.sub(
        r"节点工作内容目标值完成日期/完成值状态|一\.1\.\d+说明(?=进展|存在|下一|需协)",
        "",
        squeeze(pdftotext(slips.pdf)),
    )
    assert text
    for words in entered(record):
        # A slip's rows go on over pages in the middle of a cell: a note's beginning is enough here.
        assert squeeze("".join("〓" if c in slips.missing else c for c in clean(words)))[:9] in text
    assert "root:" not in text


def test_the_docx_has_the_words_of_the_pdf_in_their_order(
    make: Factory, pdftotext: Callable[[bytes], str]
) -> None:
    letter = compose([make.full()], LetterOptions(DAY, chart=False))
    printed = running(paper(letter, PLAIN).pdf, pdftotext)
    heads = ("编号任务和节点进展状态完成情况备注", "序号任务指标目标值完成值进展状态")
    written = docx_text(letter_docx(letter))
    for head in heads:
        written, printed = written.replace(head, ""), printed.replace(head, "")
    assert written == printed


def test_random_notes_are_all_there(make: Factory, pdftotext: Callable[[bytes], str]) -> None:
    check(7, make, 24, pdftotext)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_five_hundred_random_notes_are_all_there(
    make: Factory, pdftotext: Callable[[bytes], str], seed: int
) -> None:
    check(seed, make, 100, pdftotext)
