"""All verbs together."""

from taizhang.cli import care, listing, paper, plans, sheets, trail, work
from taizhang.cli.app import taizhang

__all__ = ["care", "listing", "paper", "plans", "sheets", "taizhang", "trail", "work"]
