"""Conditions on evidence as SQL, apart from what writes it: the list asks them at every start."""

REPLACED = """EXISTS (
    SELECT 1 FROM evidence AS later WHERE later.agency_id = e.agency_id
    AND later.task_id = e.task_id AND later.milestone_id IS e.milestone_id
    AND later.replaces = e.id)"""
"""Whether the evidence ``e`` has a later version, which always stands at the same place."""
