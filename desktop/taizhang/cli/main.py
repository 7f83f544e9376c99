"""All verbs together."""

from taizhang.cli import care, listing, paper, trail, work
from taizhang.cli.app import taizhang

__all__ = ["care", "listing", "paper", "taizhang", "trail", "work"]
