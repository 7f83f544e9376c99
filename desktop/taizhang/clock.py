"""The one place that asks what day and time it is; everything else takes it as an argument."""

from datetime import date, datetime


def today() -> date:
    """The clerk's local date."""
    return datetime.now().astimezone().date()


def now() -> datetime:
    """The local time with its offset, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)
