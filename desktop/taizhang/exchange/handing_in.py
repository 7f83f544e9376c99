"""What is handed in, in one of its forms: asked for once, read once, written as any file it can be.

The window and the command line both go through here, so that they cannot disagree. `gather` asks
the ledger, on its thread; `make` and `write` work on values alone and may run in another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.ledger import history
from taizhang.ledger.records import record_of
from taizhang.ledger.reports import (
    Made,
    RecordReport,
    changes_since,
    report_texts,
    reports_made,
)
from taizhang.ledger.scheme import SCHEMES, scheme
from taizhang.report import letter_paper, sheet, slip
from taizhang.report.cleaning import one_line
from taizhang.report.columns import STANDARD, with_steps
from taizhang.report.composition import JOINT, compose
from taizhang.report.file import Report, save, save_bytes
from taizhang.report.fonts import SHIPPED, Fonts
from taizhang.report.letter import (
    Annexes,
    Key,
    Letter,
    LetterOptions,
    Part,
    RedHeading,
    Words,
)
from taizhang.report.office_fonts import OfficeFonts, with_office_fonts
from taizhang.report.sheet_signs import SCHEMES as COLOURS
from taizhang.report.styles import Styles

if TYPE_CHECKING:
    from taizhang.ledger.agencies import Unit
    from taizhang.ledger.record import Record
    from taizhang.ledger.store import Ledger
    from taizhang.ledger.templates import SheetTemplate

OnPage = Callable[[int], None]
"""Told the number of every page that is finished; may raise to end the work."""


class Form(StrEnum):
    """The three forms."""

    LETTER = "自查报告"
    SHEET = "任务台账"
    SLIP = "任务单"


class Annex(StrEnum):
    """What can be attached to the letter."""

    TASKS = "任务落实情况一览表"
    EVIDENCE = "佐证材料清单"
    HISTORY = "更改记录"
    CHANGES = "与上期相比"


class Kind(StrEnum):
    """The kinds of files, by their suffix."""

    PDF = ".pdf"
    XLSX = ".xlsx"
    DOCX = ".docx"


KINDS = {
    Form.LETTER: (Kind.PDF, Kind.DOCX),
    Form.SHEET: (Kind.PDF, Kind.XLSX),
    Form.SLIP: (Kind.PDF,),
}
"""What each form can be written as, the usual one first."""


PRINTED = "打印件"
"""Stands for the file's name where the report was printed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. ``units`` are one, or several for a summary.

    ``sections`` are numbers (一, 二 …), None for all. ``keeper`` is the unit under which the texts
    of a summary are kept; the texts of a single unit's report are its own.
    """

    units: tuple[Unit, ...]
    as_of: date
    produced_on: date
    form: Form = Form.LETTER
    sections: frozenset[str] | None = None
    template: SheetTemplate = STANDARD
    annexes: frozenset[Annex] = frozenset({Annex.TASKS})
    red_head: RedHeading | None = None
    office_fonts: bool = False
    steps: bool = False
    """The units' own steps (分解步骤) in the sheet and in the letter's table; a slip has them."""
    keeper: Unit | None = None

    @property
    def holder(self) -> Unit | None:
        """Whose report it is in the ledger."""
        return self.units[0] if len(self.units) == 1 else self.keeper

    @property
    def form_name(self) -> str:
        """The form as it is noted when it is handed in; a summary is no unit's own report."""
        return f"{self.form}（汇总）" if len(self.units) > 1 else str(self.form)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the ledger knows of it: from here on the ledger is not asked any more."""

    wanted: Wanted
    records: tuple[Record, ...]
    edits: Mapping[str, str] = field(default_factory=dict)
    annexes: Annexes = field(default_factory=Annexes)
    scheme: str = SCHEMES[0]
    """灯色 as it is set in the ledger."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The pages, and for a letter its values, of which a DOCX is made."""

    report: Report
    letter: Letter | None = None
    composed: Mapping[str, Part] = field(default_factory=dict)
    """The parts of the letter as they are without the office's edits, by their keys."""
    fonts: tuple[KnownError, ...] = ()
    """Sentences about fonts of the office that cannot be used."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written. ``pages`` of a PDF, ``rows`` of a workbook; else 0."""

    path: Path
    sha256: str
    pages: int = 0
    rows: int = 0
    missing: tuple[str, ...] = ()
    fonts: tuple[KnownError, ...] = ()


