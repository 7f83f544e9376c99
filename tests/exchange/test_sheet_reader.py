"""Cells as Excel, WPS, LibreOffice and others store them."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.exchange.package import opened
from taizhang.exchange.sheet_reader import (
    Cell,
    CellKind,
    Cells,
    SheetReader,
    column_number,
    is_date_format,
    unescaped,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
    '<numFmt numFmtId="165" formatCode="General&quot;yd&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="14"/>'
    '<xf numFmtId="165"/></cellXfs>'
)
STRINGS = (
    "<si><t>平</t></si>"
    '<si><r><t xml:space="preserve">甲 </t></r><r><rPr><b/></rPr><t>乙</t></r>'
    "<rPh><t>jia yi</t></rPh></si>"
    "<si><t>_x005F_x0041_&#10;_x0007_</t></si>"
)


def rows(
    tmp_path: Path, data: str, namespace: str = MAIN, target: str = "worksheets/s.xml"
) -> list[tuple[int, Cells]]:
    """The rows of a sheet with ``data`` in it."""

    def relations(*found: tuple[str, str]) -> str:
        lines = "".join(
            f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(found)
        )
        return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'

    parts = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", target), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
        ),
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="表" sheetId="7" r:id="r0"/></sheets></workbook>',
        "xl/sharedStrings.xml": f'<sst xmlns="{namespace}">{STRINGS}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{namespace}">{STYLES}</styleSheet>',
        "xl/worksheets/s.xml": f'<worksheet xmlns="{namespace}"><sheetData>{data}</sheetData>'
        "</worksheet>",
    }
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        for name, text in parts.items():
            book.writestr(name, text)
    with opened(path) as package:
        reader = SheetReader(package)
        (sheet,) = reader.sheets
        assert sheet.name == "表"
        return list(reader.rows(sheet))


def only(tmp_path: Path, cell: str) -> Cell:
    ((_, cells),) = rows(tmp_path, f"<row>{cell}</row>")
    return cells[0]


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        ('<c t="s"><v>0</v></c>', CellKind.TEXT, "平"),
        ('<c t="s"><v>1</v></c>', CellKind.TEXT, "甲 乙"),
        ('<c t="s"><v>2</v></c>', CellKind.TEXT, "_x0041_\n\x07"),
        ('<c t="inlineStr"><is><t>内_x000D_</t></is></c>', CellKind.TEXT, "内\r"),
        ('<c t="str"><v>果</v></c>', CellKind.TEXT, "果"),
        ('<c t="e"><v>#N/A</v></c>', CellKind.ERROR, "#N/A"),
        ('<c t="b"><v>1</v></c>', CellKind.TRUTH, "TRUE"),
        ("<c><v>1.5</v></c>", CellKind.NUMBER, "1.5"),
        ('<c s="4"><v>41274</v></c>', CellKind.NUMBER, "41274"),
        ('<c s="99"><v>1</v></c>', CellKind.NUMBER, "1"),
        ('<c s="2"><v>0.5</v></c>', CellKind.PERCENT, "0.5"),
        ('<c s="1"><v>41274</v></c>', CellKind.DATE, "2012-12-31"),
        ('<c s="3"><v>41274.99</v></c>', CellKind.DATE, "2012-12-31"),
        ('<c t="d"><v>2012-12-31T08:00:00</v></c>', CellKind.DATE, "2012-12-31"),
        ("<c><f>1+1</f><v>2</v></c>", CellKind.FORMULA, ""),
        ('<c t="str"><f t="shared" si="0"/><v>x</v></c>', CellKind.FORMULA, ""),
    ],
)
def test_a_cell(tmp_path: Path, cell: str, kind: CellKind, text: str) -> None:
    found = only(tmp_path, cell)
    assert (found.kind, found.text) == (kind, text)
    if kind is CellKind.DATE:
        assert found.day == date(2012, 12, 31)


@pytest.mark.parametrize(
    "cell",
    [
        '<c t="s"><v>3</v></c>',
        '<c t="s"><v>-1</v></c>',
        '<c t="d"><v>2012-99-99</v></c>',
        "<c><v>one</v></c>",
        "<c><v>inf</v></c>",
        "<c><v>nan</v></c>",
    ],
)
def test_a_cell_that_is_damaged(tmp_path: Path, cell: str) -> None:
    with pytest.raises(KnownError, match="损坏"):
        only(tmp_path, cell)


def test_rows_and_columns_with_and_without_their_names(tmp_path: Path) -> None:
    data = (
        '<row><c t="inlineStr"><is><t>a</t></is></c><c s="1"/><c><v>3</v></c></row>'
        '<row r="9"><c r="C9"><v>1</v></c><c><v>2</v></c></row><row r="10"><c r="A10"/></row>'
        "<row><c><v>4</v></c></row>"
    )
    found = [(n, {c: cell.text for c, cell in cells.items()}) for n, cells in rows(tmp_path, data)]
    assert found == [(1, {0: "a", 2: "3"}), (9, {2: "1", 3: "2"}), (11, {0: "4"})]


@pytest.mark.parametrize(
    "target", ["worksheets/s.xml", "/xl/worksheets/s.xml", "./worksheets/S.xml"]
)
def test_strict_workbooks_and_parts_by_any_path(tmp_path: Path, target: str) -> None:
    data = "<row><c><v>1</v></c></row>"
    assert len(rows(tmp_path, data, STRICT, target)) == 1


def test_a_part_outside_the_workbook_is_none(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="损坏"):
        rows(tmp_path, "", target="../../../../etc/passwd")


@pytest.mark.parametrize(
    ("number_format", "is_date"),
    [
        ("yyyy-mm-dd", True),
        ('[$-804]yyyy"年"m"月"d"日"', True),
        ("m/d", True),
        ('General"个"', False),
        ('0.0"yd"', False),
        ("#,##0.00_);[Red](#,##0.00)", False),
        ("0.00E+00", False),
        ("h:mm:ss", False),
        ("@", False),
        ("", False),
    ],
)
def test_which_formats_show_a_day(number_format: str, is_date: bool) -> None:
    assert is_date_format(number_format) == is_date


def test_escapes() -> None:
    assert unescaped("_x0041_") == "A"
    assert unescaped("_x005F_x0041_") == "_x0041_"
    assert unescaped("_xD83D__xDE00_") == "😀"
    assert unescaped("_xD83D_") == "\ufffd"
    assert unescaped("_x004_ _X0041_") == "_x004_ _X0041_"


def test_columns() -> None:
    assert [column_number(letters) for letters in ("A", "z", "AA", "XFD")] == [0, 25, 26, 16383]
