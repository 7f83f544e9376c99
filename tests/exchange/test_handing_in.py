"""What is asked for once and written as any file: what both window and command line rely on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.exchange import handing_in
from taizhang.exchange.handing_in import Form, Kind, Wanted
from taizhang.ledger.agencies import Unit
from taizhang.ledger.reports import EditReportText, RecordReport
from taizhang.ledger.store import Ledger
from tests.conftest import AT

DAY = date(2012, 12, 31)
TODAY = date(2013, 1, 8)


def note(unit: Unit, as_of: date, form: str = "自查报告") -> RecordReport:
    return RecordReport(unit.id, form, as_of, "a.pdf", "0" * 64)


def test_report_before_is_of_an_earlier_day_or_was_made_on_one(
    ledger: Ledger, quality: Unit, education: Unit
) -> None:
    made_on = AT.date()
    tomorrow = made_on + timedelta(days=1)

    def previous(as_of: date, today: date) -> date | None:
        found = handing_in.previous(ledger, quality, as_of, today)
        return found.as_of if found else None

    assert previous(DAY, made_on) is None
    ledger.apply(note(education, DAY), AT)
    ledger.apply(note(quality, DAY, "自查报告（汇总）"), AT)
    assert previous(DAY, tomorrow) is None
    ledger.apply(note(quality, date(2012, 6, 30)), AT)
    ledger.apply(note(quality, DAY), AT)
    assert previous(DAY, made_on) == date(2012, 6, 30)
    assert previous(DAY, tomorrow) == DAY
    assert previous(date(2012, 9, 30), tomorrow) == date(2012, 6, 30)
    assert previous(date(2012, 3, 31), tomorrow) is None


def test_what_was_made_is_what_is_written(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    gathered = handing_in.gather(ledger, Wanted((quality,), DAY, TODAY))
    paper = handing_in.make(gathered)
    written = handing_in.write(gathered, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == paper.report.pdf
    assert written.pages == paper.report.pages
    for name in ("b.docx", "c.docx"):
        handing_in.write(gathered, tmp_path / name, paper if name == "b.docx" else None)
    assert (tmp_path / "b.docx").read_bytes() == (tmp_path / "c.docx").read_bytes()


def test_pages_are_told_and_may_be_given_up(ledger: Ledger, quality: Unit) -> None:
    class Enough(Exception):
        pass

    def third(number: int) -> None:
        if number == 3:
            raise Enough

    for form in Form:
        told: list[int] = []
        gathered = handing_in.gather(ledger, Wanted((quality,), DAY, TODAY, form))
        made = handing_in.make(gathered, told.append)
        assert told == list(range(1, made.report.pages + 1))
        with pytest.raises(Enough):
            handing_in.make(gathered, third)


def test_composed_words_are_told_beside_the_offices_own(ledger: Ledger, quality: Unit) -> None:
    ledger.apply(EditReportText(quality.id, DAY, "结语", "以上报告，请审阅。"), AT)
    paper = handing_in.make(handing_in.gather(ledger, Wanted((quality,), DAY, TODAY)))
    assert paper.letter is not None
    assert paper.letter.parts[-1].text == "以上报告，请审阅。"
    assert paper.composed["结语"].text == "特此报告。"


def test_summary_leaves_out_units_without_a_task_of_the_section(
    ledger: Ledger, quality: Unit, education: Unit
) -> None:
    wanted = Wanted((quality, education), DAY, TODAY, Form.SHEET, frozenset({"四"}))
    gathered = handing_in.gather(ledger, wanted)
    assert [record.agency.short_name for record in gathered.records] == ["省质监局"]
    with pytest.raises(KnownError, match="没有可以报告的任务"):
        handing_in.gather(ledger, replace(wanted, sections=frozenset()))


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        (Form.LETTER, "a.PDF", Kind.PDF),
        (Form.LETTER, "a.docx", Kind.DOCX),
        (Form.SHEET, "a.xlsx", Kind.XLSX),
    ],
)
def test_kind_is_told_by_the_name(form: Form, name: str, kind: Kind) -> None:
    assert handing_in.require_kind(form, Path(name)) is kind


def test_summary_is_nobodys_own_report(ledger: Ledger, quality: Unit, education: Unit) -> None:
    both = Wanted((quality, education), DAY, TODAY)
    assert handing_in.handed_in(both, "a.pdf", "0" * 64) is None
    noted = handing_in.handed_in(replace(both, keeper=quality), "a.pdf", "0" * 64)
    assert noted == note(quality, DAY, "自查报告（汇总）")


def test_file_is_called_by_unit_form_and_day(quality: Unit, education: Unit) -> None:
    wanted = Wanted((quality,), DAY, TODAY)
    name = handing_in.file_name(wanted, Kind.DOCX)
    assert name == "江苏省质量技术监督局自查报告（截至2012-12-31）.docx"
    every = handing_in.file_name(replace(wanted, units=(quality, education)), Kind.PDF)
    assert every == "各单位自查报告（截至2012-12-31）.pdf"
    odd = replace(quality, agency=replace(quality.agency, full_name='a/b\\c:"d"'))
    assert handing_in.file_name(replace(wanted, units=(odd,)), Kind.PDF).startswith("a_b_c__d_自查")
