"""All verbs together."""

from taizhang.cli import care, listing, paper, work
from taizhang.cli.app import taizhang

__all__ = ["care", "listing", "paper", "taizhang", "work"]
