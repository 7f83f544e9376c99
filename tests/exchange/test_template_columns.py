"""A receiving office's template as a workbook: same columns, same headings, still read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.exchange.comparison import Verdict
from taizhang.exchange.read_sheet import read_sheet
from taizhang.exchange.sheet_columns import ROW_ID, template_columns
from taizhang.exchange.workbook import write_workbook
from taizhang.ledger.agencies import Unit
from taizhang.ledger.records import record_of
from taizhang.ledger.store import Ledger
from taizhang.ledger.templates import SheetTemplate
from taizhang.report.columns import STANDARD
from tests.exchange.conftest import DAY, Sheet

OURS = SheetTemplate(
    "月报",
    (
        ("milestone_number", "节点编号"),
        ("task", "重点工作"),
        ("progress", "进展情况"),
        ("problems", "困难"),
    ),
    "A4",
)


@pytest.fixture
def sheet(ledger: Ledger, quality: Unit, tmp_path: Path) -> Sheet:
    path = tmp_path / "月报.xlsx"
    record = record_of(ledger, quality, DAY)
    write_workbook([record], path, DAY, template_columns(OURS), OURS.paper)
    return Sheet(path)


def test_columns_and_headings(sheet: Sheet) -> None:
    assert list(sheet.columns) == [ROW_ID, "节点编号", "重点工作", "进展情况", "困难"]
    assert sheet.cell("一.1.1", "重点工作").value == "部署推进质量强省工作"
    assert sheet.sheet.page_setup.paperSize == 9


def test_a_column_under_another_heading_is_not_read_back(sheet: Sheet, ledger: Ledger) -> None:
    sheet.fill("一.1.1", 进展情况="已印发", 困难="经费不足")
    reading = read_sheet(sheet.save(), ledger)
    (cell,) = (cell for row in reading.rows for cell in row.cells)
    assert (cell.field, cell.verdict, cell.new) == ("进展情况", Verdict.CHANGE, "已印发")


def test_the_standard_is_a_workbook_too(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    path = tmp_path / "标准.xlsx"
    write_workbook([record_of(ledger, quality, DAY)], path, DAY, template_columns(STANDARD))
    assert list(Sheet(path).columns) == [ROW_ID, *(heading for _, heading in STANDARD.columns)]


def test_unknown_columns_are_refused() -> None:
    with pytest.raises(KnownError, match="请重新选择栏目"):
        template_columns(SheetTemplate("甲", (("colour", "颜色"),), "A4"))
