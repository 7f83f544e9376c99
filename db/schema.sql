-- The ledger: one SQLite file that holds plans and what agencies record against them.
-- This is the whole current schema, meant to be read from top to bottom.
--
-- Conventions: dates are ISO texts (2012-12-31), moments ISO texts with offset. Roles, statuses and
-- fields are stored in the document's own words, so that the file can be read without the program.
-- `position` orders rows as the document does, from 1.

PRAGMA application_id = 0x545A4C47;  -- "TZLG": how a ledger is told from any other SQLite file
PRAGMA user_version = 3;             -- the schema's version; a newer one is refused

-- ---------------------------------------------------------------------------------------------
-- The plans: written when they are taken in or amended, never by the clerk.

CREATE TABLE plan (
    id                INTEGER PRIMARY KEY,
    key               TEXT NOT NULL UNIQUE,      -- jiangsu-2012-123: names the plan in code and files
    title             TEXT NOT NULL,
    notice_title      TEXT NOT NULL,             -- of the notice that issued it
    doc_number        TEXT NOT NULL,             -- 文号
    index_number      TEXT NOT NULL,             -- 索引号
    issuer            TEXT NOT NULL,             -- 发布机构
    issued_on         TEXT CHECK (issued_on IS date(issued_on)),  -- NULL where the document has none
    year              INTEGER NOT NULL,          -- 基准年
    validity          TEXT NOT NULL CHECK (validity IN ('有效', '已失效')),
    repealed_by       TEXT NOT NULL,             -- 文号 of the repealing document, or ''
    repealed_by_title TEXT NOT NULL,
    preamble          TEXT NOT NULL,
    general_heading   TEXT NOT NULL,             -- 一、总体要求
    general_text      TEXT NOT NULL,
    published         TEXT NOT NULL,             -- the whole document as it was published, untouched
    shown             INTEGER NOT NULL DEFAULT 0 -- the highest: the plan that the program opens with
) STRICT;

-- What a plan was before it was amended, 1 the first.
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

CREATE TABLE section (
    id       INTEGER PRIMARY KEY,
    plan_id  INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    number   TEXT NOT NULL,                      -- 一 … 八; 要求 for part three; 存档
    title    TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('任务', '要求', '存档')),
    UNIQUE (plan_id, position),
    UNIQUE (plan_id, number)
) STRICT;

CREATE TABLE task (
    id         INTEGER PRIMARY KEY,
    section_id INTEGER NOT NULL REFERENCES section (id),
    position   INTEGER NOT NULL,
    number     TEXT NOT NULL,                    -- 一.3
    title      TEXT NOT NULL,
    text       TEXT NOT NULL,                    -- between title and clause, full-width punctuation
    clause     TEXT NOT NULL,                    -- （省质监局牵头，…参加）, or '' for a requirement
    published  TEXT NOT NULL,                    -- the paragraph as published
    open_ended INTEGER NOT NULL CHECK (open_ended IN (0, 1)),  -- 等部门: the list is not closed
    UNIQUE (section_id, position)
) STRICT;

-- 节点: one action, cut out of its task's text: text = substr(task.text, span_start + 1, length).
CREATE TABLE milestone (
    id         INTEGER PRIMARY KEY,
    task_id    INTEGER NOT NULL REFERENCES task (id),
    position   INTEGER NOT NULL,
    number     TEXT NOT NULL,                    -- 一.3.2
    text       TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL CHECK (span_end > span_start),
    kind       TEXT NOT NULL CHECK (kind IN ('工作', '指标')),
    due        TEXT NOT NULL CHECK (due IS date(due)),
    UNIQUE (task_id, position)
) STRICT;
CREATE INDEX milestone_by_number ON milestone (number);

-- 量化指标 of a milestone of that kind. One figure has low = high.
CREATE TABLE target (
    milestone_id INTEGER PRIMARY KEY REFERENCES milestone (id),
    name         TEXT NOT NULL,
    low          REAL NOT NULL,
    high         REAL NOT NULL CHECK (high >= low),
    unit         TEXT NOT NULL,                  -- 个 家 项 种; 万 and 千 are multiplied out
    qualifier    TEXT NOT NULL,                  -- 力争, 左右, 以上, joined by 、
    written      TEXT NOT NULL                   -- the figure as it stands in the text
) STRICT;

-- A unit that a plan names, a collective (泛指) that stands for many, or a unit that the clerk
-- added because plans name it only together with others (a city, a county). A unit belongs to its
-- plan: the 省财政厅 of two provinces are two.
CREATE TABLE agency (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,  -- an id is never used twice, also after undo
    plan_id    INTEGER NOT NULL REFERENCES plan (id),
    short_name TEXT NOT NULL,
    full_name  TEXT NOT NULL CHECK (full_name <> ''),
    kind       TEXT NOT NULL CHECK (
        kind IN ('本级部门', '上级驻地单位', '市县人民政府', '其他单位', '集合')
    ),
    origin     TEXT NOT NULL CHECK (origin IN ('方案', '自加')),
    initials   TEXT NOT NULL,                    -- szjj, to be found by typing
    pinyin     TEXT NOT NULL,                    -- shengzhijianju
    UNIQUE (plan_id, short_name)
) STRICT;

