"""Where an item's title ends and its body begins.

A title stands on a line of its own (一、总体要求), is a blank away from the body in a text without
line breaks, or runs into the body as its first sentence (1.健全机制。建立…). In some documents the
first sentence is no title but the measure itself: there the body is left whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.reader.lines import Stretches, trimmed
from taizhang.reader.outline import Item
from taizhang.reader.phrases import is_setting
from taizhang.reader.reading import Span

_SENTENCE_END = re.compile("[。！？；]")
_MARK = re.compile("[。！？；，：]")
_FULL_STOP = re.compile("。[”’）)]?")
_BLANK = re.compile(r"[ \u3000]+")
_LINE_LENGTH = 60
_RUN_IN_LENGTH = 36
_PHRASE_LENGTH = 14
_LONG_PHRASE = 26
_SHORT_TITLE = 40
_LED_TITLE = 60
"""How long a title may be whose first phrase only leads to what is done."""
_NAME_LENGTH = 25
_BROKEN_LENGTH = 20
_BROKEN_LINES = 4
_RAGGED = 5
"""How much shorter than the page's width a broken line may be."""
_STOPS = ("。", "；", "：")
_CLOSING = "。；：！？”）】》〕)"
_KNOWN = re.compile(
    r"(?:总体要求|指导思想|基本原则|工作原则|总体目标|工作目标|主要目标|发展目标"
    r"|重要意义|重大意义|工作要求|总体思路)"
    r"(?=以|深入|坚持|到20|全面|按照|认真|贯彻|围绕|充分)"
)
_BODY_START = re.compile(r"对|在|自|从|各|凡|经|由|将|把|如|若")
"""Words that begin a measure rather than name one, where the first sentence has a comma."""


@dataclass(frozen=True, slots=True)
class Title:
    """``span`` of the title's words; ``body`` is where the body begins.

    ``own`` is whether the title is a heading of its own; otherwise it repeats the body's words.
    ``apart`` is whether it also stands apart, on its own line: several bodies may follow it.
    """

    span: Span
    body: int
    own: bool
    apart: bool = False


def titles_of(text: str, items: Sequence[Item], clauses: Stretches) -> tuple[Title, ...]:
    """Find every item's title. ``clauses`` are where assignment clauses stand."""
    width = _page_width(text)
    run_in = {kind: _runs_in(text, items, kind, clauses) for kind in {i.kind for i in items}}
    return tuple(_title(text, item, run_in[item.kind], width, clauses) for item in items)


