"""The tokens of an assignment clause."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from taizhang.plan.model import Role


class Kind(StrEnum):
    """What a token is; the comment gives an example."""

    NAME = "name"  # 省财政厅
    ODD = "odd"  # words in a name's place that are not shaped like one
    ENUM = "enum"  # 、
    COMMA = "comma"  # ，
    SEMI = "semi"  # ；
    STOP = "stop"  # 。
    BREAK = "break"  # a blank or newline that separates
    AND = "and"  # 和 及 以及 与
    WITH = "with"  # 会同
    ETC = "etc"  # 等 等有关部门
    ROLE = "role"  # 牵头 按职责分工负责
    TASK = "task"  # 资金保障 after 负责
    OWN_ROLE = "own_role"  # （牵头） behind a name: of that name alone
    LABEL = "label"  # 责任单位：
    LEAD_IN = "lead_in"  # 由
    RULE = "rule"  # 列第一位者为牵头单位
    ALL_LATER = "all_later"  # 以下均需…落实，不再列出
    DUE = "due"  # 6月底完成; 完成时限：…
    FIELD = "field"  # 适用范围：…
    ASIDE = "aside"  # 下同


SEPARATORS = frozenset({Kind.ENUM, Kind.COMMA, Kind.SEMI, Kind.STOP, Kind.BREAK, Kind.AND})


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` of the view; ``words`` without the blanks inside."""

    kind: Kind
    start: int
    end: int
    words: str
    role: Role | None = None
    """Of ROLE, OWN_ROLE and LABEL."""
