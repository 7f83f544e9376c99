"""`taizhang report` and `taizhang templates` end to end."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from taizhang import clock
from taizhang.cli.main import taizhang
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import Tick, WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.reports import reports_made
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger
from tests.conftest import AT

DAY = "2012-12-31"
QUALITY = ("--agency", "省质监局", "--as-of", DAY)
NOTE = "已报省政府常务会议审议"

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", lambda: date(2013, 1, 8))


@pytest.fixture
def run(ledger_path: Path) -> Run:
    def run(*args: object) -> Result:
        words = ["--ledger", str(ledger_path), *map(str, args)]
        return CliRunner().invoke(taizhang, words)

    return run


@pytest.fixture
def worked(ledger: Ledger, quality: Unit) -> Ledger:
    """One note."""
    task, milestone = find_milestone(ledger, "一.3.2")
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, NOTE), AT)
    return ledger


def ok(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(result: Result) -> str:
    assert result.exit_code == 1, result.output
    sentence = result.stderr.strip()
    assert sentence.startswith("错误：")
    assert sentence.endswith("。")
    assert "\n" not in sentence
    return sentence


def text_of(path: Path) -> str:
    """The PDF's words without what breaks lines."""
    document = pypdfium2.PdfDocument(str(path))
    pages = (page.get_textpage().get_text_range() for page in document)
    return "".join("".join(pages).split())


@pytest.mark.parametrize(
    ("form", "said"),
    [("letter", "关于落实"), ("sheet", "任务台账"), ("slip", "工作任务单")],
)
def test_every_form_holds_the_note_in_its_pdf(
    run: Run, worked: Ledger, tmp_path: Path, form: str, said: str
) -> None:
    path = tmp_path / "r.pdf"
    assert "页" in ok(run("report", "--form", form, *QUALITY, "-o", path))
    text = text_of(path)
    assert NOTE in text
    assert said in text


def test_letter_is_what_is_written_when_no_form_is_named(run: Run, tmp_path: Path) -> None:
    ok(run("report", *QUALITY, "-o", tmp_path / "a.pdf"))
    ok(run("report", "--form", "letter", *QUALITY, "-o", tmp_path / "b.pdf"))
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_letter_as_docx_and_sheet_as_workbook_hold_the_note(
    run: Run, worked: Ledger, tmp_path: Path
) -> None:
    docx, xlsx = tmp_path / "r.docx", tmp_path / "r.xlsx"
    ok(run("report", *QUALITY, "-o", docx))
    assert "行" in ok(run("report", "--form", "sheet", *QUALITY, "-o", xlsx))
    assert NOTE in zipfile.ZipFile(docx).read("word/document.xml").decode()
    cells = openpyxl.load_workbook(xlsx)["任务台账"].iter_rows(values_only=True)
    assert any(NOTE in row for row in cells)


def test_workbook_that_was_written_reads_back_as_unchanged(run: Run, tmp_path: Path) -> None:
    xlsx = tmp_path / "r.xlsx"
    ok(run("report", "--form", "sheet", "--all", "--as-of", DAY, "-o", xlsx))
    assert "已更改0项，拒绝0项，冲突0项" in ok(run("read-sheet", xlsx))


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("letter", "r.xlsx"),
        ("sheet", "r.docx"),
        ("slip", "r.docx"),
        ("slip", "r.xlsx"),
        ("letter", "r.odt"),
        ("letter", "r"),
    ],
)
def test_other_kinds_of_files_are_refused_in_a_sentence(
    run: Run, tmp_path: Path, form: str, name: str
) -> None:
    sentence = refused(run("report", "--form", form, *QUALITY, "-o", tmp_path / name))
    assert ".pdf" in sentence
    assert not (tmp_path / name).exists()


