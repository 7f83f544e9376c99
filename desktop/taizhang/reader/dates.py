"""Dates and deadlines as plans write them: 2020年底前, 6月底前, 上半年, “十四五”期末.

A deadline is what the words set for the work itself. Not every date is one: how long a measure is
in force (有效期至…), a date that a measure grants to others (延长至2月24日, 可在…前), a condition
(2月底前能够完成…的). A deadline that names no day (每年2月底前, 持续) keeps its words and has no
date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from taizhang.reader.numerals import HAN, number_of, year_of

_YEAR_DIGITS = "0-9〇○零一二三四五六七八九Ｏ"
_DAY = re.compile(
    rf"(?P<year>(?:19|20)\d\d|[一二][{_YEAR_DIGITS}]{{3}}) *年 *(?P<month>\d{{1,2}}"
    rf"|[{HAN}]{{1,2}}) *月"
    rf" *(?P<day>\d{{1,2}}|[{HAN}]{{1,3}}) *日"
    r"|(?P<y>(?:19|20)\d\d)(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d)"
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PLAN_ENDS = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}

_YEAR = (
    r"(?:(?P<year>20\d\d|[一二][○〇零一二三四五六七八九]{3}) *年|(?P<this>今年|本年度?|当年"
    r"|当前年度)|(?P<next>明年|次年))?(?:的|度)?"
)
_WHEN = re.compile(
    r"(?P<each>每(?:年|季度|季|月|半年|周|两年|学期)(?:度)?[^，。；、]{0,8}?(?:底|末|初"
    r"|日|旬)?(?:之?前|以前))"
    r"|“?(?P<plan>十[二三四五]五)”?(?:规划)?(?P<end>期?末|期间|时期)"
    rf"|{_YEAR} *(?:"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}) *月份? *"
    r"(?:(?P<day>\d{1,2}) *日|(?P<part>底|末|初|上旬|中旬|下旬))?"
    r"|(?P<half>上半年|下半年)(?:底|末)?"
    r"|第?(?P<quarter>[一二三四1-4])季度(?:底|末)?"
    r"|(?P<yearend>年?底|年?末|年?内|年?初|全年)"
    r"|(?P<whole>(?<=年)))"
    r" *(?P<before>之?前|以前|止)?"
)
_STANDING = re.compile(
    "持续|长期|常态化|经常性?|适时|按要求|按时间节点|根据|每[年季月周]|全年|即时|随时|立行立改|疫情"
)
_IN_FORCE = re.compile(
    r"(?:延长|延期|延迟|延至|顺延|推迟|展期|有效期|执行期|施行期|实施期|执行|施行|有效"
    r"|期限|暂定|起算|追溯|缓缴)[^，。；]{0,12}$"
    r"|(?:自|从)[^，。；]{2,24}(?:至|到)$"
    r"|20\d\d年\d{1,2}月\d{1,2}日(?:至|到|—|-)$"
)
_GRANTED = re.compile(r"(?:可|可以|允许|凡|对|已|曾|截止|截至|如在|若在)(?:在|于)?$")
_CONDITION = re.compile(
    r"(?:能够|有望|已|可以|仍|尚未|发布的|印发的|出台的|设立|成立的|注册|毕业|登记)"
)
_LEAD_IN = re.compile(r"(?:到|至|截至|在|于|力争|确保|争取|实现|计划|须|应|要|并|限：)$")
_PART_OF_WORD = re.compile(r"第[\d一二三]+年的?$|(?:第|超过|近|上|去|前|每|《)$")
_REACHED = ("实现", "完成", "建成", "达到", "力争", "基本")
_NO_END_OF_YEAR = ("起", "以来", "度", "版", "期")
_START = re.compile(r"(?:^|[，。；：）”])(?:力争|确保|争取|在|于|到|至)*$")


@dataclass(frozen=True, slots=True)
class Deadline:
    """``text[start:end]`` sets ``day``; None where the words name no day."""

    day: date | None
    words: str
    start: int
    end: int


def day_in(text: str, start: int = 0, end: int | None = None) -> tuple[date, int, int] | None:
    """The first full date in ``text[start:end]`` and its place (二○一二年六月二十一日)."""
    for match in _DAY.finditer(text, start, len(text) if end is None else end):
        day = _whole_day(match)
        if day is not None:
            return day, match.start(), match.end()
    return None


def _whole_day(match: re.Match[str]) -> date | None:
    if match["y"]:
        parts = int(match["y"]), int(match["m"]), int(match["d"])
    else:
        year, month, day = (
            year_of(match["year"]),
            number_of(match["month"]),
            number_of(match["day"]),
        )
        if year is None or month is None or day is None:
            return None
        parts = year, month, day
    return _date(*parts)


def deadlines_in(text: str, year: int | None) -> tuple[Deadline, ...]:
    """The deadlines in a task's words, in order; ``year`` is that of the document."""
    found: list[Deadline] = []
    for match in _WHEN.finditer(text):
        if match.end() - match.start() < 2 or not _sets(text, match):
            continue
        if match["year"]:
            year = year_of(match["year"]) or year
        found.append(Deadline(_day_of(match, year), match[0].strip(), match.start(), match.end()))
    return tuple(found)


