"""Deadlines in prose and in fields made for them, and dates that are none."""

from __future__ import annotations

from datetime import date

import pytest

from taizhang.reader.dates import day_in, deadline_of, deadlines_in


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2020年底前开展涉企收费专项治理", date(2020, 12, 31)),
        ("2021年6月底前建立健全审查机制", date(2021, 6, 30)),
        ("以上工作要在2019年2月底前完成", date(2019, 2, 28)),
        ("于2018年12月31日前报送", date(2018, 12, 31)),
        ("到2022年，建成一批学校", date(2022, 12, 31)),
        ("到2020年底，覆盖全省", date(2020, 12, 31)),
        ("2025年实现全省市场数字化", date(2025, 12, 31)),
        ("到“十四五”期末，新增冷库", date(2025, 12, 31)),
        ("力争2020年底主体信用评级达到AAA级", date(2020, 12, 31)),
        ("要在2020年一季度前实现信息在线发布", date(2020, 3, 31)),
        ("2019年上半年，试点城市政府印发方案", date(2019, 6, 30)),
        ("6月底前完成首批申报", date(2020, 6, 30)),
        ("力争年内建成示范区", date(2020, 12, 31)),
        ("确保年底前清偿", date(2020, 12, 31)),
        ("确保2020年3月初全面恢复产能", date(2020, 3, 10)),
    ],
)
def test_deadlines_in_prose(words: str, day: date) -> None:
    assert [one.day for one in deadlines_in(words, 2020)] == [day]


@pytest.mark.parametrize(
    "words",
    [
        "将2020年2月份的法定申报纳税期限延长至2月24日",
        "将行之有效并可长期坚持的做法推广",
        "本通知自发布之日起暂执行至2020年6月30日止",
        "上述举措执行期自发布之日起至2020年12月底",
        "企业可在2月24日前完成应纳税款的支付",
        "优先支持2月底前能够完成技改的项目",
        "免收2月份房租",
        "毕业2年内的高校毕业生",
        "自2020年1月1日至3月31日，免征关税",
        "截至4月底企业职工平均人数持平",
        "制定《2012年江苏名牌申报评价指南》",
        "2020年一季度可减半收取房租",
    ],
)
def test_dates_that_are_no_deadlines(words: str) -> None:
    assert deadlines_in(words, 2020) == ()


def test_a_recurring_deadline_names_no_day() -> None:
    (one,) = deadlines_in("各部门于每年2月底前报送名单", 2019)
    assert (one.day, one.words) == (None, "每年2月底前")


def test_a_month_takes_the_year_named_before_it() -> None:
    days = [one.day for one in deadlines_in("2021年3月底前自查，6月底前整改", 2020)]
    assert days == [date(2021, 3, 31), date(2021, 6, 30)]


def test_without_a_year_a_month_names_no_day() -> None:
    (one,) = deadlines_in("6月底前完成", None)
    assert one.day is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2020年6月底", date(2020, 6, 30)),
        ("6月底完成", date(2024, 6, 30)),
        ("2024年10月", date(2024, 10, 31)),
        ("2024.10", date(2024, 10, 31)),
        ("2025年", date(2025, 12, 31)),
        ("2024年11月15日", date(2024, 11, 15)),
        ("一季度", date(2024, 3, 31)),
        ("上半年", date(2024, 6, 30)),
        ("年内", date(2024, 12, 31)),
        ("年内+持续", None),
        ("长期坚持", None),
        ("每年12月底前", None),
        ("立行立改", None),
        ("", None),
    ],
)
def test_a_field_for_deadlines(words: str, day: date | None) -> None:
    assert deadline_of(words, 2024).day == day


@pytest.mark.parametrize("words", ["二○一二年六月二十一日", "2012-06-21 00:00", "2012年6月21日"])
def test_full_dates(words: str) -> None:
    found = day_in(words)
    assert found is not None
    assert found[0] == date(2012, 6, 21)


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert day_in("2023年2月30日") is None
    assert [one.day for one in deadlines_in("2023年13月底前", 2023)] == [None]
