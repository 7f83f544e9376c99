"""What a document says of itself: title, 文号, issuer, day, year, whether it is still in force.

The page's table of metadata is believed first (it has whole what the text broke), then the head of
the document, then its signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from taizhang.reader.clauses.script import simplified
from taizhang.reader.dates import day_in
from taizhang.reader.furniture import Furniture
from taizhang.reader.lines import Line, Stretches
from taizhang.reader.pieces import Piece, pieces_of
from taizhang.reader.reading import Fact, Reason, Span
from taizhang.reader.titles import Titles, is_month, titles_of

_HEAD = 4000
_FOOT = 500
_SIGNATURE = 60
"""The longest line that is looked at for a signature between a notice and its attachment."""
_OPEN, _SHUT = "〔\\[【(（［", "〕\\]】)）］"
_ORG = r"[\u4e00-\u9fff]{2,14}?"
_NUMBER = re.compile(
    rf"(?P<org>{_ORG}) ?[{_OPEN}] ?(?P<year>(?:19|20)\d\d) ?[{_SHUT}] ?(?P<no>第?\d{{1,5}}) ?号"
)
_BROKEN = re.compile(
    rf"(?P<org>{_ORG}) ?[{_OPEN}]? ?(?P<year>(?:19|20)\d\d) ?[{_SHUT}]? ?第?(?P<no>\d{{1,4}}) ?号?"
)
_NAME = re.compile(
    r"[\u4e00-\u9fff（）()·]{2,40}(?:府|厅|室|局|委|会|院|部|办|署|行|组|公司|中心"
    r"|指挥部|总社|联社|合社)"
)
_FROM_TITLE = re.compile(
    r"^(?P<issuer>[\u4e00-\u9fff]{2,24}?(?:等\d+个?部门|府|厅|室|局|委|会|院|部|办"
    r"|署))(?=关于|印发|转发|批转|发布|继续)"
)
_SIGNED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,20}(?:府|厅|室|局|委|会|院|部|署))?\s*$")
_AFTER_SIGNATURE = re.compile(
    r"\s*(?:（此件[^）]*）|（[^（）]{0,12}公开[^）]*）)?\s*(?:[【\[].*)?$", re.DOTALL
)
_REPEALED = re.compile("失效|废止|停止执行|已被|无效")
_BY = re.compile(
    rf"《(?P<title>[^《》]+)》\s*[（(]?(?P<number>{_ORG}[{_OPEN}](?:19|20)\d\d[{_SHUT}]\d+号)?"
)
_ADDRESSED = re.compile(r"(?:[^。；]{0,24}号)?各[^。；]{4,160}?：(?=.)")
_ISSUING = re.compile("现.{0,6}印发|请.{0,16}(?:执行|落实|实施)。$")
_YEAR = re.compile(
    r"(?P<first>(?:19|20)\d\d)年?(?:[-—－–~～至到]+(?P<last>(?:19|20)\d\d))?(?=年|[）)])"
)

_FORMS = str.maketrans("於轉綱號", "于转纲号")
"""Traditional characters of titles and numbers that the grammar's own words do not have."""


@dataclass(slots=True)
class Found:
    """The facts in places of the cleaned text, and where the document's own words begin."""

    titles: Titles
    doc_number: Fact | None = None
    index_number: Fact | None = None
    issuer: Fact | None = None
    issued_on: date | None = None
    issued_on_span: Span | None = None
    year: int | None = None
    repealed: bool = False
    repealed_by: Fact | None = None
    repealed_by_title: Fact | None = None
    body: int = 0
    """Where the preamble begins."""
    odd: list[tuple[Reason, Span, str]] = field(default_factory=list)


def facts_of(
    text: str, lines: Sequence[Line], page: Furniture, apart: Stretches, head_end: int
) -> Found:
    """Find the facts; the head of the document ends at ``head_end`` at the latest."""
    written, text = text, _plain(text)
    head_end = min(head_end, _HEAD)
    head = pieces_of(text, lines, apart, 0, head_end)
    foot = pieces_of(text, lines, apart, max(len(text.rstrip()) - _FOOT, head_end), len(text))
    found = Found(titles_of(text, head, page.values.get("title")))
    found.index_number = page.values.get("index")
    _number(text, head, page, found)
    middle = [
        Piece(line.start, line.end, text[line.start : line.end])
        for line in lines
        if line.end - line.start <= _SIGNATURE and line.cell is None
    ]
    _signature(head, foot, middle, page, found)
    found.year = _year(found, head)
    _standing(page, found)
    found.body = _body(head, found)
    _say_missing(found)
    if text != written:
        _restore(found, text, written)
    return found


