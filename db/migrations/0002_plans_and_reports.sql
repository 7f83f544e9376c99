-- Version 2: a ledger holds many plans, a plan can be amended; evidence and reports are kept.
--
-- What a plan says of its units belongs to that plan (the 省财政厅 of two provinces are two units).
-- The kinds of units get words that fit any government, since plans of cities are read as well.

DROP VIEW duty;

CREATE TABLE plan_new (
    id                INTEGER PRIMARY KEY,
    key               TEXT NOT NULL UNIQUE,
    title             TEXT NOT NULL,
    notice_title      TEXT NOT NULL,
    doc_number        TEXT NOT NULL,
    index_number      TEXT NOT NULL,
    issuer            TEXT NOT NULL,
    issued_on         TEXT CHECK (issued_on IS date(issued_on)),
    year              INTEGER NOT NULL,
    validity          TEXT NOT NULL CHECK (validity IN ('有效', '已失效')),
    repealed_by       TEXT NOT NULL,
    repealed_by_title TEXT NOT NULL,
    preamble          TEXT NOT NULL,
    general_heading   TEXT NOT NULL,
    general_text      TEXT NOT NULL,
    published         TEXT NOT NULL,
    shown             INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO plan_new SELECT *, 0 FROM plan;
DROP TABLE plan;
ALTER TABLE plan_new RENAME TO plan;

CREATE TABLE plan_version (
    plan_id     INTEGER NOT NULL REFERENCES plan (id),
    number      INTEGER NOT NULL,
    replaced_at TEXT NOT NULL,
    title       TEXT NOT NULL,
    doc_number  TEXT NOT NULL,
    issued_on   TEXT CHECK (issued_on IS date(issued_on)),
    published   TEXT NOT NULL,
    PRIMARY KEY (plan_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE section_new (
    id       INTEGER PRIMARY KEY,
    plan_id  INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    number   TEXT NOT NULL,
    title    TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('任务', '要求', '存档')),
    UNIQUE (plan_id, position),
    UNIQUE (plan_id, number)
) STRICT;
INSERT INTO section_new SELECT * FROM section;
DROP TABLE section;
ALTER TABLE section_new RENAME TO section;

CREATE TABLE agency_new (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id    INTEGER NOT NULL REFERENCES plan (id),
    short_name TEXT NOT NULL,
    full_name  TEXT NOT NULL CHECK (full_name <> ''),
    kind       TEXT NOT NULL CHECK (
        kind IN ('本级部门', '上级驻地单位', '市县人民政府', '其他单位', '集合')
    ),
    origin     TEXT NOT NULL CHECK (origin IN ('方案', '自加')),
    initials   TEXT NOT NULL,
    pinyin     TEXT NOT NULL,
    UNIQUE (plan_id, short_name)
) STRICT;
INSERT INTO agency_new (id, plan_id, short_name, full_name, kind, origin, initials, pinyin)
SELECT id, (SELECT min(id) FROM plan), short_name, full_name,
       CASE kind WHEN '省政府部门' THEN '本级部门' WHEN '中央驻苏单位' THEN '上级驻地单位'
                 ELSE kind END,
       origin, initials, pinyin
FROM agency;
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'agency')
WHERE name = 'agency_new' AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'agency');
DROP TABLE agency;
ALTER TABLE agency_new RENAME TO agency;
UPDATE collective_cover SET kind = '本级部门' WHERE kind = '省政府部门';
UPDATE collective_cover SET kind = '上级驻地单位' WHERE kind = '中央驻苏单位';

