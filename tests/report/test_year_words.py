"""Changed deadlines, judged paces and own steps, as the three forms print them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from taizhang.ledger.feedback import Surroundings
from taizhang.ledger.pace import Pace
from taizhang.ledger.record import DueChange, MilestoneRecord, PaceOverride, Record, Step
from taizhang.ledger.scheme import SCHEMES as SCHEME_NAMES
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import Role
from taizhang.report import sheet, slip, year_words
from taizhang.report.check import check
from taizhang.report.check_finding import Rule
from taizhang.report.columns import COLUMNS, STANDARD, SheetRow, sheet_rows, with_steps
from taizhang.report.composition import compose
from taizhang.report.letter import Letter, LetterOptions, LetterTable, Words
from taizhang.report.sheet_signs import DEFAULT_COLOURS, SCHEMES, signs_of
from tests.report.conftest import YEAR_END, Factory, squeeze

SPRING = date(2013, 3, 31)
EXTENDED = DueChange(
    YEAR_END, SPRING, "评审\n推迟。", "省政府\u202e办公厅", date(2012, 12, 20), "2012-12-21"
)
EARLIER = DueChange(SPRING, date(2013, 2, 1), "提前验收", "", None, "2013-01-05")
STEPS = (
    Step(1, 1, "起草办法。", "张三", date(2012, 5, 1), date(2012, 5, 2)),
    Step(2, 2, "印发"),
)


def busy(make: Factory, status: Status = Status.NOT_STARTED) -> MilestoneRecord:
    return replace(
        make.milestone(status=status, completed_on=YEAR_END if status is Status.DONE else None),
        due=EARLIER.due,
        deadlines=(EXTENDED, EARLIER),
        pace_override=PaceOverride(Pace.ON_TIME, "已送审；"),
        steps=STEPS,
    )


def record(make: Factory, milestone: MilestoneRecord, role: Role = Role.LEAD) -> Record:
    other = make.milestone("一.1.2", "召开动员大会")
    return make.record([make.task(role=role, milestones=[milestone, other])])


def test_in_words(make: Factory) -> None:
    milestone = busy(make)
    assert year_words.due_changes(milestone) == [
        "延期：原时限2012年12月31日，延至2013年3月31日，理由：评审 推迟，"
        "批准：省政府办公厅（2012年12月20日）",
        "原时限2013年3月31日，提前至2013年2月1日，理由：提前验收",
    ]
    assert year_words.extension(milestone) == (
        "原时限2012年12月31日，延至2013年2月1日，理由：提前验收"
    )
    assert year_words.extension(make.milestone()) == ""
    assert year_words.judgement(milestone, 2012, YEAR_END) == (
        "自行判定为“达序时”（按时间测算为“欠序时”），理由：已送审"
    )
    assert year_words.judgement(busy(make, Status.DONE), 2012, YEAR_END) == ""
    assert year_words.steps(milestone) == [
        "1．起草办法（张三，时限2012年5月1日，2012年5月2日完成）",
        "2．印发（未完成）",
    ]


def test_a_slip_has_all_of_it(make: Factory, pdftotext: Callable[[bytes], str]) -> None:
    made = slip.build([record(make, busy(make))], slip.SlipOptions(date(2013, 1, 8)))
    text = squeeze(pdftotext(made.pdf))
    for words in (
        "完成时限2012年12月31日、2013年2月1日",
        "时限调整：延期：原时限2012年12月31日，延至2013年3月31日",
        "批准：省政府办公厅（2012年12月20日）",
        "序时进度：自行判定为“达序时”",
        "分解步骤：1．起草办法（张三",
        "2．印发（未完成）",
    ):
        assert words in text, words


def cells(of: Record, key: str) -> list[str]:
    return [COLUMNS[key].text(row) for row in sheet_rows([of])]


def test_the_sheet_prints_both_days_and_why(make: Factory) -> None:
    of = record(make, busy(make))
    assert cells(of, "due") == ["2013-02-01\n原时限\n2012-12-31", "2012-12-31"]
    first, second = cells(of, "remark")
    assert first.startswith("延期：原时限2012年12月31日，延至2013年3月31日")
    assert first.endswith("序时进度自行判定为“达序时”（按时间测算为“欠序时”），理由：已送审")
    assert second == ""
    assert cells(of, "steps")[0].startswith("1．起草办法（张三")
    row = next(sheet_rows([of]))
    assert COLUMNS["due"].value(row) == date(2013, 2, 1)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2012, 6, 30), "达序时（自行判定）"),
        (date(2013, 1, 10), "达序时（自行判定）、临期"),
        (date(2013, 2, 2), "逾期"),
    ],
)
def test_the_pace_is_marked_as_judged(make: Factory, day: date, words: str) -> None:
    of = replace(record(make, busy(make)), as_of=day)
    row = next(sheet_rows([of]))
    assert COLUMNS["pace"].text(row) == words
    signs = [sign.word for sign in signs_of(row, day, DEFAULT_COLOURS)]
    assert ("自行判定" in signs) == ("自行判定" in words)
    assert all(word in signs for word in words.replace("（自行判定）", "").split("、"))
    general = record(make, busy(make), Role.GENERAL)
    assert cells(general, "pace") == ["", ""]


def test_steps_are_a_column_where_they_are_wished(
    make: Factory, pdftotext: Callable[[bytes], str]
) -> None:
    keys = [key for key, _ in with_steps(STANDARD).columns]
    assert keys.index("steps") == keys.index("measure") + 1
    assert with_steps(with_steps(STANDARD)) == with_steps(STANDARD)
    few = replace(STANDARD, columns=(("place", "序号"), ("progress", "进展情况")))
    assert [key for key, _ in with_steps(few).columns] == ["place", "progress", "steps"]
    of = record(make, busy(make))
    for template, shown in ((STANDARD, False), (with_steps(STANDARD), True)):
        made = sheet.build([of], template, produced_on=date(2013, 1, 8))
        assert ("起草办法" in squeeze(pdftotext(made.pdf))) is shown


def words_of(letter: Letter) -> str:
    said = [item.text for part in letter.parts for item in part.items if isinstance(item, Words)]
    return "\n".join(said)


def table_of(letter: Letter) -> str:
    (attachment,) = letter.attachments
    tables = [item for item in attachment.items if isinstance(item, LetterTable)]
    return "\n".join(str(cell) for table in tables for row in table.rows for cell in row.texts)


def test_the_letter_tells_of_extensions_and_lists_them(make: Factory) -> None:
    of = record(make, busy(make))
    letter = compose([of], LetterOptions(date(2013, 1, 8)))
    assert (
        "经批准延期的节点有1个：建立统筹协调工作机制（原时限2012年12月31日，延至2013年2月1日，"
        in words_of(letter)
    )
    listed = table_of(letter)
    assert "时限2013年2月1日" in listed
    assert "延期：原时限2012年12月31日，延至2013年3月31日，理由：评审 推迟" in listed
    assert "序时进度自行判定为“达序时”" in listed
    assert "起草办法" not in listed
    listed = table_of(compose([of], LetterOptions(date(2013, 1, 8), steps_in_table=True)))
    assert "分解步骤：1．起草办法（张三" in listed
    plain = compose([record(make, make.milestone())], LetterOptions(date(2013, 1, 8)))
    assert "延期" not in words_of(plain) + table_of(plain)


def test_a_summary_names_who_was_given_a_later_day(make: Factory) -> None:
    of = record(make, busy(make))
    other = replace(of, agency=replace(of.agency, short_name="省财政厅"))
    letter = compose([of, other], LetterOptions(date(2013, 1, 8), steps_in_table=True))
    assert "（省质监局，原时限" in words_of(letter)
    assert "（省财政厅，原时限" in words_of(letter)
    assert table_of(letter).count("分解步骤：1．起草办法") == 2


def rules(of: Record) -> set[Rule]:
    return {finding.rule for finding in check(of, Surroundings())}


def test_the_check_accepts_an_extension_and_a_judgement(make: Factory) -> None:
    day = date(2013, 1, 5)
    late = make.milestone()
    of = replace(make.record([make.task(milestones=[late])]), as_of=day)
    assert {Rule.OVERDUE, Rule.BEHIND} <= rules(of)
    longer = replace(late, due=SPRING, deadlines=(EXTENDED,))
    of = replace(make.record([make.task(milestones=[longer])]), as_of=day)
    assert Rule.OVERDUE not in rules(of)
    assert Rule.BEHIND in rules(of)
    judged = replace(longer, pace_override=PaceOverride(Pace.ON_TIME, "已送审"))
    of = replace(make.record([make.task(milestones=[judged])]), as_of=day)
    assert not {Rule.OVERDUE, Rule.BEHIND} & rules(of)
    # a day that is over asks for its reason again
    of = replace(of, as_of=date(2013, 4, 1))
    assert Rule.OVERDUE in rules(of)
    done = replace(
        make.milestone(
            status=Status.DONE, completed_on=date(2013, 2, 1), notes={NoteField.PROGRESS: ""}
        ),
        due=SPRING,
        deadlines=(EXTENDED,),
    )
    assert Rule.OVERDUE not in rules(make.record([make.task(milestones=[done])]))


def test_every_scheme_has_its_colours(make: Factory) -> None:
    assert tuple(SCHEMES) == SCHEME_NAMES
    row: SheetRow = next(sheet_rows([record(make, busy(make))]))
    said = {tuple(sign.word for sign in signs_of(row, YEAR_END, c)) for c in SCHEMES.values()}
    assert len(said) == 1  # words and shapes do not depend on colours
