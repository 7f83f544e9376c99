"""Records made by hand, and what can be read out of a PDF by someone else's program."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from taizhang.ledger.record import MilestoneRecord, Notes, People, Record, SectionRecord, TaskRecord
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import (
    Agency,
    AgencyKind,
    Assignment,
    PlanFacts,
    Role,
    SectionKind,
    Target,
    Validity,
)

YEAR_END = date(2012, 12, 31)

FACTS = PlanFacts(
    title="某省贯彻实施质量发展纲要2012年行动计划",
    notice_title="省政府办公厅关于印发某省贯彻实施质量发展纲要2012年行动计划的通知",
    doc_number="某政办发〔2012〕123号",
    index_number="",
    issuer="某省人民政府办公厅",
    issued_on=date(2012, 6, 21),
    year=2012,
    validity=Validity.REPEALED,
    repealed_by="某政发〔2016〕142号",
    repealed_by_title="省政府关于宣布失效一批省政府文件的决定",
)
AGENCY = Agency("省质监局", "某省质量技术监督局", AgencyKind.DEPARTMENT)


class Factory:
    """Makes parts of a record with sensible values for what a test does not name."""

    def milestone(
        self,
        number: str = "一.1.1",
        text: str = "建立统筹协调工作机制",
        status: Status = Status.NOT_STARTED,
        *,
        target: Target | None = None,
        completed_on: date | None = None,
        value: float | None = None,
        reason: str = "",
        notes: dict[NoteField, str] | None = None,
    ) -> MilestoneRecord:
        return MilestoneRecord(
            number, text, YEAR_END, target, status, completed_on, value, reason, Notes(notes or {})
        )

    def task(
        self,
        number: str = "一.1",
        title: str = "部署推进质量强省工作",
        role: Role | None = Role.LEAD,
        milestones: Sequence[MilestoneRecord] | None = None,
        *,
        assignments: Sequence[Assignment] | None = None,
        open_ended: bool = False,
        notes: dict[NoteField, str] | None = None,
    ) -> TaskRecord:
        if assignments is None:
            assignments = [Assignment("省质监局", role or Role.LEAD)]
        if milestones is None:
            milestones = [self.milestone(f"{number}.1")]
        return TaskRecord(
            number=number,
            section=number.partition(".")[0],
            title=title,
            text="",
            clause="",
            open_ended=open_ended,
            role=role,
            assignments=tuple(assignments),
            milestones=tuple(milestones),
            notes=Notes(notes or {}),
        )

    def record(
        self,
        tasks: Sequence[TaskRecord] = (),
        *,
        people: People | None = None,
        requirements: Sequence[TaskRecord] = (),
        facts: PlanFacts = FACTS,
        agency: Agency = AGENCY,
    ) -> Record:
        numbers = dict.fromkeys(task.section for task in tasks)
        sections = [
            SectionRecord(
                number,
                f"第{number}类工作",
                SectionKind.TASKS,
                tuple(task for task in tasks if task.section == number),
            )
            for number in numbers
        ]
        if requirements:
            sections.append(
                SectionRecord("要求", "工作要求", SectionKind.REQUIREMENTS, tuple(requirements))
            )
        return Record(facts, agency, YEAR_END, people or People(), tuple(sections))

    def full(self) -> Record:
        """A record with every kind of thing in it."""
        target = Target("江苏名牌", 2, 4, "个", "力争、左右", "2-4个")
        milestones = [
            self.milestone(
                "一.1.1", "制定出台《意见》", Status.DONE, completed_on=date(2012, 3, 5)
            ),
            self.milestone(
                "一.1.2",
                "力争年内新增2-4个左右江苏名牌",
                Status.UNDER_WAY,
                target=target,
                value=3.0,
            ),
            self.milestone(
                "一.1.3",
                "明确目标任务和工作分工",
                notes={field: f"{field}的内容" for field in NoteField},
            ),
            self.milestone(
                "一.1.4", "召开动员大会", Status.NOT_APPLICABLE, reason="国家标准尚未发布"
            ),
        ]
        collective = [Assignment("省有关部门", Role.PARTICIPANT, collective=True)]
        tasks = [
            self.task(
                milestones=milestones, notes={NoteField.PROGRESS: "已印发方案。\n会议已召开。"}
            ),
            self.task("二.3", "建立责任制", Role.PARTICIPANT, open_ended=True),
            self.task("五.1", "加强名牌培育工作", Role.GENERAL, assignments=collective),
        ]
        asked = self.task("要求.2", "省各有关部门", Role.ADDRESSED)
        return self.record(
            tasks, people=People("王喆", "张镕", "025-85012345"), requirements=[asked]
        )


@pytest.fixture
def make() -> Factory:
    return Factory()


def squeeze(text: str) -> str:
    """The text without any white space: lines and pages are cut where they fall."""
    return "".join(text.split())


@pytest.fixture
def pdftotext(tmp_path: Path) -> Callable[[bytes], str]:
    """Reads a PDF's text with poppler, which is asked for by the tests' requirements."""
    program = shutil.which("pdftotext")
    assert program, "install poppler-utils"

    def read(pdf: bytes) -> str:
        path = tmp_path / "read.pdf"
        path.write_bytes(pdf)
        done = subprocess.run([program, "-raw", str(path), "-"], capture_output=True, check=True)
        return done.stdout.decode()

    return read


class Paper:
    """A PDF as pdfium sees it."""

    def __init__(self, pdf: bytes) -> None:
        self._document = pypdfium2.PdfDocument(pdf)
        self.pages = len(self._document)

    def page_text(self, index: int) -> str:
        page = self._document[index]
        return str(page.get_textpage().get_text_bounded())

    @property
    def text(self) -> str:
        return "".join(self.page_text(i) for i in range(self.pages))

    @property
    def metadata(self) -> dict[str, str]:
        return dict(self._document.get_metadata_dict())

    @property
    def outline(self) -> list[tuple[int, str]]:
        return [(entry.level, entry.get_title()) for entry in self._document.get_toc()]

    def size(self, index: int) -> tuple[float, float]:
        """Width and height of a page, in points."""
        width, height = self._document[index].get_size()
        return float(width), float(height)

    def image(self, index: int) -> list[tuple[int, int, int]]:
        """The page's dots, row by row, at 72 to the inch."""
        picture = self._document[index].render(scale=1).to_pil().convert("RGB")
        data = picture.tobytes()
        return [(data[i], data[i + 1], data[i + 2]) for i in range(0, len(data), 3)]

    def boxes(self, index: int) -> list[tuple[str, float, float, float, float]]:
        """Every character of a page with its left, bottom, right and top."""
        text = self._document[index].get_textpage()
        chars = [(text.get_text_range(i, 1), i) for i in range(text.count_chars())]
        return [(char, *text.get_charbox(i)) for char, i in chars if char.strip()]

    def close(self) -> None:
        self._document.close()


@pytest.fixture
def paper() -> Callable[[bytes], Paper]:
    return Paper
