"""Whatever happens to a text, it is read, and what was read keeps its promises."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang import paths
from taizhang.errors import KnownError
from taizhang.reader.as_json import reading_json
from taizhang.reader.read import read
from taizhang.reader.reading import Reading, Span
from taizhang.reader.source import Source
from taizhang.reader.to_plan import plan_of
from tests.conftest import DATA

TEXTS = [
    (DATA / "reader" / "page.txt").read_text(encoding="utf-8"),
    (DATA / "reader" / "flattened.txt").read_text(encoding="utf-8"),
    paths.shipped_plan().with_suffix(".txt").read_text(encoding="utf-8")[:6000],
]
PIECES = [
    "（",
    "）",
    "一、",
    "（一）",
    "1.",
    "责任单位：",
    "\n",
    "\u200b",
    "\x00",
    "\t",
    "\u3000",
    "10个",
]
EDITS = ["cut", "double", "drop", "put", "turn", "break", "shuffle"]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A document after some of what copying, converting and careless editing do."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        to = min(len(text), at + draw(st.integers(1, 300)))
        edit = draw(st.sampled_from(EDITS))
        if edit == "cut":
            text = text[:at] + text[to:]
        elif edit == "double":
            text = text[:at] + text[at:to] * 2 + text[to:]
        elif edit == "drop":
            text = text.replace(draw(st.sampled_from("（）〔〕《》，。、：\n ")), "")
        elif edit == "put":
            text = text[:at] + draw(st.sampled_from(PIECES)) + text[at:]
        elif edit == "turn":
            text = text[at:] + text[:at]
        elif edit == "break":
            text = text.replace("。", "。\n")
        else:
            text = "\n".join(draw(st.permutations(text.split("\n")[:12])))
    return text


def holds(reading: Reading) -> None:
    length = len(reading.source.text)

    def inside(span: Span) -> None:
        assert 0 <= span.start <= span.end <= length

    numbers = [task.number for task in reading.tasks]
    assert len(set(numbers)) == len(numbers)
    sections = {section.number for section in reading.sections}
    for task in reading.tasks:
        assert task.section in sections
        assert task.title
        assert task.text
        for span in (task.span, task.title_span, task.text_span):
            inside(span)
        end = 0
        for milestone in task.milestones:
            assert milestone.start >= end
            assert milestone.text == task.text[milestone.start : milestone.end]
            assert milestone.text.strip()
            inside(milestone.span)
            end = milestone.end
        for target in task.targets:
            assert target.low <= target.high
            inside(target.span)
        for assignment in task.assignments:
            inside(assignment.span)
    for span in reading.furniture:
        inside(span)
    for part in reading.parts:
        inside(part.span)
    assert [u.span for u in reading.unsure] == sorted(u.span for u in reading.unsure)


@settings(max_examples=60, deadline=None)
@given(damaged())
def test_damaged_documents(text: str) -> None:
    reading = read(Source.of_text(text))
    holds(reading)
    reading_json(reading)
    try:
        plan = plan_of(reading, "k", 2020)
    except KnownError:
        return
    assert [
        task.number for section in plan.sections[: len(reading.sections)] for task in section.tasks
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="一二三（）()、。，：1.2 \n省市局负责牵头任务单位年月日%个", max_size=200))
def test_any_text(text: str) -> None:
    holds(read(Source.of_text(text)))


def test_the_same_text_is_read_the_same() -> None:
    source = Source.of_text(TEXTS[0])
    assert read(source) == read(source)