def deadline_of(words: str, year: int | None) -> Deadline:
    """The deadline in a field made for one: a clause's or a table's 完成时限.

    There 6月底, 年内, 上半年 are deadlines as they stand. The last day that is named counts.
    """
    days = [found for match in _DAY.finditer(words) if (found := _whole_day(match))]
    standing = _STANDING.search(words) is not None
    for match in _WHEN.finditer(words):
        if match.end() - match.start() < 2:
            continue
        if match["year"]:
            year = year_of(match["year"]) or year
        found = _day_of(match, year)
        if found is not None:
            days.append(found)
    bare = re.fullmatch(r"\s*(20\d\d)\s*年?\s*", words)
    if bare is not None:
        days.append(date(int(bare[1]), 12, 31))
    short = re.fullmatch(r"\s*(20\d\d)[-./](\d{1,2})\s*", words)
    if short is not None and 1 <= int(short[2]) <= 12:
        days.append(_month_end(int(short[1]), int(short[2])))
    return Deadline(None if standing or not days else max(days), words.strip(), 0, len(words))


def _sets(text: str, match: re.Match[str]) -> bool:
    """Whether the words set a deadline for the work, where they stand in prose."""
    if match["each"]:
        return True
    before = text[max(0, match.start() - 30) : match.start()]
    after = text[match.end() : match.end() + 6]
    return not _is_other(before, after) and _is_due(match, before, after)


def _is_other(before: str, after: str) -> bool:
    """A date of something else: a period in force, a leave given to others, a condition."""
    return bool(
        _PART_OF_WORD.search(before)
        or _IN_FORCE.search(before)
        or _GRANTED.search(before)
        or _CONDITION.match(after)
        or after.startswith(("》", "期间", "份"))
    )


def _is_due(match: re.Match[str], before: str, after: str) -> bool:
    """Whether the form of the words is a deadline's: with 前, or led in by 到, 在, 力争."""
    starts = _START.search(before) is not None
    if match["plan"]:
        due = match["end"] in ("期末", "末") or starts
    elif match["before"]:
        due = True
    elif match["whole"] is not None:
        led = before.endswith(("到", "至")) and not after.startswith(_NO_END_OF_YEAR)
        due = led or (starts and after.startswith(_REACHED))
    elif match["day"]:
        due = before.endswith(("到", "至", "于")) and not after.startswith(("起", "至", "—"))
    elif match["yearend"]:
        due = _year_end_is_due(match, before, starts)
    elif match["part"]:
        due = _LEAD_IN.search(before) is not None or after.startswith("，")
    else:
        due = starts and after.startswith(("，", "完成"))
    return due


def _year_end_is_due(match: re.Match[str], before: str, starts: bool) -> bool:
    of_a_year = match["year"] is not None
    if match["yearend"].endswith(("底", "末")):
        return of_a_year or (match["yearend"].startswith("年") and starts)
    named = match["yearend"].startswith("年") or of_a_year
    return match["yearend"].endswith("内") and named and before.endswith(("力争", "争取", "确保"))


def _day_of(match: re.Match[str], year: int | None) -> date | None:
    """The last day of what the words name; ``year`` where they name none."""
    if match["each"]:
        return None
    if match["plan"]:
        return date(_PLAN_ENDS[match["plan"]], 12, 31) if match["end"] in ("期末", "末") else None
    if match["year"]:
        year = year_of(match["year"])
    elif match["next"] and year is not None:
        year += 1
    return None if year is None else _day_in_year(year, match)


def _day_in_year(year: int, match: re.Match[str]) -> date | None:
    if match["month"]:
        return _day_in_month(year, number_of(match["month"]) or 0, match)
    month = 12
    if match["half"]:
        month = 6 if match["half"] == "上半年" else 12
    elif match["quarter"]:
        month = _QUARTERS[match["quarter"]] * 3
    elif match["yearend"] and match["yearend"].endswith("初"):
        month = 1
    return _date(year, month, monthrange(year, month)[1])


def _day_in_month(year: int, month: int, match: re.Match[str]) -> date | None:
    if not 1 <= month <= 12:
        return None
    if match["day"]:
        return _date(year, month, int(match["day"]))
    if match["part"] in ("初", "上旬"):
        return _date(year, month, 10)
    if match["part"] == "中旬":
        return _date(year, month, 20)
    return _month_end(year, month)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _date(year: int, month: int, day: int) -> date | None:
    if 1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None