def _plain(text: str) -> str:
    """The text in simplified characters, as far as facts are told by them; as long as before."""
    return simplified(text).translate(_FORMS)


def _restore(found: Found, read: str, written: str) -> None:
    """Give the facts the characters that the text has."""

    def restored(fact: Fact | None) -> Fact | None:
        if fact is None or fact.span is None:
            return fact
        at = slice(fact.span.start, fact.span.end)
        own = {ord(a): b for a, b in zip(read[at], written[at], strict=True) if a != b}
        return Fact(fact.value.translate(own), fact.span)

    titles = found.titles
    found.titles = replace(titles, title=restored(titles.title), notice=restored(titles.notice))
    found.doc_number = restored(found.doc_number)
    found.issuer = restored(found.issuer)
    found.odd = [
        (why, span, written[span.start : span.end] or words) for why, span, words in found.odd
    ]


def closing_of(text: str, lines: Sequence[Line], apart: Stretches) -> int:
    """Where the signature at the foot begins, the length of the text where there is none."""
    text = _plain(text)
    foot = pieces_of(text, lines, apart, max(len(text.rstrip()) - _FOOT, 0), len(text))
    closing = len(text)
    signed = False
    for piece in reversed(foot):
        dated = _dated(piece)
        name = _NAME.fullmatch(piece.words) is not None and signed
        if dated is None and not name and not piece.words.startswith("（此件"):
            break
        signed = signed or dated is not None
        closing = piece.start if dated is None or dated[2] is None else dated[2].start
        if closing > piece.start:
            break
    return closing


def _number(text: str, head: Sequence[Piece], page: Furniture, found: Found) -> None:
    labelled = page.values.get("doc_number")
    if labelled is not None:
        whole = _NUMBER.search(labelled.value)
        found.doc_number = Fact(_whole_number(whole), labelled.span) if whole else labelled
        return
    notice = found.titles.notice or found.titles.title
    title_end = found.titles.notice_end or found.titles.plan_end
    if notice is not None and notice.span is not None and (glued := _NUMBER.match(text, title_end)):
        found.doc_number = Fact(_whole_number(glued), Span(glued.start(), glued.end()))
        return
    for piece in head:
        for match in _NUMBER.finditer(piece.words):
            if _is_own(piece.words, match):
                span = Span(piece.start + match.start(), piece.start + match.end())
                found.doc_number = Fact(_whole_number(match), span)
                return
    for piece in head:
        broken = _BROKEN.fullmatch(piece.words)
        if broken is not None and re.search(rf"[{_OPEN}{_SHUT}]|号$", piece.words):
            span = Span(piece.start, piece.end)
            found.doc_number = Fact(f"{broken['org']}〔{broken['year']}〕{broken['no']}号", span)
            found.odd.append((Reason.DOC_NUMBER_BROKEN, span, piece.words))
            return


def _is_own(words: str, match: re.Match[str]) -> bool:
    """The document's own number: alone, at the piece's start, or in brackets after 的通知."""
    if match.end() - match.start() >= len(words) - 1 or match.start() == 0:
        return True
    before = words[: match.start()]
    return before.endswith(("通知（", "通知(", "意见（", "方案（", "措施（"))


def _whole_number(match: re.Match[str]) -> str:
    return f"{match['org']}〔{match['year']}〕{match['no']}号"


def _signature(
    head: Sequence[Piece],
    foot: Sequence[Piece],
    middle: Sequence[Piece],
    page: Furniture,
    found: Found,
) -> None:
    """The day and the issuer: labelled, or name and day under a text, or at a title's beginning."""
    names: list[Piece] = []
    _date_of_label(page.values.get("written"), found)
    for pieces in (head, foot, middle):
        for k, piece in enumerate(pieces):
            signed = _dated(piece)
            if signed is None:
                continue
            day, place, name = signed
            if found.issued_on is None:
                found.issued_on, found.issued_on_span = day, place
            names = [name] if name else _names_above(pieces[:k])
            break
        if names or found.issued_on_span is not None:
            break
    _date_of_label(page.values.get("made"), found)
    _issuer(page, names, found)


def _date_of_label(label: Fact | None, found: Found) -> None:
    day = day_in(label.value) if label is not None and found.issued_on is None else None
    if day is not None and label is not None and label.span is not None:
        found.issued_on = day[0]
        found.issued_on_span = Span(label.span.start + day[1], label.span.start + day[2])


