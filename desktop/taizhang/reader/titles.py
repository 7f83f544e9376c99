"""The title of a document, and of the plan that a notice issues.

A notice (关于印发…的通知) names the plan in its own title and, in 《》, in its first sentence; the
plan's title stands again over its text. Titles are broken over lines or glued to what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from taizhang.reader.dates import day_in
from taizhang.reader.pieces import Piece
from taizhang.reader.reading import Fact, Span

_KINDS = (
    "通知|意见|方案|计划|规划|纲要|措施|办法|规定|细则|决定|要点|清单|批复|通报|公告|政策"
    "|条例|分工|举措|指南|任务|行动|函|制度|安排|十条|二十条|台账|分解表|任务表|责任书|规程"
    "|准则|建议|设想|报告|分解|表|大纲|规则|纪要"
)
_AFTER = (
    r"(?:[（(](?:试行|暂行|草案|修订|[^（）()]{0,6}20\d\d[^（）()]{0,12}|征求意见稿|代拟稿)[）)])*"
)
_TITLE = re.compile(rf".{{2,}}(?:{_KINDS})(?:》)?{_AFTER}")
_GLUED = re.compile(
    rf"(?P<title>[^。；！？\n]{{4,110}}?(?:{_KINDS}){_AFTER})"
    r"(?=\s*(?:[\u4e00-\u9fff]{2,12}[〔\[（(【](?:19|20)\d\d(?:[〕\]）)】]\s*\d|\d)"
    r"|各[^，。]{1,30}[，：]|为[^，。]{4}))"
)
_NUMBER = r"[\u4e00-\u9fff]{2,14}[〔\[【(（](?:19|20)\d\d[〕\]】)）]?\s*第?\d{1,5}\s*号?"
_NUMBER_BEFORE = re.compile(rf"^{_NUMBER}[-—－ ]*")
_NUMBER_AFTER = re.compile(rf"[（(]{_NUMBER}[）)]$")
_ISSUES = re.compile(r"(?:印发|转发|批转|发布|下发)(?P<named>.+?)的?(?:通知|通告|公告)$")
_QUOTED = re.compile(r"《(?P<name>[^《》]*(?:〈[^〈〉]*〉[^《》]*)*(?:《[^《》]*》[^《》]*)*)》")
_NO_TITLE = re.compile(
    r"[。；！？]|[：:]$|^(?:现将|为|各|一、|（一）|第一|附件|目\s*录)|已经.*同意"
)
_SITE = re.compile(
    r"\s*[-_|｜—－–]+\s*[^-_|｜—－–，。]{2,24}(?:政府|网|网站|门户|平台|局|委|厅|部|办)$"
)
"""The name of the site, which a page's own title adds to the document's."""
_MONTH = re.compile(r"[（(]20\d\d年\d{1,2}月(?:\d{1,2}日)?[^（）()]{0,30}[）)]")
_REPEATED = 4
"""How many pieces after a title are looked at for the same title again."""
_LONGEST = 120
_SECOND_LINE = 30
_JOINED = 5
_ALIKE = 0.86


@dataclass(frozen=True, slots=True)
class Titles:
    """``start``–``end`` is where the text of the plan begins; spans are of the cleaned text."""

    title: Fact | None = None
    notice: Fact | None = None
    notice_end: int = 0
    plan_start: int = 0
    plan_end: int = 0


def titles_of(text: str, pieces: Sequence[Piece], labelled: Fact | None) -> Titles:
    """Find the titles among the head's ``pieces``; ``labelled`` is the page's own 标题."""
    first = _first_title(pieces)
    shown = labelled or (first[0] if first else None)
    end = first[1] if first else 0
    if shown is None:
        return _plan_of(text, pieces, None, None, 0)
    named = _ISSUES.search(shown.value)
    if named is None:
        return Titles(shown, None, 0, end, end)
    return _plan_of(text, pieces, shown, named["named"].strip("《》“”").strip(), end)


def _first_title(pieces: Sequence[Piece]) -> tuple[Fact, int] | None:
    for k in range(min(len(pieces), 12)):
        found = _title_from(pieces, k)
        if found is not None:
            return _repeated(pieces, *found)
        if _NO_TITLE.search(pieces[k].words) and len(pieces[k].words) > 80:
            return None
    return None


def is_month(words: str) -> bool:
    """Whether words are the line under a title that says when (（2025年2月）), no part of it."""
    return _MONTH.fullmatch(words) is not None


def _repeated(pieces: Sequence[Piece], title: Fact, end: int) -> tuple[Fact, int]:
    """The title over the text where a page shows it before that too."""
    after = [piece for piece in pieces if piece.start >= end]
    for piece in after[:_REPEATED]:
        if piece.words == title.value:
            return Fact(piece.words, Span(piece.start, piece.end)), piece.end
    return title, end


def _title_from(pieces: Sequence[Piece], k: int) -> tuple[Fact, int] | None:
    """The title that begins with piece ``k``, over several pieces where lines were broken."""
    words = ""
    best: tuple[Fact, int] | None = None
    for piece in pieces[k : k + _JOINED]:
        if best is not None and not _goes_on(best[0].value, piece.words):
            break
        site = _SITE.search(piece.words)
        if site is not None and _TITLE.fullmatch(piece.words[: site.start()]) and not words:
            shown = piece.words[: site.start()]
            return Fact(shown, Span(piece.start, piece.start + len(shown))), piece.end
        glued = _GLUED.match(piece.words) if not words else None
        if glued is not None and not _NO_TITLE.match(piece.words):
            return _fact(pieces[k].start, piece.start + glued.end("title"), glued["title"])
        if len(words) + len(piece.words) > _LONGEST or _NO_TITLE.search(piece.words):
            break
        if words and (re.fullmatch(_NUMBER, piece.words) or is_month(piece.words)):
            break
        words += piece.words
        if _TITLE.fullmatch(_bare(words)):
            best = _fact(pieces[k].start, piece.end, words)
    return best


def _goes_on(title: str, words: str) -> bool:
    """Whether a line after a finished title belongs to it still (…三年行动 / 方案的通知)."""
    new = words[:3] in title or "关于" in words or len(words) >= _SECOND_LINE
    if not new and not title.endswith("通知") and _TITLE.fullmatch(title + words) is not None:
        return True
    return title.count("《") > title.count("》")


def _bare(words: str) -> str:
    return _NUMBER_AFTER.sub("", _NUMBER_BEFORE.sub("", words))


def _fact(start: int, end: int, words: str) -> tuple[Fact, int]:
    number = _NUMBER_BEFORE.match(words)
    tail = _NUMBER_AFTER.search(words)
    start += number.end() if number else 0
    stop = end - (tail.end() - tail.start() if tail else 0)
    return Fact(_bare(words), Span(start, stop)), end


def _plan_of(
    text: str, pieces: Sequence[Piece], notice: Fact | None, named: str | None, end: int
) -> Titles:
    """Find the issued plan's title over its own text, else take it as the notice names it."""
    after = [piece for piece in pieces if piece.start >= end]
    quoted = [
        match["name"]
        for piece in after[:8]
        for match in _QUOTED.finditer(piece.words)
        if re.search("现将|印发|同意|转发|审议|批准", piece.words)
    ]
    names = [name for name in ([named] if named else []) + quoted if name]
    for k, piece in enumerate(after):
        for joined in (1, 2, 3):
            group = after[k : k + joined]
            words = "".join(one.words for one in group)
            if len(words) > _LONGEST or any(_is_no_title(one.words) for one in group):
                break
            if any(_alike(words, name) for name in names):
                span = Span(piece.start, group[-1].end)
                return Titles(Fact(words, span), notice, end, span.start, span.end)
    if notice is None:
        return Titles()
    place = text.find(named, notice.span.start if notice.span else 0) if named else -1
    own = Span(place, place + len(named)) if named and place >= 0 else notice.span
    return Titles(Fact(named or notice.value, own), notice, end, end, end)


def _is_no_title(words: str) -> bool:
    """Words that no issued plan's title holds: a day, a notice's title, a closing remark."""
    return bool(
        _NO_TITLE.search(words)
        or words.startswith(("（此件", "附件"))
        or words.endswith("的通知")
        or day_in(words) is not None
        or re.fullmatch(_NUMBER, words)
    )


def _alike(words: str, name: str) -> bool:
    one, other = _normal(words), _normal(name)
    if one == other:
        return True
    if abs(len(one) - len(other)) > 14 or _TITLE.fullmatch(words) is None:
        return False
    if one.endswith(other) or other.endswith(one):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _normal(words: str) -> str:
    return re.sub(r"[\s的《》〈〉“”（）()—-]", "", words)
