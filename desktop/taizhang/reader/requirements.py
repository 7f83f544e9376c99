"""Part three of a plan: sentences that tell whom they address what to do (省各有关部门要…).

They become tasks of a section of their own, whose milestones those who are addressed tick.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taizhang.plan.model import Assignment, Milestone, Role, Section, SectionKind, Task
from taizhang.reader.clauses.names import is_collective
from taizhang.reader.milestones import cuts_of
from taizhang.reader.reading import Part, Reading
from taizhang.reader.words import words_of

NUMBER = "要求"
_HEADING = re.compile("要求|保障|组织|实施|落实|领导|督")
_ADDRESSED = re.compile(
    r"(?P<who>[^，。；：]{2,40}?)(?P<must>要|应当|应|须|务必)(?=[\u4e00-\u9fff])"
)
_SENTENCE = re.compile(r"[^。]+。?")
_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])\s*"
)


@dataclass(frozen=True, slots=True)
class _Item:
    who: str
    start: int
    body: int
    end: int


def requirements_of(reading: Reading, due: date) -> Section | None:
    """The requirements after the last task; None where no sentence addresses a collective."""
    last = max((task.span.end for task in reading.tasks), default=0)
    for part in reading.parts:
        if part.span.start < last or not part.heading or not _HEADING.search(part.heading):
            continue
        items = _items(part.text)
        if items:
            published = _published(reading, part)
            tasks = tuple(
                _task(k, item, part.text, published, due) for k, item in enumerate(items, 1)
            )
            title = _MARK.sub("", part.heading)
            return Section(NUMBER, title, SectionKind.REQUIREMENTS, tasks)
    return None


def _items(text: str) -> list[_Item]:
    """Each addressed sentence with those after it that address nobody."""
    items: list[_Item] = []
    for sentence in _SENTENCE.finditer(text):
        start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
        addressed = _ADDRESSED.match(text, start, sentence.end())
        if addressed is not None and is_collective(addressed["who"]):
            items.append(_Item(addressed["who"], start, addressed.end(), sentence.end()))
        elif items:
            one = items[-1]
            items[-1] = _Item(one.who, one.start, one.body, sentence.end())
    return items


def _task(place: int, item: _Item, text: str, published: str, due: date) -> Task:
    number = f"{NUMBER}.{place}"
    body = text[item.body : item.end].rstrip().replace("\n", " ")
    return Task(
        number=number,
        title=item.who,
        text=body,
        clause="",
        published=published[item.start : item.end].rstrip(),
        assignments=(Assignment(item.who, Role.ADDRESSED, True),),
        milestones=tuple(
            Milestone(f"{number}.{k}", body[start:end], start, end, due)
            for k, (start, end) in enumerate(cuts_of(body), 1)
        ),
    )


def _published(reading: Reading, part: Part) -> str:
    """The part's words as published, character for character beside ``part.text`` if possible."""
    raw = reading.source.text[part.span.start : part.span.end]
    lines = [words_of(line, 0, len(line)).text for line in raw.split("\n")]
    joined = "\n".join(line for line in lines if line)[-len(part.text) :]
    return joined if len(joined) == len(part.text) else part.text


def general_of(parts: Sequence[Part], first: int, notice: str) -> tuple[str, str, str]:
    """Preamble, the first general heading, and the text under it and the general headings after it.

    ``first`` is where the first task stands; ``notice`` heads the part that is the notice's own.
    """
    before = [part for part in parts if part.span.start < first]
    before = [part for part in before if not notice or part.heading != notice]
    preamble = next((part.text for part in reversed(before) if not part.heading), "")
    general = [part for part in before if part.heading]
    if not general:
        return preamble, "", ""
    lines = [general[0].text]
    for part in general[1:]:
        lines += [part.heading, part.text]
    return preamble, general[0].heading, "\n".join(line for line in lines if line)
