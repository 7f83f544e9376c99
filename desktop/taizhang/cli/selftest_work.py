"""The self-test's day of work: read, tick, note, search, attach, back up, print, read back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from taizhang import paths
from taizhang.cli.selftest import LeftOutError
from taizhang.errors import KnownError
from taizhang.ledger.changes import Tick, WriteNote
from taizhang.ledger.status import NoteField, Status

if TYPE_CHECKING:
    from taizhang.exchange.handing_in import Form, Wanted, Written
    from taizhang.ledger.agencies import Unit
    from taizhang.ledger.store import Ledger

T = TypeVar("T")

_AGENCY = "省质监局"
_MILESTONE = "一.3.2"
_DAY = date(2012, 9, 30)
_AT = datetime(2012, 9, 30, 1, tzinfo=UTC)
_AS_OF = date(2012, 12, 31)
_NOTE = "自检时写的备注：镕堃〇。"
_EVIDENCE = "自检时添加的材料。\n" * 100
_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
<h1>某省质量提升2024年行动计划</h1><p>一、工作任务</p>
<p>1.建立质量奖励制度。制定管理办法，6月底前完成评审。（省质监局牵头，省财政厅配合）</p>
<p>2.开展质量检查。检查企业100家。（省质监局负责）</p></body></html>"""


