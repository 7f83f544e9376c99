"""总览 on one sheet of A4; what does not fit goes on on the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from taizhang.ledger.evidence_names import safe_name
from taizhang.ledger.pace import DUE_SOON_WITHIN, Timing
from taizhang.plan.model import Validity
from taizhang.report import wording
from taizhang.report.about import About
from taizhang.report.cleaning import one_line
from taizhang.report.file import Report
from taizhang.report.flow import Block, Flow, Space, Text
from taizhang.report.furniture import running_head
from taizhang.report.ink import BLACK, GREY, RED
from taizhang.report.overview import LISTED, Item, Overview, Verdict
from taizhang.report.overview_bars import (
    GREEN,
    TIME,
    CompletionPiece,
    Figures,
    TargetPiece,
    draw_completion,
    pace_mark,
    swatch,
    timing_mark,
)
from taizhang.report.overview_pieces import (
    APART,
    MARK,
    MUTED,
    MUTED_RIGHT,
    WORDS,
    Beside,
    Heading,
    Piece,
    Stack,
    draw_words,
    sentences,
    words_width,
)
from taizhang.report.page import A4, MM, Book, Surface
from taizhang.report.styles import PLAIN
from taizhang.report.text import balanced, plain

FORM = A4.with_margins(17 * MM, 17 * MM, 14 * MM, 16 * MM)
"""All of a plan of 8 sections and 15 targets stands on one sheet."""
_FEWER = 2
"""Lists may be shorter by so many for all to stand on one sheet instead of two."""
_BEFORE = 6.0
_NUMBER = 44.0
_DAY = 62.0
_DAYS = 62.0


def build(overview: Overview, on_page: Callable[[int], None] | None = None) -> Report:
    """Print it; the same values give the same bytes.

    Args:
        overview: of one unit as of a day.
        on_page: is told the number of every page that is finished; may raise to end the work.

    Raises:
        KnownError: a font of the program is missing.
    """
    whole = _made(overview, LISTED, on_page)
    if whole.pages != 2:
        return whole
    shorter = (_made(overview, LISTED - n, on_page) for n in range(1, _FEWER + 1))
    return next((made for made in shorter if made.pages == 1), whole)


def _made(overview: Overview, listed: int, on_page: Callable[[int], None] | None) -> Report:
    plan, unit = overview.plan, one_line(overview.agency.full_name)
    about = About(
        title=f"总览：《{one_line(plan.title)}》（{unit}）",
        author=unit,
        subject=f"{plan.doc_number}，数据截至{wording.chinese_date(overview.as_of)}",
        day=overview.as_of,
    )
    head = running_head("总览", plan)

    def furnish(surface: Surface, number: int) -> None:
        if on_page:
            on_page(number)
        head(surface, number)

    book = Book(about, FORM, furnish)
    Flow(book).add(_blocks(overview, listed))
    return Report(book.close(), book.pages, book.missing)


def file_name(overview: Overview) -> str:
    """What the file is called when nobody says otherwise."""
    return safe_name(f"{one_line(overview.agency.full_name)}总览（截至{overview.as_of}）.pdf")


def _blocks(overview: Overview, listed: int) -> Iterator[Block]:
    title = f"{one_line(overview.plan.title)}完成情况总览"
    for line in balanced(title, PLAIN.sheet_title, FORM.text_width):
        yield Text(line, joined=True)
    yield Space(3, joined=True)
    yield Stack(_about(overview))
    if overview.is_empty:
        said = f"方案没有点名{one_line(overview.agency.short_name)}，没有可以统计的任务。"
        yield Stack(_said(said), before=_BEFORE)
        return
    yield Stack([_figures(overview)], before=5)
    yield Stack(_sections(overview), before=_BEFORE)
    yield Stack(_roles(overview), before=_BEFORE)
    yield Stack(_targets(overview), before=_BEFORE)
    yield from _lists(overview, listed)


def _said(words: str) -> list[Piece]:
    return [*sentences(words, FORM.text_width, style=MUTED)]


def _about(overview: Overview) -> list[Piece]:
    """Whose it is, as of which day, and what the plan's standing is."""
    unit, plan = one_line(overview.agency.full_name), overview.plan
    day = wording.chinese_date(overview.as_of)
    standing = f"方案：{plan.doc_number}，{plan.standing}" if plan.doc_number else plan.standing
    repealed = plan.validity is not Validity.IN_FORCE
    counts = (
        (overview.general, f"泛指任务{overview.general}项"),
        (overview.requirements, f"工作要求{overview.requirements}条"),
    )
    apart = "、".join(words for count, words in counts if count)
    also = f"　　另有{apart}，不计入" if apart else ""
    return [
        *sentences(f"单位：{unit}　　数据截至：{day}{also}", FORM.text_width),
        *sentences(standing, FORM.text_width, style=_RED if repealed else MUTED),
    ]


