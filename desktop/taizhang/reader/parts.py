"""The stretches of a document that hold no task, kept whole: preamble, general parts, closing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from taizhang.reader.drafts import Draft
from taizhang.reader.facts import Found
from taizhang.reader.headings import Title
from taizhang.reader.lines import Stretches
from taizhang.reader.outline import Item
from taizhang.reader.reading import Part, Span
from taizhang.reader.view import View
from taizhang.reader.words import words_of

_GENERAL = re.compile(
    "总体要求|指导思想|基本原则|工作原则|总体思路|总体目标|工作目标|主要目标|发展目标"
    "|目标要求|重要意义|重大意义|保障措施|组织保障|组织领导|工作要求|有关要求|相关要求"
    "|组织实施|实施要求|附则|总则|适用范围|实施步骤|进度安排|工作步骤|总体方案|总体安排"
    "|主要指标|充分认识"
)
_LABEL = re.compile("[^，。；]{2,6}：")
"""A label that stood over tasks (具体措施：)."""
_MARKS = "。；，、：）) \u3000\n"


def general_items(text: str, items: Sequence[Item], titles: Sequence[Title]) -> list[bool]:
    """For each item whether it, or a heading above it, is of the general kind."""
    general: list[bool] = []
    for item, title in zip(items, titles, strict=True):
        own = _GENERAL.search(text, title.span.start, min(title.span.end, title.span.start + 24))
        above = item.parent >= 0 and general[item.parent]
        general.append(above or own is not None)
    return general


class Parts:
    """Gathers what no task, heading of a section or furniture covers."""

    def __init__(
        self,
        view: View,
        items: Sequence[Item],
        titles: Sequence[Title],
        drafts: Sequence[Draft],
        apart: Sequence[Span],
        end: int,
    ) -> None:
        self.view = view
        self.end = end
        """Where the document is signed."""
        self.items = items
        self.titles = titles
        self.holding = _holding(items, drafts)
        headings = [Span(items[k].start, titles[k].span.end) for k in self.holding if titles[k].own]
        self.covered = Stretches([*(draft.span for draft in drafts), *headings, *apart])
        self.last_task = max((draft.span.end for draft in drafts), default=0)

    def parts(self, facts: Found) -> tuple[Part, ...]:
        """All parts in document order."""
        found = self._before(facts)
        k = 0
        while k < len(self.items):
            item = self.items[k]
            if k in self.holding:
                found += self._left_over(k)
                k += 1
                continue
            end = self._subtree(k)
            stop = self.items[end].start if end < len(self.items) else self.end
            found += self._whole(k, Span(item.start, stop))
            k = end
        found += self._part("", Span(self.end, len(self.view.text)))
        return tuple(sorted(found, key=lambda part: part.span))

    def _before(self, facts: Found) -> list[Part]:
        """The notice that issues the plan, the addressees, the preamble."""
        first = self.items[0].start if self.items else self.end
        found: list[Part] = []
        titles = facts.titles
        if titles.notice is not None and titles.plan_start > titles.notice_end:
            found += self._part(titles.notice.value, Span(titles.notice_end, titles.plan_start))
        elif titles.notice is None and titles.plan_start < titles.plan_end:
            found += self._part("", Span(0, titles.plan_start))
        body = min(facts.body, first)
        found += self._part("", Span(min(titles.plan_end, body), body))
        return found + self._part("", Span(body, first))

    def _left_over(self, k: int) -> list[Part]:
        """What an item with tasks holds besides them."""
        item, title = self.items[k], self.titles[k]
        start = title.span.end if title.own else item.body
        end = item.end if k + 1 < len(self.items) else self.end
        found: list[Part] = []
        for span in self.covered.outside(min(start, end), end):
            closing = span.start >= self.last_task
            found += self._part("" if closing else self._heading(k), span)
        return found

    def _whole(self, k: int, span: Span) -> list[Part]:
        title = self.titles[k]
        start = title.body if title.own else self.items[k].body
        return self._part(self._heading(k), Span(start, span.end), span.start)

    def _part(self, heading: str, span: Span, start: int | None = None) -> list[Part]:
        lines: list[str] = []
        at = end = span.start
        for left in self.covered.outside(span.start, span.end):
            for line in self.view.text[left.start : left.end].split("\n"):
                words = words_of(line, 0, len(line)).text
                if words.strip(_MARKS) and not _LABEL.fullmatch(words):
                    lines.append(words)
                    end = left.end
        if not lines and start is None:
            return []
        at = self._first_word(span) if start is None else start
        return [Part(heading, "\n".join(lines), self.view.source_span(at, max(end, at)))]

    def _first_word(self, span: Span) -> int:
        at = span.start
        while at < span.end and (self.view.text[at].isspace() or self.covered.at(at) is not None):
            at += 1
        return at

    def _heading(self, k: int) -> str:
        item, title = self.items[k], self.titles[k]
        start = item.start if not item.style else title.span.start
        return words_of(self.view.text, start, title.span.end).text.rstrip("。；：")

    def _subtree(self, k: int) -> int:
        end = k + 1
        while end < len(self.items) and self.items[end].rank > self.items[k].rank:
            end += 1
        return end


def _holding(items: Sequence[Item], drafts: Sequence[Draft]) -> set[int]:
    """The items that hold a task, themselves or below them."""
    holding: set[int] = set()
    k = -1
    for draft in sorted(drafts, key=lambda one: one.span.start):
        while k + 1 < len(items) and items[k + 1].start <= draft.span.start:
            k += 1
        at = k
        while at >= 0 and at not in holding:
            holding.add(at)
            at = items[at].parent
    return holding