def _dated(piece: Piece) -> tuple[date, Span, Piece | None] | None:
    """A piece that is a day, or ends in a name and a day (国务院办公厅2020年7月15日)."""
    places: list[tuple[date, int, int]] = []
    at = 0
    while (day := day_in(piece.words, at)) is not None:
        places.append(day)
        at = day[2]
    if not places:
        return None
    last, start, end = places[-1]
    if _AFTER_SIGNATURE.fullmatch(piece.words, end) is None:
        return None
    before = _SIGNED.search(piece.words, max(0, start - 24), start)
    name = before["name"] if before else None
    if start and not name:
        return None
    span = Span(piece.start + start, piece.start + end)
    if not name or before is None:
        return last, span, None
    own = re.split("[。；：，]|负责|意见|措施", name)[-1]
    begin = piece.start + before.end("name") - len(own)
    return last, span, Piece(begin, begin + len(own), own)


def _names_above(pieces: Sequence[Piece]) -> list[Piece]:
    """The names that sign: the pieces just above the day that are nothing but names."""
    names: list[Piece] = []
    for piece in reversed(pieces):
        words = piece.words.split()
        if not words or not all(_NAME.fullmatch(word) for word in words):
            break
        names[:0] = [
            Piece(piece.start, piece.end, word) if len(words) > 1 else piece for word in words
        ]
    return names


def _issuer(page: Furniture, names: Sequence[Piece], found: Found) -> None:
    labelled = page.values.get("issuer")
    if labelled is not None:
        found.issuer = labelled
    elif names:
        many = f"等{len(names)}部门" if len(names) > 1 else ""
        found.issuer = Fact(names[0].words + many, Span(names[0].start, names[0].end))
    else:
        shown = found.titles.notice or found.titles.title
        match = _FROM_TITLE.match(shown.value) if shown is not None else None
        if match is not None and shown is not None and shown.span is not None:
            span = Span(shown.span.start, shown.span.start + match.end())
            found.issuer = Fact(match["issuer"], span)


def _year(found: Found, head: Sequence[Piece]) -> int | None:
    """基准年: the year in the title, the last of a period there, else the year of issue.

    Where neither is known, that of the month under the title.
    """
    for fact in (found.titles.title, found.titles.notice):
        if fact is None:
            continue
        years = [int(match["last"] or match["first"]) for match in _YEAR.finditer(fact.value)]
        if years:
            return years[-1]
    if found.issued_on is not None:
        return found.issued_on.year
    if found.doc_number is not None and (
        match := re.search(r"〔(\d{4})〕", found.doc_number.value)
    ):
        return int(match[1])
    months = [_YEAR.search(piece.words) for piece in head if is_month(piece.words)]
    return next((int(match["first"]) for match in months if match), None)


def _standing(page: Furniture, found: Found) -> None:
    validity = page.values.get("validity")
    if validity is None or not _REPEALED.search(validity.value):
        return
    found.repealed = True
    by = _BY.search(validity.value)
    if by is not None and validity.span is not None:
        at = validity.span.start
        found.repealed_by_title = Fact(
            by["title"], Span(at + by.start("title"), at + by.end("title"))
        )
        if by["number"]:
            whole = _NUMBER.match(by["number"])
            number = _whole_number(whole) if whole else by["number"]
            found.repealed_by = Fact(number, Span(at + by.start("number"), at + by.end("number")))


def _body(head: Sequence[Piece], found: Found) -> int:
    """Where the preamble begins: after the plan's title, number, addressee and signature."""
    start = found.titles.plan_end
    titles = [fact.value for fact in (found.titles.title, found.titles.notice) if fact]
    for piece in head:
        if piece.end <= start:
            continue
        at = max(piece.start, start)
        words = piece.words[at - piece.start :]
        glued = _ADDRESSED.match(words)
        if glued is not None:
            return at + glued.end()
        if not _is_head(words) and not any(len(words) > 5 and words in title for title in titles):
            return at
    return start


def _is_head(words: str) -> bool:
    return (
        _ISSUING.search(words) is not None
        or (
            words.endswith(("：", ":"))
            and words.startswith(("各", "省", "市", "区", "县", "国务院", "中央"))
        )
        or _NUMBER.fullmatch(words) is not None
        or _BROKEN.fullmatch(words) is not None
        or words.startswith("（此件")
        or is_month(words)
        or _dated(Piece(0, len(words), words)) is not None
        or (_NAME.fullmatch(words) is not None and len(words) < 30)
    )


def _say_missing(found: Found) -> None:
    missing = [
        name
        for name, value in (
            ("标题", found.titles.title),
            ("文号", found.doc_number),
            ("发布机构", found.issuer),
            ("发文日期", found.issued_on),
            ("年份", found.year),
        )
        if value is None
    ]
    if missing:
        found.odd.append((Reason.FACT_MISSING, Span(0, 0), "、".join(missing)))