def gather(ledger: Ledger, wanted: Wanted) -> Gathered:
    """Read what the ledger holds of it.

    Raises:
        KnownError: nothing is left of it, or an annex cannot be made.
    """
    records = [record_of(ledger, unit, wanted.as_of) for unit in wanted.units]
    if wanted.sections is not None:
        records = [_within(record, wanted.sections) for record in records]
    if len(records) > 1 or wanted.sections is not None:
        records = [record for record in records if record.tasks]
    if not records:
        raise KnownError("没有可以报告的任务，请换一个单位或选择更多的类别。")
    if wanted.form is not Form.LETTER:
        return Gathered(wanted, tuple(records), scheme=scheme(ledger))
    holder = wanted.holder
    edits = report_texts(ledger, holder.id, wanted.as_of) if holder else {}
    return Gathered(wanted, tuple(records), edits, _annexes(ledger, wanted))


def _within(record: Record, sections: frozenset[str]) -> Record:
    return replace(record, sections=tuple(s for s in record.sections if s.number in sections))


def _annexes(ledger: Ledger, wanted: Wanted) -> Annexes:
    found = Annexes(evidence=Annex.EVIDENCE in wanted.annexes)
    if Annex.HISTORY in wanted.annexes:
        of_units = [
            entry
            for unit in wanted.units
            for entry in history.entries(ledger, history.Wanted(agency_id=unit.id))
        ]
        found = replace(found, history=sorted(of_units, key=lambda e: e.id, reverse=True))
    if Annex.CHANGES in wanted.annexes:
        found = replace(found, changes=changes_since(ledger, _required_previous(ledger, wanted)))
    return found


def _required_previous(ledger: Ledger, wanted: Wanted) -> Made:
    if len(wanted.units) > 1:
        raise KnownError("“与上期相比”只能逐个单位生成，请选择一个单位。")
    since = previous(ledger, wanted.units[0], wanted.as_of, wanted.produced_on)
    if since is None:
        name = wanted.units[0].name
        raise KnownError("{0}还没有报出过报告，没有上期可比，请去掉“与上期相比”。", name)
    return since


def previous(ledger: Ledger, unit: Unit, as_of: date, today: date) -> Made | None:
    """上期: what the unit handed in last for an earlier day, or on an earlier day.

    What was saved today for the same day is this very report, however often it is saved.
    """
    own_forms = set(Form)
    return next(
        (
            made
            for made in reports_made(ledger, unit.id)
            if made.form in own_forms
            and made.as_of <= as_of
            and (made.as_of < as_of or made.made_at.date() < today)
        ),
        None,
    )


def make(gathered: Gathered, on_page: OnPage | None = None) -> Paper:
    """Set the pages; the same values give the same bytes.

    Raises:
        KnownError: the form cannot be made of them.
    """
    wanted = gathered.wanted
    fonts, refused = _fonts(wanted)
    if wanted.form is Form.SHEET:
        made = sheet.build(
            gathered.records,
            _template(wanted),
            colours=COLOURS[gathered.scheme],
            produced_on=wanted.produced_on,
            styles=Styles(fonts),
            on_page=on_page,
        )
        return Paper(made, fonts=refused)
    if wanted.form is Form.SLIP:
        options = slip.SlipOptions(wanted.produced_on, fonts=fonts)
        return Paper(slip.build(gathered.records, options, on_page), fonts=refused)
    letter = letter_of(gathered)
    plain = letter_of(replace(gathered, edits={})) if gathered.edits else letter
    report = letter_paper.paper(letter, Styles(fonts), on_page)
    return Paper(report, letter, {part.key: part for part in plain.parts}, refused)


def letter_of(gathered: Gathered) -> Letter:
    """The letter in words."""
    wanted = gathered.wanted
    options = LetterOptions(
        wanted.produced_on,
        gathered.edits,
        red_head=wanted.red_head,
        task_table=Annex.TASKS in wanted.annexes,
        steps_in_table=wanted.steps,
        annexes=gathered.annexes,
    )
    letter = compose(gathered.records, options)
    if wanted.sections is None:
        return letter
    said = Words(f"本报告只涉及以下类别：{_section_names(gathered.records)}。")
    return replace(letter, parts=tuple(_limited(part, said) for part in letter.parts))


