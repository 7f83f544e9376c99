"""Taizhang (台账): an offline desktop ledger for government action plans."""

__version__ = "0.3.0"