_RED = replace(WORDS, ink=RED)


def _figures(overview: Overview) -> Figures:
    whole, month = overview.whole, overview.month
    late, soon, new = len(overview.overdue), len(overview.due_soon), len(month.completed)

    def beside(book: Book, x: float, y: float, width: float) -> None:
        draw_completion(book, x, y, width, whole)
        words = plain(whole.pace, WORDS)
        right = x + width - words_width(words)
        top = y + 30
        middle = top - WORDS.leading / 2
        book.surface.mark(pace_mark(whole.pace), right - MARK - 3, middle - MARK / 2, MARK)
        draw_words(book, words, right, top, words_width(words) + 1)

    done = f"已完成{whole.counts.done}/{whole.applicable}个节点，"
    within = f"{DUE_SOON_WITHIN.days}天内到期"
    return Figures(
        [
            (
                7, None, "完成率", wording.percent(whole.counts.share),
                f"{done}时间进度{wording.percent(whole.elapsed)}", BLACK,
            ),
            (
                3, timing_mark(Timing.OVERDUE), "逾期", str(late), "完成时限已过",
                RED if late else GREY,
            ),
            (3, timing_mark(Timing.DUE_SOON), "临期", str(soon), within, BLACK),
            (
                6, None, f"本月新完成（{month.first.month}月）", str(new),
                f"新开始{month.begun}，延期{month.extended}，"
                f"佐证{month.evidence}，备注{month.notes}",
                GREEN if new else GREY,
            ),
        ],
        beside,
    )  # fmt: skip


def _sections(overview: Overview) -> list[Piece]:
    legend = [(swatch(c.what), f"{c.what}{c.count}") for c in overview.statuses]
    legend.append((TIME, f"时间进度{wording.percent(overview.whole.elapsed)}"))
    return [
        Heading("完成情况（按类别）", legend),
        *map(CompletionPiece, overview.sections),
    ]


def _roles(overview: Overview) -> list[Piece]:
    paces = [(pace_mark(c.what), f"{c.what}{c.count}") for c in overview.paces]
    heading = Heading("完成情况（按角色）", [(None, "序时进度（节点数）："), *paces])
    return [heading, *map(CompletionPiece, overview.roles)]


def _targets(overview: Overview) -> list[Piece]:
    bars = overview.targets
    if not bars:
        return [Heading("量化指标"), *_said("本单位的任务没有量化指标。")]
    missing = sum(bar.verdict is Verdict.MISSING for bar in bars)
    pieces = list(map(TargetPiece, bars))
    pairs = [
        Beside(first, pieces[place + 1] if place + 1 < len(pieces) else None)
        for place, first in enumerate(pieces)
        if place % 2 == 0
    ]
    said = f"（未填{missing}项）" if missing else ""
    return [Heading(f"量化指标{len(bars)}项{said}", [(None, "完成值/目标　完成率")]), *pairs]


def _lists(overview: Overview, listed: int) -> Iterator[Block]:
    begun = overview.whole.counts.done > 0
    none_new = "本月没有新完成的节点。" if begun else "还没有完成的节点。"
    lists = (
        ("逾期", overview.overdue, "逾期{}天", "没有逾期的节点。"),
        ("临期", overview.due_soon, "还有{}天", f"没有{DUE_SOON_WITHIN.days}天内到期的节点。"),
        ("本月新完成", overview.month.completed, "", none_new),
    )
    for name, items, days, empty in lists:
        rest = len(items) - listed
        more = [(None, f"还有{rest}项")] if rest > 0 else []
        rows = _items(items[:listed], days) if items else _said(empty)
        yield Stack([Heading(f"{name}{len(items)}项", more), *rows], before=_BEFORE)


def _items(items: Sequence[Item], days: str) -> list[Piece]:
    found: list[Piece] = []
    for item in items:
        lines = sentences(item.text, FORM.text_width, indent=_NUMBER, right=_DAY + _DAYS + APART)
        right = FORM.text_width
        said = days.format(item.days) if item.days else "当日到期"
        lines[0].beside = [
            (plain(item.number, MUTED), 0.0, _NUMBER),
            (plain(item.day.isoformat(), MUTED_RIGHT), right - _DAYS - _DAY, _DAY),
            (plain(said if days else "", MUTED_RIGHT), right - _DAYS, _DAYS),
        ]
        found += lines
    return found
