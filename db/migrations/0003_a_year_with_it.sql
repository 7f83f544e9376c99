-- Version 3: deadlines that a unit changed, its own judgement of the pace, its own steps.
--
-- Texts made ready for search are not kept any more: the program makes them when they are needed,
-- so that they cannot differ from what they were made of.

DROP INDEX milestone_text;
ALTER TABLE task DROP COLUMN folded;
ALTER TABLE milestone DROP COLUMN folded;
ALTER TABLE note DROP COLUMN folded;
ALTER TABLE evidence DROP COLUMN folded;

CREATE TABLE deadline (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    milestone_id INTEGER NOT NULL REFERENCES milestone (id),
    agency_id    INTEGER NOT NULL REFERENCES agency (id),
    old_due      TEXT NOT NULL CHECK (old_due IS date(old_due)),
    due          TEXT NOT NULL CHECK (due IS date(due)),
    reason       TEXT NOT NULL CHECK (reason <> ''),
    approver     TEXT NOT NULL CHECK (approver <> '' OR due <= old_due),
    approved_on  TEXT CHECK (approved_on IS date(approved_on)),
    set_at       TEXT NOT NULL,
    author       TEXT NOT NULL
) STRICT;
CREATE INDEX deadline_by_place ON deadline (agency_id, milestone_id);

CREATE TABLE pace_override (
    milestone_id INTEGER NOT NULL REFERENCES milestone (id),
    agency_id    INTEGER NOT NULL REFERENCES agency (id),
    pace         TEXT NOT NULL CHECK (pace IN ('已完成', '超序时', '达序时', '欠序时', '其他')),
    reason       TEXT NOT NULL CHECK (reason <> ''),
    set_at       TEXT NOT NULL,
    author       TEXT NOT NULL,
    PRIMARY KEY (milestone_id, agency_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pace_override_by_agency ON pace_override (agency_id, milestone_id);

CREATE TABLE step (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    agency_id    INTEGER NOT NULL REFERENCES agency (id),
    milestone_id INTEGER NOT NULL REFERENCES milestone (id),
    position     INTEGER NOT NULL,
    text         TEXT NOT NULL CHECK (text <> ''),
    person       TEXT NOT NULL,
    due          TEXT CHECK (due IS date(due)),
    done_on      TEXT CHECK (done_on IS date(done_on))
) STRICT;
CREATE INDEX step_by_place ON step (agency_id, milestone_id, position);
