"""How a setting's row is said in the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from taizhang.ledger import phrases, templates, views
from taizhang.ledger.filters import BLANK, Condition, View, from_json

Say = Callable[[str], str]
"""Gives the ledger's own words in another language: the window's. What was written stays."""

_SETTINGS = {
    "reporter": "填报人",
    "reviewer": "审核人",
    "phone": "联系电话",
    "scheme": "灯色",
}


def setting_words(row: Mapping[str, Any], units: Mapping[str, str], say: Say) -> str:
    """A row in words. ``units`` gives names by ids as text."""
    key, value = str(row["key"]), str(row["value"])
    if key.startswith("own_agency/"):
        return units.get(value, "")
    if key.startswith(templates.PREFIX):
        template = templates.from_json(key.removeprefix(templates.PREFIX), value)
        headings = "、".join(heading for _, heading in template.columns)
        return say("{0}：{1}").format(template.paper, headings)
    if key.startswith(views.PREFIX):
        return say("{0}：{1}").format(key.removeprefix(views.PREFIX), _view_words(value, say))
    if key.startswith(phrases.PREFIX):
        return say("{0}：{1}").format(key.removeprefix(phrases.PREFIX), value)
    return say("{0}：{1}").format(say(_SETTINGS[key]), value)


def _view_words(stored: str, say: Say) -> str:
    try:
        view = from_json(stored)
    except ValueError:  # a newer program's, or damaged: the list says so when it is chosen
        return say("读不懂的视图")
    return "，".join(_parts(view, say)) or say("全部")


def _parts(view: View, say: Say) -> list[str]:
    parts = [_condition_words(condition, say) for condition in view.conditions]
    if view.text:
        parts.append(say("搜索“{0}”").format(view.text))
    if view.whole_plan:
        parts.append(say("全部任务"))
    order = view.arrangement
    if order.group is not None:
        parts.append(say("按{0}分组").format(say(order.group)))
    if order.sort is not None:
        parts.append(say("按{0}{1}").format(say(order.sort), say(order.direction)))
    return parts


def _condition_words(condition: Condition, say: Say) -> str:
    values = "、".join(say("空白") if v == BLANK else say(v) for v in sorted(condition.values))
    words = say("{0}不是{1}") if condition.negated else say("{0}是{1}")
    return words.format(say(condition.column), values)