class Work:
    """One ledger in a folder of its own; each method is a step, in this order."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ledger: Ledger | None = None
        self._unit: Unit | None = None

    def read_document(self) -> str:
        """A saved web page, as plans come from government sites."""
        from taizhang.reader.open import open_document
        from taizhang.reader.read import read
        from taizhang.reader.to_plan import plan_of

        path = self._folder / "方案.html"
        path.write_text(_PAGE, encoding="utf-8")
        plan = plan_of(read(open_document(path)), "selftest", 2024)
        tasks = [task for section in plan.sections for task in section.tasks]
        _require([len(task.assignments) for task in tasks] == [2, 1], "读出的任务不对")
        return f"读出 {len(tasks)} 项任务"

    def make_ledger(self) -> str:
        """A ledger with the plan that comes with the program."""
        from taizhang.ledger.agencies import unit_by_name
        from taizhang.ledger.plans import create_ledger
        from taizhang.ledger.store import open_ledger
        from taizhang.plan.load import load_plan

        path = self._folder / "自检.ledger"
        create_ledger(path, load_plan(paths.shipped_plan()))
        self._ledger = open_ledger(path)
        self._unit = unit_by_name(self._ledger, _AGENCY)
        return f"{path.stat().st_size // 1024} KB"

    def tick(self) -> str:
        """Tick, take back, make again."""
        ledger, unit = self._open()
        _task, milestone = self._place()
        ledger.apply(Tick(milestone, unit.id, _DAY), _AT)
        _require(self._status() is Status.DONE, "勾选没有存进台账")
        ledger.undo(_AT)
        _require(self._status() is Status.NOT_STARTED, "撤销没有存进台账")
        ledger.redo(_AT)
        _require(self._status() is Status.DONE, "重做没有存进台账")
        return "勾选、撤销、重做"

    def search(self) -> str:
        """A note, and the list found by its words."""
        from taizhang.ledger.filters import Filter
        from taizhang.ledger.outline import outline

        ledger, unit = self._open()
        task, milestone = self._place()
        ledger.apply(WriteNote(unit.id, task, milestone, NoteField.PROGRESS, _NOTE), _AT)
        found = outline(ledger, Filter(unit.id, text="自检时写的备注"))
        _require(found.row_of_milestone(task, milestone) is not None, "按备注没有搜到节点")
        return "按备注搜到了节点"

    def attach(self) -> str:
        """A file into the ledger and out again, the same to the byte."""
        from taizhang.ledger.evidence import EvidencePlace, placed
        from taizhang.ledger.evidence_adding import NewFile, attach
        from taizhang.ledger.evidence_opening import save_copy

        ledger, unit = self._open()
        data = _EVIDENCE.encode()
        attach(ledger, [NewFile("自检.txt", data)], [EvidencePlace(unit.id, *self._place())], _AT)
        (item,) = placed(ledger, unit.id)
        copy = self._folder / "佐证.txt"
        save_copy(ledger, item.item.id, copy)
        _require(copy.read_bytes() == data, "取出的佐证材料与存入的不同")
        return f"存入并取出 {len(data)} 字节"

    def back_up(self) -> str:
        """A backup, verified as every one is."""
        from taizhang.ledger.backups import Reason, make

        ledger, _unit = self._open()
        return f"{make(ledger, Reason.MANUAL, _AT).size // 1024} KB"

    def print_letter(self) -> str:
        """The letter as PDF, looked at with another library than the one that wrote it."""
        from taizhang.exchange.handing_in import Form
        from taizhang.window.selftest import pdf_facts

        written = self._hand_in(Form.LETTER, "报告.pdf")
        facts = pdf_facts(written.path)
        _require(facts.pages == written.pages, "PDF 的页数不对")
        _require(_AGENCY in facts.text and "镕堃〇" in facts.text, "PDF 里找不到应有的文字")
        _require(facts.is_drawn, "PDF 的第一页画出来是空白")
        if facts.not_embedded:
            raise KnownError("PDF 里这些字体没有嵌入：{0}。", "、".join(facts.not_embedded))
        return f"{facts.pages} 页，{facts.fonts} 种字体全部嵌入"

    def write_letter(self) -> str:
        """The letter as Word file, read back as a document."""
        from taizhang.exchange.handing_in import Form
        from taizhang.reader.open import open_document

        written = self._hand_in(Form.LETTER, "报告.docx")
        _require(_NOTE in open_document(written.path).text, "Word 文件里找不到备注")
        return "读回来有备注"

    def write_sheet(self) -> str:
        """The workbook, read back: nothing in it differs from the ledger."""
        from taizhang.exchange.handing_in import Form
        from taizhang.exchange.read_sheet import read_sheet

        ledger, unit = self._open()
        written = self._hand_in(Form.SHEET, "台账.xlsx")
        reading = read_sheet(written.path, ledger, unit)
        _require(reading.unchanged == written.rows > 0, "Excel 文件读回来与台账不同")
        return f"{written.rows} 行，读回来一致"

    def open_window(self, look: Callable[[Ledger, Path], str]) -> str:
        """The program's window on this ledger, without a screen."""
        ledger, _unit = self._open()
        return look(ledger, self._folder / "window.ini")

    def check(self) -> str:
        """After all that the ledger must be sound; it is closed."""
        from taizhang.ledger.soundness import findings

        ledger, _unit = self._open()
        try:
            found = findings(ledger)
        finally:
            with suppress(KnownError):
                ledger.close()
        if found:
            raise KnownError("台账有问题：{0}", found[0])
        return "结构、引用、操作日志都对得上"

    def _open(self) -> tuple[Ledger, Unit]:
        return _made(self._ledger), _made(self._unit)

    def _place(self) -> tuple[int, int]:
        from taizhang.ledger.find import find_milestone

        return find_milestone(_made(self._ledger), _MILESTONE)

    def _status(self) -> Status:
        from taizhang.ledger.records import milestone_record

        ledger, unit = self._open()
        return milestone_record(ledger, unit.id, *self._place()).status

    def _hand_in(self, form: Form, name: str) -> Written:
        from taizhang.exchange import handing_in

        ledger, unit = self._open()
        wanted: Wanted = handing_in.Wanted((unit,), _AS_OF, _AS_OF, form)
        return handing_in.write(handing_in.gather(ledger, wanted), self._folder / name)


def _made(value: T | None) -> T:
    if value is None:
        raise LeftOutError("没有建成台账")
    return value


def _require(holds: bool, words: str) -> None:
    if not holds:
        raise KnownError("{0}。", words)