def _section_names(records: Sequence[Record]) -> str:
    names = {s.number: one_line(s.title) for record in records for s in record.sections}
    return "、".join(f"（{number}）{title}" for number, title in names.items())


def _limited(part: Part, said: Words) -> Part:
    """The opening says that it is not about the whole plan, unless the office wrote its own."""
    if part.key.removeprefix(JOINT) != Key.OPENING or part.edited:
        return part
    return replace(part, items=(*part.items, said))


def _fonts(wanted: Wanted) -> tuple[Fonts, tuple[KnownError, ...]]:
    if not wanted.office_fonts:
        return SHIPPED, ()
    found = office_fonts()
    if not found.used and not found.refused:
        none = KnownError("这台电脑上没有仿宋_GB2312、楷体_GB2312和方正小标宋，用程序自带的字体。")
        return found.fonts, (none,)
    return found.fonts, found.refused


@cache
def office_fonts() -> OfficeFonts:
    """The office's fonts, looked for once."""
    return with_office_fonts()


def require_kind(form: Form, path: Path) -> Kind:
    """What a file of that name is written as.

    Raises:
        KnownError: the form cannot be written so.
    """
    suffix = path.suffix.lower()
    if suffix not in set(Kind):
        raise KnownError("不认识“{0}”这种文件，请用 .pdf、.docx 或 .xlsx。", path.name)
    if suffix not in KINDS[form]:
        kinds = "、".join(KINDS[form])
        raise KnownError("{0}不能存成 {1}，可以存成 {2}。", form, suffix, kinds)
    return Kind(suffix)


def write(gathered: Gathered, path: Path, paper: Paper | None = None) -> Written:
    """Write it as what the file's name says; ``paper`` is what was made of the same values before.

    Raises:
        KnownError: it cannot be made or written; what stood there is as it was.
    """
    kind = require_kind(gathered.wanted.form, path)
    if kind is Kind.XLSX:
        return _write_workbook(gathered, path)
    if kind is Kind.DOCX:
        from taizhang.exchange.letter_docx import letter_docx

        letter = paper.letter if paper and paper.letter else letter_of(gathered)
        data = letter_docx(letter)
        save_bytes(data, path)
        return Written(path, _sha256(data))
    paper = paper or make(gathered)
    save(paper.report, path)
    report = paper.report
    return Written(path, _sha256(report.pdf), report.pages, 0, report.missing, paper.fonts)


def _write_workbook(gathered: Gathered, path: Path) -> Written:
    from taizhang.exchange.sheet_columns import default_columns, template_columns
    from taizhang.exchange.workbook import write_workbook

    wanted = gathered.wanted
    # The built-in template leaves out what is read back; the workbook has its own choice.
    if wanted.template == STANDARD:
        columns = default_columns(gathered.records, steps=wanted.steps)
    else:
        columns = template_columns(_template(wanted))
    paper = wanted.template.paper
    rows = write_workbook(
        gathered.records, path, wanted.produced_on, columns, paper, gathered.scheme
    )
    return Written(path, _sha256(path.read_bytes()), rows=rows)


def _template(wanted: Wanted) -> SheetTemplate:
    return with_steps(wanted.template) if wanted.steps else wanted.template


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def handed_in(wanted: Wanted, file_name: str, sha256: str) -> RecordReport | None:
    """The note that it was handed in; None where there is no unit to note it for."""
    holder = wanted.holder
    if holder is None:
        return None
    return RecordReport(holder.id, wanted.form_name, wanted.as_of, file_name, sha256)


def file_name(wanted: Wanted, kind: Kind, everybody: str = "各单位") -> str:
    """What the file is called when nobody says otherwise: from unit and day."""
    several = len(wanted.units) > 1
    unit = everybody if several else one_line(wanted.units[0].agency.full_name)
    safe = "".join("_" if char in '\\/:*?"<>|' else char for char in unit)
    return f"{safe}{wanted.form}（截至{wanted.as_of}）{kind}"