CREATE TABLE agency_alias (
    written TEXT PRIMARY KEY,
    name    TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment_new (
    task_id   INTEGER NOT NULL REFERENCES task (id),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    role      TEXT NOT NULL CHECK (role IN ('牵头', '负责', '参加', '指导', '要求', '存档')),
    position  INTEGER NOT NULL,
    PRIMARY KEY (task_id, agency_id)
) STRICT, WITHOUT ROWID;
INSERT INTO assignment_new SELECT * FROM assignment;
DROP TABLE assignment;
ALTER TABLE assignment_new RENAME TO assignment;
CREATE INDEX assignment_by_agency ON assignment (agency_id, task_id, role);

CREATE VIEW duty (agency_id, task_id, role) AS
SELECT a.agency_id, a.task_id, a.role
FROM assignment AS a
UNION ALL
SELECT member.id, a.task_id, iif(a.role = '要求', '要求', '泛指')
FROM assignment AS a
JOIN agency AS collective ON collective.id = a.agency_id
JOIN collective_cover AS c ON c.collective_id = collective.id
JOIN agency AS member ON member.kind = c.kind AND member.plan_id = collective.plan_id
WHERE NOT EXISTS (
    SELECT 1 FROM assignment AS named
    WHERE named.task_id = a.task_id AND named.agency_id = member.id
);

CREATE TABLE recheck (
    milestone_id INTEGER NOT NULL REFERENCES milestone (id),
    agency_id    INTEGER NOT NULL REFERENCES agency (id),
    reason       TEXT NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (milestone_id, agency_id)
) STRICT, WITHOUT ROWID;


CREATE TABLE evidence (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    agency_id    INTEGER NOT NULL REFERENCES agency (id),
    task_id      INTEGER NOT NULL REFERENCES task (id),
    milestone_id INTEGER REFERENCES milestone (id),
    content_id   INTEGER NOT NULL REFERENCES evidence_content (id),
    name         TEXT NOT NULL CHECK (name <> ''),
    caption      TEXT NOT NULL,
    dated_on     TEXT CHECK (dated_on IS date(dated_on)),
    added_at     TEXT NOT NULL,
    author       TEXT NOT NULL,
    replaces     INTEGER,
    folded       TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_place ON evidence (agency_id, task_id, milestone_id);
CREATE INDEX evidence_by_content ON evidence (content_id);

CREATE TABLE evidence_content (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    size   INTEGER NOT NULL CHECK (size >= 0)
) STRICT;
CREATE TABLE evidence_part (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    content_id INTEGER NOT NULL REFERENCES evidence_content (id),
    number     INTEGER NOT NULL,
    packed     INTEGER NOT NULL CHECK (packed IN (0, 1)),
    bytes      BLOB NOT NULL,
    UNIQUE (content_id, number)
) STRICT;

CREATE TABLE report_text (
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    as_of     TEXT NOT NULL CHECK (as_of IS date(as_of)),
    part      TEXT NOT NULL,
    text      TEXT NOT NULL,
    PRIMARY KEY (agency_id, as_of, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_excuse (
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    as_of     TEXT NOT NULL CHECK (as_of IS date(as_of)),
    finding   TEXT NOT NULL,
    reason    TEXT NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (agency_id, as_of, finding)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_made (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    agency_id  INTEGER NOT NULL REFERENCES agency (id),
    form       TEXT NOT NULL,
    as_of      TEXT NOT NULL CHECK (as_of IS date(as_of)),
    made_at    TEXT NOT NULL,
    file_name  TEXT NOT NULL,
    sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
    journal_id INTEGER NOT NULL
) STRICT;

UPDATE setting SET key = 'own_agency/1' WHERE key = 'own_agency';

-- The journal's lines stay as they are, hashes and all; only the kinds of lines are one more.
CREATE TABLE journal_new (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    at           TEXT NOT NULL,
    author       TEXT NOT NULL,
    system_user  TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'plan')),
    undoes       INTEGER REFERENCES journal_new (id),
    change       TEXT NOT NULL,
    subject      TEXT NOT NULL,
    agency_id    INTEGER,
    task_id      INTEGER REFERENCES task (id),
    milestone_id INTEGER REFERENCES milestone (id),
    edits        TEXT NOT NULL CHECK (json_valid(edits)),
    hash         TEXT NOT NULL CHECK (length(hash) = 64),
    CHECK ((kind IN ('do', 'plan')) = (undoes IS NULL))
) STRICT;
INSERT INTO journal_new SELECT * FROM journal;
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'journal')
WHERE name = 'journal_new' AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'journal');
DROP TABLE journal;
ALTER TABLE journal_new RENAME TO journal;
CREATE INDEX journal_by_undoes ON journal (undoes);
CREATE INDEX journal_by_task ON journal (task_id, milestone_id);

CREATE TRIGGER journal_is_never_altered BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is only added to'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is only added to'); END;