def _page_width(text: str) -> int:
    """How long a line is that the page's width broke; 0 in a text whose lines are paragraphs."""
    long = [line.rstrip() for line in text.split("\n") if len(line) >= _BROKEN_LENGTH]
    broken = sorted(len(line) for line in long if line[-1:] not in _CLOSING)
    if len(broken) < _BROKEN_LINES or len(broken) * 5 < len(long) * 2:
        return 0
    return broken[len(broken) // 2]


def _runs_in(text: str, items: Sequence[Item], kind: str, clauses: Stretches) -> int:
    """How long the phrases of a title may be that is the first sentence of this kind of item.

    0 where most of them open with the measure itself. Where nearly all open with a title, it may
    have two long phrases (践行绿色生活方式，推动生活垃圾源头减量和资源化利用).
    """
    named = unnamed = single = 0
    for item in items:
        if item.kind != kind:
            continue
        sentence = _first_sentence(text, item, clauses)
        if sentence is None:
            single += _is_single(text, item, clauses)
        elif _names(text, sentence, _PHRASE_LENGTH):
            named += 1
        else:
            unnamed += 1
    if named == 0 or named < unnamed + single:
        return 0
    return _LONG_PHRASE if named >= 2 * (unnamed + single) else _PHRASE_LENGTH


def _is_single(text: str, item: Item, clauses: Stretches) -> bool:
    """Whether the item is one sentence and its clause: a measure without a title."""
    words = trimmed(text, item.body, item.end)
    return not item.children and clauses.at(max(words.end - 1, 0)) is not None


def _first_sentence(text: str, item: Item, clauses: Stretches) -> Span | None:
    """The first sentence of a body that has more than it; None where there is only one."""
    words = trimmed(text, item.body, item.end)
    stop = _FULL_STOP.search(text, words.start, min(words.end, words.start + 200))
    line = text.find("\n", words.start, words.end)
    if stop is None or 0 <= line < stop.start():
        return None
    rest = trimmed(text, stop.end(), item.end)
    if rest.start >= rest.end or clauses.at(rest.start) is not None:
        return None
    return Span(words.start, stop.start())


def _names(text: str, sentence: Span, longest: int) -> bool:
    """Whether a sentence is short and plain enough to be a title."""
    words = text[sentence.start : sentence.end]
    if len(words) > _RUN_IN_LENGTH or "；" in words or "：" in words:
        return False
    phrases = words.split("，")
    if len(phrases) == 1:
        return True
    return all(len(phrase) <= longest for phrase in phrases) and not _BODY_START.match(words)


def _title(text: str, item: Item, run_in: int, width: int, clauses: Stretches) -> Title:
    words = trimmed(text, item.body, item.end)
    own = _line_of_its_own(text, item, words, width, clauses)
    if own is not None:
        return own
    sentence = _first_sentence(text, item, clauses)
    if run_in and sentence is not None and _names(text, sentence, run_in):
        body = trimmed(text, sentence.end, item.end, "。”’")
        if text[sentence.end : sentence.end + 2] in ("。”", "。’"):
            body = trimmed(text, sentence.end + 2, item.end)
        return Title(sentence, body.start, True)
    return Title(opening(text, words.start, _before_clause(words, clauses)), words.start, False)


def _before_clause(words: Span, clauses: Stretches) -> int:
    for part in clauses.outside(words.start, words.end):
        return part.end
    return words.start


def _line_of_its_own(
    text: str, item: Item, words: Span, width: int, clauses: Stretches
) -> Title | None:
    end = text.find("\n", words.start, words.end)
    end = words.end if end < 0 else end
    for part in clauses.outside(words.start, end):
        if part.start == words.start:
            end = part.end
        break
    line = trimmed(text, words.start, end)
    if item.style or _stands_alone(text, item, line, words.end, width):
        rest = trimmed(text, line.end, words.end)
        if item.style or not _closes(text, line, rest, clauses):
            body = rest.start if rest.start < rest.end else line.end
            return Title(trimmed(text, line.start, line.end, "。；："), body, True, True)
    known = _KNOWN.match(text, line.start, line.end)
    if known is not None:
        return Title(Span(known.start(), known.end()), known.end(), True, True)
    return _before_blank(text, line)


def _stands_alone(text: str, item: Item, line: Span, end: int, width: int) -> bool:
    """Whether a line is short, one sentence at most, not broken by the page, and not all."""
    return (
        line.end - line.start <= _LINE_LENGTH
        and (line.end < end or bool(item.children))
        and _SENTENCE_END.search(text, line.start, max(line.end - 1, line.start)) is None
        and not (width and line.end < end and line.end - item.start >= width - _RAGGED)
    )


def _closes(text: str, line: Span, rest: Span, clauses: Stretches) -> bool:
    """Whether the clause follows at once, so that the line is the body rather than its title."""
    if rest.start >= rest.end or clauses.at(rest.start) is None:
        return False
    return text[line.end - 1 : line.end] in _STOPS or line.end - line.start > _NAME_LENGTH


def _before_blank(text: str, line: Span) -> Title | None:
    """A title that a blank parts from the body, in a text without line breaks."""
    blank = _BLANK.search(text, line.start, min(line.end, line.start + _SHORT_TITLE))
    if blank is None or blank.end() >= line.end:
        return None
    first = Span(line.start, blank.start())
    if _MARK.search(text, first.start, first.end) or text[first.end - 1] in "0123456789、":
        return None
    return Title(first, blank.end(), True, True)


def opening(text: str, start: int, end: int) -> Span:
    """The first words of a body as its title: up to the first mark that leaves a phrase.

    A phrase that only leads to what is done (以…为重点, 对…的企业) takes the next with it.
    """
    words = trimmed(text, start, end, "。；：，")
    first: Span | None = None
    at = words.start
    for mark in _MARK.finditer(text, words.start, min(words.end, words.start + 2 * _SHORT_TITLE)):
        length = mark.start() - words.start
        if length > (_LED_TITLE if first else _SHORT_TITLE) and _balanced(
            text[words.start : words.start + _SHORT_TITLE]
        ):
            break
        if length >= 6 and _balanced(text[words.start : mark.start()]):
            span = Span(words.start, mark.start())
            first = first or span
            if mark[0] != "，" or not is_setting(text[at : mark.start()]):
                return span
            at = mark.end()
    if first is not None:
        return words if words.end - words.start <= _LED_TITLE else first
    if words.end - words.start <= _SHORT_TITLE:
        return words
    end = words.start + _SHORT_TITLE
    line = text.find("\n", words.start, end)
    end = line if line > words.start else end
    pause = text.rfind("、", words.start + _PHRASE_LENGTH, end)
    while not _balanced(text[words.start : end]) and end - words.start > _PHRASE_LENGTH:
        end -= 1
    if pause > 0 and _balanced(text[words.start : pause]):
        end = min(end, pause) if end == words.start + _SHORT_TITLE else end
    return Span(words.start, end)


_PAIRS = (("（", "）"), ("《", "》"), ("“", "”"), ("〔", "〕"))


def _balanced(words: str) -> bool:
    return all(words.count(left) == words.count(right) for left, right in _PAIRS)
