"""The calendar file against the grammar of RFC 5545, read by a parser of the test's own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from taizhang.errors import KnownError
from taizhang.exchange.calendar import calendar_of, write_calendar
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import SetStatus, Tick
from taizhang.ledger.find import find_milestone
from taizhang.ledger.record import Record
from taizhang.ledger.records import record_of
from taizhang.ledger.status import Status
from taizhang.ledger.store import Ledger
from taizhang.ledger.year_changes import AddStep, SetDue
from tests.conftest import AT

DAY = date(2012, 12, 1)
NUMBER = "一.3.2"

# contentline = name *(";" param) ":" value CRLF (3.1); TEXT = *(TSAFE-CHAR / ESCAPED-CHAR) (3.3.11)
_LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[A-Z0-9-]+)*):(.*)", re.S)
_TEXT = re.compile(r"(?:[^\x00-\x08\x0a-\x1f\x7f;,\\]|\\[\\;,nN])*")
_TEXTS = {"SUMMARY", "DESCRIPTION", "X-WR-CALNAME"}


def parsed(data: bytes) -> dict[str, Any]:
    """The calendar as nested components; asserts the grammar on the way."""
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")[:-1]
    assert all(b"\r" not in line and b"\n" not in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no character is cut
    text = data.decode("utf-8").replace("\r\n ", "")
    root: dict[str, Any] = {"parts": []}
    open_ = [root]
    for unfolded in text.split("\r\n")[:-1]:
        match = _LINE.fullmatch(unfolded)
        assert match, unfolded
        name, _, value = match.groups()
        if name == "BEGIN":
            part: dict[str, Any] = {"kind": value, "parts": []}
            open_[-1]["parts"].append(part)
            open_.append(part)
        elif name == "END":
            assert open_.pop()["kind"] == value
        else:
            assert name not in open_[-1], f"{name} twice"
            if name in _TEXTS:
                assert _TEXT.fullmatch(value), value
                value = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
            open_[-1][name] = value
    assert open_ == [root]
    (calendar,) = root["parts"]
    assert calendar["kind"] == "VCALENDAR"
    return dict(calendar)


def events(record: Record, at: Any = AT) -> dict[str, dict[str, Any]]:
    """The events by their milestones' numbers."""
    found = parsed(calendar_of(record, at))["parts"]
    assert {event["kind"] for event in found} == {"VEVENT"}
    assert len({event["UID"] for event in found}) == len(found)
    numbers = [re.search(r"\S+\.\d+\.\d+", e["SUMMARY"].split("：")[-1]) for e in found]
    return {m[0].rpartition("）")[2]: e for m, e in zip(numbers, found, strict=True) if m}


def test_each_deadline_is_a_whole_day_with_an_alarm(ledger: Ledger, quality: Unit) -> None:
    record = record_of(ledger, quality, DAY)
    calendar = parsed(calendar_of(record, AT))
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert calendar["X-WR-CALNAME"] == "省质监局：苏政办发〔2012〕123号"
    found = events(record)
    assert len(found) == sum(len(task.milestones) for task in record.own)
    event = found[NUMBER]
    assert event["DTSTART"] == "20121231"
    assert event["DTSTAMP"] == "20121008T013000Z"
    assert event["SUMMARY"] == "完成时限：一.3.2 制定质量奖管理办法"
    assert event["DESCRIPTION"].split("\n")[:2] == [
        "任务：一.3 建立质量奖励制度",
        "本单位：江苏省质量技术监督局（牵头）",
    ]
    (alarm,) = event["parts"]
    assert (alarm["kind"], alarm["ACTION"], alarm["TRIGGER"]) == ("VALARM", "DISPLAY", "-P7D")


def test_a_newer_file_brings_the_same_event_up_to_date(ledger: Ledger, quality: Unit) -> None:
    first = events(record_of(ledger, quality, DAY))[NUMBER]
    _, milestone_id = find_milestone(ledger, NUMBER)
    ledger.apply(SetDue(milestone_id, quality.id, date(2013, 3, 31), "推迟", "省政府"), AT)
    ledger.apply(AddStep(milestone_id, quality.id, "起草", "张三"), AT)
    later = AT + timedelta(minutes=1)
    second = events(record_of(ledger, quality, DAY), later)[NUMBER]
    assert second["UID"] == first["UID"]
    assert int(second["SEQUENCE"]) == int(first["SEQUENCE"]) + 1
    assert second["DTSTART"] == "20130331"
    assert "延期：原时限2012年12月31日，延至2013年3月31日" in second["DESCRIPTION"]
    assert "1．起草（张三，未完成）" in second["DESCRIPTION"]


def test_what_is_settled_stays_without_an_alarm(ledger: Ledger, quality: Unit) -> None:
    done, away = (find_milestone(ledger, number)[1] for number in (NUMBER, "一.3.3"))
    ledger.apply(Tick(done, quality.id, date(2012, 9, 30)), AT)
    ledger.apply(SetStatus(away, quality.id, Status.NOT_APPLICABLE, "不归口"), AT)
    found = events(record_of(ledger, quality, DAY))
    assert found[NUMBER]["SUMMARY"] == "（已完成）一.3.2 制定质量奖管理办法"
    assert found["一.3.3"]["SUMMARY"].startswith("（不适用）")
    assert found[NUMBER]["parts"] == found["一.3.3"]["parts"] == []


def test_uids_do_not_depend_on_the_ledger(ledger: Ledger, quality: Unit, education: Unit) -> None:
    record = record_of(ledger, quality, DAY)
    assert events(record)[NUMBER]["UID"] == "2713baf3320fd3431fadae64d13f4e54@taizhang"
    other = record_of(ledger, education, DAY)
    uids = {event["UID"] for event in events(record).values()}
    assert not uids & {event["UID"] for event in events(other).values()}


@pytest.mark.parametrize(
    "text",
    [
        "a;b,c\\d\\n",
        "一行\n\r\n两行\u2028三行",
        "BEGIN:VEVENT\nUID:1",
        "\u202e倒\x07响\u200b",
        "𠮷" * 200,
        "",
        "a" * 75,
    ],
)
def test_any_words_stay_words(ledger: Ledger, quality: Unit, text: str) -> None:
    record = record_of(ledger, quality, DAY)
    (first, *rest) = record.sections
    (task, *others) = first.tasks
    milestone = replace(task.milestones[0], text=text, due=date.max)
    task = replace(task, title=text, milestones=(milestone,))
    sections = (replace(first, tasks=(task, *others)), *rest)
    hostile = replace(record, sections=sections, agency=replace(record.agency, full_name=text))
    found = parsed(calendar_of(hostile, AT))["parts"]
    assert len(found) == sum(len(t.milestones) for t in hostile.own)
    assert found[0]["DTSTART"] == "99991231"
    assert "\n" not in found[0]["SUMMARY"]
    assert not set("\u202e\u200b\x07") & set(found[0]["SUMMARY"] + found[0]["DESCRIPTION"])


def test_it_is_written_whole_or_not_at_all(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    record = record_of(ledger, quality, DAY)
    path = tmp_path / "a.ics"
    assert write_calendar(record, path, AT) == len(events(record))
    assert path.read_bytes() == calendar_of(record, AT)
    with pytest.raises(KnownError, match="不存在"):
        write_calendar(record, tmp_path / "no" / "a.ics", AT)