-- 单位别名: a spelling that a document used and the name the clerk merged it into, for next time.
CREATE TABLE agency_alias (
    written TEXT PRIMARY KEY,
    name    TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;

-- Which kinds of units a collective speaks of: 省有关部门 → 本级部门.
CREATE TABLE collective_cover (
    collective_id INTEGER NOT NULL REFERENCES agency (id),
    kind          TEXT NOT NULL,
    PRIMARY KEY (collective_id, kind)
) STRICT, WITHOUT ROWID;

-- 分工 as the clause says it. 要求 = addressed by a requirement of part three. 存档 = an amended plan
-- took the task, or the unit's part in it, away after the unit had recorded something.
CREATE TABLE assignment (
    task_id   INTEGER NOT NULL REFERENCES task (id),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    role      TEXT NOT NULL CHECK (role IN ('牵头', '负责', '参加', '指导', '要求', '存档')),
    position  INTEGER NOT NULL,
    PRIMARY KEY (task_id, agency_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_by_agency ON assignment (agency_id, task_id, role);

-- What concerns each unit: by name, or through a collective it belongs to. Through a collective the
-- role is 泛指 (kept apart, never counted as the unit's own); a requirement stays 要求.
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

-- ---------------------------------------------------------------------------------------------
-- The record: what agencies enter. Written only through ledger.apply, which also writes `journal`.

-- Progress belongs to milestone × agency. No row means 未开始.
CREATE TABLE progress (
    milestone_id INTEGER NOT NULL REFERENCES milestone (id),
    agency_id    INTEGER NOT NULL REFERENCES agency (id),
    status       TEXT NOT NULL CHECK (status IN ('未开始', '进行中', '已完成', '不适用')),
    completed_on TEXT CHECK (completed_on IS date(completed_on)),
    value        REAL,                           -- 完成值, in the target's unit
    reason       TEXT NOT NULL,                  -- why it does not apply
    PRIMARY KEY (milestone_id, agency_id),
    CHECK ((status = '已完成') = (completed_on IS NOT NULL)),
    CHECK ((status = '不适用') = (reason <> ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX progress_by_agency ON progress (agency_id, milestone_id, status);

-- A note is about a task, or about one of its milestones; it has four fields, one row each.
CREATE TABLE note (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    agency_id    INTEGER NOT NULL REFERENCES agency (id),
    task_id      INTEGER NOT NULL REFERENCES task (id),
    milestone_id INTEGER REFERENCES milestone (id),
    field        TEXT NOT NULL CHECK (field IN ('进展情况', '存在问题', '下一步打算', '需协调事项')),
    text         TEXT NOT NULL CHECK (text <> ''),
    written_at   TEXT NOT NULL,
    author       TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX note_subject ON note (agency_id, task_id, ifnull(milestone_id, 0), field);

-- What is being typed, kept at every key so that nothing shown can be lost, and turned into a note
-- (with its journal line) at the next pause, or when the ledger is next opened.
CREATE TABLE draft (
    agency_id    INTEGER NOT NULL REFERENCES agency (id),
    task_id      INTEGER NOT NULL REFERENCES task (id),
    milestone_id INTEGER NOT NULL,               -- 0: about the task
    field        TEXT NOT NULL,
    text         TEXT NOT NULL,
    PRIMARY KEY (agency_id, task_id, milestone_id, field)
) STRICT, WITHOUT ROWID;

-- 待复核: what was recorded before the plan was amended in meaning; gone when the unit has looked.
CREATE TABLE recheck (
    milestone_id INTEGER NOT NULL REFERENCES milestone (id),
    agency_id    INTEGER NOT NULL REFERENCES agency (id),
    reason       TEXT NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (milestone_id, agency_id)
) STRICT, WITHOUT ROWID;

-- 佐证材料: which file stands for what. Taking one out leaves its content, so that undo has it.
CREATE TABLE evidence (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    agency_id    INTEGER NOT NULL REFERENCES agency (id),
    task_id      INTEGER NOT NULL REFERENCES task (id),
    milestone_id INTEGER REFERENCES milestone (id),
    content_id   INTEGER NOT NULL REFERENCES evidence_content (id),
    name         TEXT NOT NULL CHECK (name <> ''),   -- the file's, as data: never a path
    caption      TEXT NOT NULL,
    dated_on     TEXT CHECK (dated_on IS date(dated_on)),  -- the document's own day
    added_at     TEXT NOT NULL,
    author       TEXT NOT NULL,
    replaces     INTEGER                             -- the id of the version before this one
) STRICT;
CREATE INDEX evidence_by_place ON evidence (agency_id, task_id, milestone_id);
CREATE INDEX evidence_by_content ON evidence (content_id);

-- A file's bytes, once for each content whatever it is called and however often it serves.
CREATE TABLE evidence_content (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    size   INTEGER NOT NULL CHECK (size >= 0)        -- unpacked, in bytes
) STRICT;
CREATE TABLE evidence_part (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    content_id INTEGER NOT NULL REFERENCES evidence_content (id),
    number     INTEGER NOT NULL,
    packed     INTEGER NOT NULL CHECK (packed IN (0, 1)),  -- zlib, where it makes the part smaller
    bytes      BLOB NOT NULL,
    UNIQUE (content_id, number)
) STRICT;

-- 完成时限 as a unit changed it, one row for each change: 延期 (a later day, with who approved it),
-- or an earlier day of its own. The newest row holds; without one the plan's own day does.
-- `approved_on`: 批准日期, from which a report counts it; NULL counts always.
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

-- 序时进度 as the unit judges it, in place of what is worked out from days and figures.
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

-- 分解: what a unit does, step by step, to reach a milestone; who does it and until when.
CREATE TABLE step (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    agency_id    INTEGER NOT NULL REFERENCES agency (id),
    milestone_id INTEGER NOT NULL REFERENCES milestone (id),
    position     INTEGER NOT NULL,
    text         TEXT NOT NULL CHECK (text <> ''),
    person       TEXT NOT NULL,                      -- 责任人, or ''
    due          TEXT CHECK (due IS date(due)),
    done_on      TEXT CHECK (done_on IS date(done_on))
) STRICT;
CREATE INDEX step_by_place ON step (agency_id, milestone_id, position);

-- A report's text as the office changed it, for the report as of that day.
CREATE TABLE report_text (
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    as_of     TEXT NOT NULL CHECK (as_of IS date(as_of)),
    part      TEXT NOT NULL,                         -- which part of the letter
    text      TEXT NOT NULL,
    PRIMARY KEY (agency_id, as_of, part)
) STRICT, WITHOUT ROWID;

-- 交前检查: a finding that the office hands in all the same, and why.
CREATE TABLE report_excuse (
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    as_of     TEXT NOT NULL CHECK (as_of IS date(as_of)),
    finding   TEXT NOT NULL,                         -- rule and place
    reason    TEXT NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (agency_id, as_of, finding)
) STRICT, WITHOUT ROWID;

-- What was handed in, so that the next report can say what changed since (与上期相比).
CREATE TABLE report_made (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    agency_id  INTEGER NOT NULL REFERENCES agency (id),
    form       TEXT NOT NULL,
    as_of      TEXT NOT NULL CHECK (as_of IS date(as_of)),
    made_at    TEXT NOT NULL,
    file_name  TEXT NOT NULL,
    sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
    journal_id INTEGER NOT NULL                      -- the journal's last line at that moment
) STRICT;

-- own_agency/1 (我的单位 in plan 1), reporter (填报人), reviewer (审核人), phone (联系电话), view/…
-- (我的视图), phrase/… (常用语), template/… (台账模板), scheme (灯色).
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every change, in order: when, who, what, before and after. Undo and redo read it and add to it.
-- A line of kind `plan` says that a plan was taken in or amended; it is not taken back by undo.
-- Lines are numbered without a gap, and each carries a hash over itself and the hash before it:
-- a line that was altered, removed or moved is found and named by `taizhang check`.
CREATE TABLE journal (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    at           TEXT NOT NULL,
    author       TEXT NOT NULL,                  -- 填报人 as set, or ''
    system_user  TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'plan')),
    undoes       INTEGER REFERENCES journal (id),-- for undo and redo: the line taken back or again
    change       TEXT NOT NULL,                  -- the change's name in code: Tick, WriteNote …
    subject      TEXT NOT NULL,                  -- what it was about: 一.3.2 制定质量奖管理办法
    agency_id    INTEGER,                        -- no reference: the line outlives a unit taken back
    task_id      INTEGER REFERENCES task (id),
    milestone_id INTEGER REFERENCES milestone (id),
    edits        TEXT NOT NULL CHECK (json_valid(edits)),  -- [{table, before, after}, …]
    hash         TEXT NOT NULL CHECK (length(hash) = 64),  -- SHA-256, see ledger/chain.py
    CHECK ((kind IN ('do', 'plan')) = (undoes IS NULL))
) STRICT;
CREATE INDEX journal_by_undoes ON journal (undoes);
CREATE INDEX journal_by_task ON journal (task_id, milestone_id);

CREATE TRIGGER journal_is_never_altered BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is only added to'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is only added to'); END;