def test_all_units_in_one_report(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "all.pdf"
    ok(run("report", "--all", "--as-of", DAY, "-o", path))
    assert "汇总报告" in text_of(path)
    ok(run("report", "--form", "sheet", "--all", "--as-of", DAY, "-o", path))
    text = text_of(path)
    assert "填报单位：江苏省教育厅" in text
    assert "填报单位：江苏省质量技术监督局" in text


def test_one_section_and_the_letter_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    ok(run("report", *QUALITY, "--section", "三", "-o", path))
    text = text_of(path)
    assert "本报告只涉及以下类别：（三）" in text
    assert "设立江苏省质量奖" not in text


def test_red_head_and_number(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    head = ("--red-head", "江苏省质量技术监督局文件", "--number", "苏质监发〔2013〕1号")
    ok(run("report", *QUALITY, *head, "-o", path))
    assert text_of(path).startswith("江苏省质量技术监督局文件苏质监发〔2013〕1号")


def test_annexes_are_attached_and_named(
    run: Run, worked: Ledger, quality: Unit, tmp_path: Path
) -> None:
    path = tmp_path / "r.pdf"
    ok(run("report", "--agency", "省质监局", "--as-of", "2012-06-30", "-o", path))
    done = find_milestone(worked, "一.3.2")[1]
    worked.apply(Tick(done, quality.id, date(2012, 9, 30)), AT)
    ok(run("report", *QUALITY, "--annex", "evidence,history,changes", "-o", path))
    text = text_of(path)
    for title in ("佐证材料清单", "更改记录", "与上期报告相比的变化", "任务落实情况一览表"):
        assert title in text
    assert "上期自查报告数据截至2012年6月30日" in text
    assert "其后有1个任务或节点发生变化" in text


def test_comparing_needs_a_report_before(run: Run, tmp_path: Path) -> None:
    compare = ("--annex", "changes", "-o", tmp_path / "r.pdf")
    assert "没有上期可比" in refused(run("report", *QUALITY, *compare))
    assert "逐个单位" in refused(run("report", "--all", "--as-of", DAY, *compare))


def test_what_was_written_is_noted_with_its_hash(
    run: Run, ledger: Ledger, quality: Unit, tmp_path: Path
) -> None:
    import hashlib

    ok(run("report", *QUALITY, "-o", tmp_path / "报告.pdf"))
    ok(run("report", "--form", "sheet", *QUALITY, "-o", tmp_path / "台账.xlsx"))
    sheet, letter = reports_made(ledger, quality.id)
    assert (letter.form, letter.file_name) == ("自查报告", "报告.pdf")
    assert (sheet.form, sheet.file_name) == ("任务台账", "台账.xlsx")
    assert letter.sha256 == hashlib.sha256((tmp_path / "报告.pdf").read_bytes()).hexdigest()
    assert sheet.sha256 == hashlib.sha256((tmp_path / "台账.xlsx").read_bytes()).hexdigest()


def test_missing_characters_are_said(
    run: Run, ledger: Ledger, quality: Unit, tmp_path: Path
) -> None:
    task, milestone = find_milestone(ledger, "一.3.2")
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, "ᚠ 字"), AT)
    result = run("report", *QUALITY, "-o", tmp_path / "r.pdf")
    ok(result)
    assert "印作〓：ᚠ" in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--form", "sheet", "--annex", "history"), "--annex"),
        (("--form", "slip", "--red-head", "某局文件"), "--red-head"),
        (("--template", "上级"), "--template"),
        (("--form", "sheet", "--template", "上级"), "没有名为“上级”"),
        (("--section", "九十"), "没有类别“九十”"),
        (("--annex", "photos"), "没有“photos”这种附件"),
        (("--number", "一号"), "--red-head"),
    ],
)
def test_what_does_not_fit_is_refused(
    run: Run, tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    path = tmp_path / "r.pdf"
    assert said in refused(run("report", *QUALITY, *args, "-o", path))
    assert not path.exists()


@pytest.mark.parametrize("whose", [(), ("--all", "--agency", "省质监局")])
def test_whose_report_must_be_said_once(run: Run, tmp_path: Path, whose: tuple[str, ...]) -> None:
    assert run("report", *whose, "-o", tmp_path / "r.pdf").exit_code == 2


def test_templates_are_saved_used_and_removed(run: Run, tmp_path: Path) -> None:
    columns = "任务编号,具体举措,进展情况=工作进展"
    listed = ok(run("templates", "--save", "市府", "--columns", columns, "--paper", "A4"))
    assert "市府\tA4\t任务编号、具体举措、工作进展" in listed
    path = tmp_path / "r.pdf"
    ok(run("report", "--form", "sheet", "--template", "市府", *QUALITY, "-o", path))
    text = text_of(path)
    assert "工作进展" in text
    assert "需协调事项" not in text
    xlsx = tmp_path / "r.xlsx"
    ok(run("report", "--form", "sheet", "--template", "市府", *QUALITY, "-o", xlsx))
    heads = [cell.value for cell in openpyxl.load_workbook(xlsx)["任务台账"][5]]
    assert heads[1:] == ["任务编号", "具体举措", "工作进展"]
    assert "市府" not in ok(run("templates", "--remove", "市府"))
    assert "没有名为“市府”" in refused(run("templates", "--remove", "市府"))


def test_template_of_a_column_there_is_not_is_refused(run: Run) -> None:
    assert "没有栏目“天气”" in refused(run("templates", "--save", "甲", "--columns", "天气"))
    assert run("templates", "--save", "甲").exit_code == 2
