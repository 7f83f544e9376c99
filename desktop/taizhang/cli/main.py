"""All verbs together."""

from taizhang.cli import (
    bulk,
    care,
    checking,
    deadlines,
    evidence,
    listing,
    overview,
    paper,
    phrases,
    plans,
    searching,
    selftest,
    sheets,
    steps,
    trail,
    work,
)
from taizhang.cli.app import taizhang

__all__ = [
    "bulk",
    "care",
    "checking",
    "deadlines",
    "evidence",
    "listing",
    "overview",
    "paper",
    "phrases",
    "plans",
    "searching",
    "selftest",
    "sheets",
    "steps",
    "taizhang",
    "trail",
    "work",
]
