-- The index of one collector. Everything here is derived from the ledger: delete the file and run `rejudge`.
-- Times are microseconds since 1970 UTC, rounds are UTC days as text, words are numbers of the table `word`.

CREATE TABLE progress (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    watermark INTEGER NOT NULL,  -- ledger position up to which the index is complete
    version   INTEGER NOT NULL,  -- grows with every write
    published INTEGER NOT NULL   -- grows with every write but that of results
) STRICT;
INSERT INTO progress VALUES (1, 0, 0, 0);

-- The closed lists of the program that made this file: outcome, level, cause, locus, flag, state, protocol.
CREATE TABLE word (
    list   TEXT NOT NULL,
    number INTEGER NOT NULL,
    word   TEXT NOT NULL,
    PRIMARY KEY (list, number)
) STRICT, WITHOUT ROWID;

-- Texts that repeat: domains, checks, rules.
CREATE TABLE name (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE batch (
    probe    TEXT NOT NULL,
    stream   TEXT NOT NULL,
    seq      INTEGER NOT NULL,
    sha256   TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (probe, stream, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX batch_position ON batch (position);

CREATE TABLE tombstone (
    probe       TEXT NOT NULL,
    stream      TEXT NOT NULL,
    first       INTEGER NOT NULL,
    last        INTEGER NOT NULL,
    results     INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    last_sha256 TEXT NOT NULL,
    position    INTEGER NOT NULL,
    PRIMARY KEY (probe, stream, first, last)
) STRICT, WITHOUT ROWID;

-- How far each stream is complete: the cumulative acknowledgement.
CREATE TABLE stream (
    probe      TEXT NOT NULL,
    stream     TEXT NOT NULL,
    contiguous INTEGER NOT NULL,
    PRIMARY KEY (probe, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE registration (
    probe        TEXT PRIMARY KEY,
    laboratory   TEXT NOT NULL,
    as_number    INTEGER NOT NULL,
    country      TEXT NOT NULL,
    token_sha256 TEXT NOT NULL,
    revoked      INTEGER NOT NULL DEFAULT 0,
    reason       TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE frame (
    position INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    country  TEXT NOT NULL,
    title    TEXT NOT NULL,
    version  TEXT NOT NULL,
    dated    TEXT NOT NULL,
    reviewed INTEGER NOT NULL,
    reviewer TEXT NOT NULL,
    reviewed_on TEXT NOT NULL,
    source   TEXT NOT NULL,
    sha256   TEXT NOT NULL
) STRICT;
CREATE INDEX frame_country ON frame (country, position);

-- Targets of every frame version. Lists are one value a line; what is on record about a target is one JSON object.
CREATE TABLE target (
    frame           INTEGER NOT NULL REFERENCES frame (position),
    place           INTEGER NOT NULL,
    domain          TEXT NOT NULL,
    name            INTEGER NOT NULL REFERENCES name (id),
    organisation    TEXT NOT NULL,
    sector          TEXT NOT NULL,
    tier            TEXT NOT NULL,
    roles           TEXT NOT NULL,
    hosts           TEXT NOT NULL,
    tags            TEXT NOT NULL,
    intended_absent TEXT NOT NULL,
    consent         TEXT NOT NULL,
    opt_out         INTEGER NOT NULL,
    note            TEXT NOT NULL,
    record          TEXT NOT NULL,
    PRIMARY KEY (frame, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX target_domain ON target (domain, frame);

-- One task result of one probe. The id is position * 2^20 + line, so that it needs no index of its own.
CREATE TABLE result (
    id            INTEGER PRIMARY KEY,
    received      INTEGER NOT NULL,
    probe         TEXT NOT NULL,
    as_number     INTEGER NOT NULL,
    probe_country TEXT NOT NULL,
    target        INTEGER NOT NULL REFERENCES name (id),
    country       TEXT NOT NULL,
    round         TEXT NOT NULL,
    attempt       INTEGER NOT NULL,  -- 0: a re-check, which belongs to no round
    started       INTEGER NOT NULL,
    elapsed       INTEGER NOT NULL,
    qualified4    INTEGER NOT NULL,
    qualified6    INTEGER NOT NULL,
    software      TEXT NOT NULL,
    cluster       TEXT NOT NULL,
    state         INTEGER NOT NULL,
    cause         INTEGER,
    state_check   TEXT NOT NULL,
    verdicts      TEXT NOT NULL,  -- JSON, in the order of the checks: [verdict_kind, detail] of each
    hosting       TEXT NOT NULL,  -- one network a line: family, AS number, country, name
    blockers      TEXT NOT NULL   -- one thing a line: check, kind, name, who runs it
) STRICT;
CREATE INDEX result_country ON result (country, round);
CREATE INDEX result_target ON result (target, round);

-- All that a verdict can say but its detail. A few hundred rows, however many results there are.
CREATE TABLE verdict_kind (
    id         INTEGER PRIMARY KEY,
    check_name TEXT NOT NULL,
    version    INTEGER NOT NULL,
    outcome    INTEGER NOT NULL,
    value      REAL,
    level      INTEGER NOT NULL,
    rule       TEXT NOT NULL,
    cause      INTEGER,
    locus      INTEGER,
    masked_by  TEXT NOT NULL,
    flags      INTEGER NOT NULL  -- bit n is word n of the list `flag`
) STRICT;
CREATE INDEX verdict_kind_rule ON verdict_kind (rule);

-- One row for each verdict of each result.
CREATE VIEW verdict AS
SELECT r.id AS result, said.key AS place, k.check_name, k.version, k.outcome, k.value, k.level, k.rule, k.cause, k.locus,
       k.masked_by, k.flags, said.value ->> 1 AS detail
  FROM result r
  JOIN json_each(r.verdicts) said
  JOIN verdict_kind k ON k.id = said.value ->> 0;

CREATE TABLE vantage (
    id         INTEGER PRIMARY KEY,  -- as of result
    probe      TEXT NOT NULL,
    round      TEXT NOT NULL,
    at         INTEGER NOT NULL,
    qualified4 INTEGER NOT NULL,
    qualified6 INTEGER NOT NULL,
    masked_by  TEXT NOT NULL,
    reason     TEXT NOT NULL
) STRICT;

-- What the controls said of each probe's own line. The results of one look share its rows. Family: 0 IPv4, 1 IPv6.
CREATE TABLE gate (
    probe    TEXT NOT NULL,
    at       INTEGER NOT NULL,
    family   INTEGER NOT NULL,
    protocol INTEGER NOT NULL,
    open     INTEGER NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (probe, at, family, protocol)
) STRICT, WITHOUT ROWID;

-- What each probe contributed, kept up to date so that no view counts rows.
CREATE TABLE activity (
    probe   TEXT PRIMARY KEY,
    results INTEGER NOT NULL,  -- by a vantage qualified for IPv6
    vantage INTEGER NOT NULL,  -- the newest one
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE consensus (
    country    TEXT NOT NULL,
    round      TEXT NOT NULL,
    target     INTEGER NOT NULL REFERENCES name (id),
    check_id   INTEGER NOT NULL REFERENCES name (id),
    in_country INTEGER NOT NULL,
    counts     INTEGER NOT NULL,
    votes      INTEGER NOT NULL,
    passes     INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    outcome    INTEGER NOT NULL,
    value      REAL,
    level      INTEGER NOT NULL,
    rule       INTEGER NOT NULL REFERENCES name (id),
    cause      INTEGER,
    locus      INTEGER,
    masked_by  INTEGER NOT NULL REFERENCES name (id),
    flags      INTEGER NOT NULL,
    detail     TEXT NOT NULL,
    PRIMARY KEY (country, round, target, check_id, in_country)
) STRICT, WITHOUT ROWID;

CREATE TABLE target_round (
    target      INTEGER NOT NULL REFERENCES name (id),
    round       TEXT NOT NULL,
    country     TEXT NOT NULL,
    found       INTEGER NOT NULL,
    found_cause INTEGER,
    found_check TEXT NOT NULL,
    shown       INTEGER NOT NULL,
    shown_cause INTEGER,
    shown_check TEXT NOT NULL,
    web_score   REAL,
    dns_score   REAL,
    mail_score  REAL,
    PRIMARY KEY (target, round, country)
) STRICT, WITHOUT ROWID;
CREATE INDEX target_round_country ON target_round (country, round);

-- With rowids, as every table of documents: without them SQLite reads whole documents to compare keys on its way to one.
CREATE TABLE score (
    country            TEXT NOT NULL,
    window_last        TEXT NOT NULL,
    window_first       TEXT NOT NULL,
    as_of              INTEGER NOT NULL,
    methodology        TEXT NOT NULL,
    methodology_sha256 TEXT NOT NULL,
    frame_sha256       TEXT NOT NULL,
    software           TEXT NOT NULL,
    point              REAL,
    low                REAL,
    high               REAL,
    status             TEXT NOT NULL,
    coverage           REAL NOT NULL,
    document           TEXT NOT NULL,
    PRIMARY KEY (country, window_last)
) STRICT;

-- The same by methodologies that are published beside the one in force.
CREATE TABLE parallel_score (
    country            TEXT NOT NULL,
    window_last        TEXT NOT NULL,
    window_first       TEXT NOT NULL,
    as_of              INTEGER NOT NULL,
    methodology        TEXT NOT NULL,
    methodology_sha256 TEXT NOT NULL,
    frame_sha256       TEXT NOT NULL,
    software           TEXT NOT NULL,
    point              REAL,
    low                REAL,
    high               REAL,
    status             TEXT NOT NULL,
    coverage           REAL NOT NULL,
    document           TEXT NOT NULL,
    PRIMARY KEY (country, methodology_sha256, window_last)
) STRICT;

-- What was said in public about the numbers: errata, steps of corrections, methodologies beside the one in force.
CREATE TABLE note (
    position INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    kind     TEXT NOT NULL,  -- erratum, case, methodology, edition
    country  TEXT NOT NULL,  -- '' for all
    target   TEXT NOT NULL,  -- '' unless it is about one
    document TEXT NOT NULL   -- JSON
) STRICT;
CREATE INDEX note_target ON note (target, position);

-- What to fix first in each country, as of its newest score.
CREATE TABLE fixes (
    country  TEXT PRIMARY KEY,
    document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which things block most services of each country, as of its newest score.
CREATE TABLE leverage (
    country  TEXT PRIMARY KEY,
    document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A run of the CPE laboratory. Of runs with the same frames the last judgement stands.
CREATE TABLE device_run (
    position      INTEGER PRIMARY KEY,
    received      INTEGER NOT NULL,
    probe         TEXT NOT NULL,
    probe_country TEXT NOT NULL,
    sha256        TEXT NOT NULL,
    frames_sha256 TEXT NOT NULL,
    embargo       TEXT NOT NULL,
    device        TEXT NOT NULL,  -- codec::device_id
    has_capture   INTEGER NOT NULL,
    run           TEXT NOT NULL   -- JSON, one line (codec/device_run.hpp)
) STRICT;
CREATE INDEX device_run_frames ON device_run (frames_sha256, position);

-- What regulators say is in the homes of countries. An import replaces what was known of every country it speaks of.
CREATE TABLE installed (
    position INTEGER NOT NULL,
    place    INTEGER NOT NULL,
    imported INTEGER NOT NULL,
    country  TEXT NOT NULL,
    maker    TEXT NOT NULL,
    model    TEXT NOT NULL,
    firmware TEXT NOT NULL,
    share    REAL NOT NULL,
    dated    TEXT NOT NULL,
    source   TEXT NOT NULL,
    PRIMARY KEY (position, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX installed_country ON installed (country, position);

CREATE TABLE device_release (
    position INTEGER PRIMARY KEY,
    device   TEXT NOT NULL,
    row      TEXT NOT NULL,
    day      TEXT NOT NULL,
    reason   TEXT NOT NULL
) STRICT;

-- Who may do what; the newest entry of a name holds.
CREATE TABLE person (
    position INTEGER PRIMARY KEY,
    name     TEXT NOT NULL,
    person   TEXT NOT NULL   -- JSON, one line (collector/access/person_json.hpp)
) STRICT;
CREATE INDEX person_name ON person (name, position);

CREATE TABLE disclosure (
    position    INTEGER PRIMARY KEY,
    target      TEXT NOT NULL,
    check_id    TEXT NOT NULL,  -- '': every check of the target that may be withheld
    told        TEXT NOT NULL,
    public_from TEXT NOT NULL,
    told_by     TEXT NOT NULL,
    reason      TEXT NOT NULL
) STRICT;

-- The frame in force of each country, and its targets with their newest round; none is told of who opted out.
CREATE VIEW frame_in_force AS
SELECT f.* FROM frame f WHERE f.position = (SELECT max(position) FROM frame g WHERE g.country = f.country);

CREATE VIEW target_today AS
SELECT t.*, f.country, r.round, r.shown, r.shown_cause, r.shown_check, r.web_score, r.dns_score, r.mail_score
  FROM frame_in_force f
  JOIN target t ON t.frame = f.position
  LEFT JOIN target_round r ON r.target = t.name AND r.country = f.country
       -- The sign before the column keeps it from the choice of an index: that of the target ends after one row, that of the
       -- country reads all its rounds.
       AND r.round = (SELECT max(round) FROM target_round n WHERE n.target = t.name AND +n.country = f.country)
       AND NOT t.opt_out;

-- What stands of each target of a frame in force in its newest round, numbers as names. CROSS JOIN keeps the order of the
-- tables: begun with the consensus, all rounds there ever were would be read for the newest.
CREATE VIEW consensus_today AS
SELECT d.country, d.domain AS target, c.name AS check_name, k.round, k.in_country, k.counts, k.votes, k.passes,
       k.version, k.outcome, k.value, k.level, u.name AS rule, k.cause, k.locus, m.name AS masked_by, k.flags, k.detail
  FROM target_today d
 CROSS JOIN consensus k ON k.country = d.country AND k.round = d.round AND k.target = d.name
  JOIN name c ON c.id = k.check_id
  JOIN name u ON u.id = k.rule
  JOIN name m ON m.id = k.masked_by;

-- What was imported of networks: each import speaks of all countries, the newest is in force.
CREATE TABLE network_import (
    position INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    sha256   TEXT NOT NULL
) STRICT;

CREATE TABLE network_document (
    import   INTEGER NOT NULL REFERENCES network_import (position),
    country  TEXT NOT NULL,
    dated    TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (import, country)
) STRICT;

-- Policies: each import replaces all of the country.
CREATE TABLE policy_import (
    position INTEGER PRIMARY KEY,
    country  TEXT NOT NULL,
    sha256   TEXT NOT NULL
) STRICT;
CREATE INDEX policy_import_country ON policy_import (country, position);

CREATE TABLE policy (
    import  INTEGER NOT NULL REFERENCES policy_import (position),
    place   INTEGER NOT NULL,
    country TEXT NOT NULL,
    id      TEXT NOT NULL,
    title   TEXT NOT NULL,
    mandate TEXT NOT NULL,
    scope   TEXT NOT NULL,
    figure  TEXT NOT NULL,
    target  REAL NOT NULL,
    by      TEXT NOT NULL,
    dated   TEXT NOT NULL,
    source  TEXT NOT NULL,
    part    TEXT NOT NULL,  -- JSON: the part of the frame, list by list
    PRIMARY KEY (import, place)
) STRICT, WITHOUT ROWID;

-- What a policy with a part of its own is judged by, round by round; made with the score.
CREATE TABLE policy_figure (
    country  TEXT NOT NULL,
    policy   TEXT NOT NULL,
    round    TEXT NOT NULL,
    value    REAL,
    low      REAL NOT NULL,
    high     REAL NOT NULL,
    coverage REAL NOT NULL,
    targets  INTEGER NOT NULL,
    PRIMARY KEY (country, policy, round)
) STRICT, WITHOUT ROWID;

-- How the addresses of each target were announced, a row for rounds in a row. Role: 0 web, 1 dns, 2 mail.
CREATE TABLE service_route (
    target   INTEGER NOT NULL REFERENCES name (id),
    role     INTEGER NOT NULL,
    address  TEXT NOT NULL,
    prefix   TEXT NOT NULL,
    origins  TEXT NOT NULL,
    validity TEXT NOT NULL,
    first    TEXT NOT NULL,
    last     TEXT NOT NULL,
    PRIMARY KEY (target, role, address, prefix, origins, validity, first)
) STRICT, WITHOUT ROWID;

-- The repository of experience: every text that was submitted, and what was done with it since.
CREATE TABLE submission (
    position     INTEGER PRIMARY KEY,
    at           INTEGER NOT NULL,
    contribution TEXT NOT NULL,
    by           TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    kind         INTEGER NOT NULL,  -- 0 profile, 1 case_study
    country      TEXT NOT NULL,
    title        TEXT NOT NULL,
    summary      TEXT NOT NULL,
    language     TEXT NOT NULL,
    contributor  TEXT NOT NULL,
    dated        TEXT NOT NULL,
    example      INTEGER NOT NULL,
    text         TEXT NOT NULL  -- as it came
) STRICT;
CREATE INDEX submission_contribution ON submission (contribution, position);

CREATE TABLE submission_step (
    position   INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    submission INTEGER NOT NULL,
    step       INTEGER NOT NULL,  -- 1 approved, 2 returned, 3 published, 4 withdrawn
    by         TEXT NOT NULL,
    reason     TEXT NOT NULL
) STRICT;
CREATE INDEX submission_step_submission ON submission_step (submission, position);

-- Words as search_words.cpp folds them; the rows are those of submission.
CREATE VIRTUAL TABLE submission_words USING fts5(title, body, content='', tokenize="unicode61 remove_diacritics 2", prefix='2 3');

-- What the public may read: texts whose first review, by somebody else than their author, approved them, and that were published
-- after it. Whatever stands on the ledger beside that has no effect.
CREATE VIEW publication AS
SELECT s.position, s.at, s.contribution, s.by, s.sha256, s.kind, s.country, s.title, s.summary, s.language, s.contributor,
       s.dated, s.example, a.by AS reviewer, a.at AS reviewed, p.by AS publisher, p.at AS published, p.position AS place,
       row_number() OVER (PARTITION BY s.contribution ORDER BY p.position) AS version,
       EXISTS (SELECT 1 FROM submission_step w WHERE w.submission = s.position AND w.step = 4 AND w.position > p.position)
           AS withdrawn
  FROM submission s
  JOIN submission_step a ON a.step = 1 AND a.position =
       (SELECT min(position) FROM submission_step r WHERE r.submission = s.position AND r.step IN (1, 2) AND r.by <> s.by)
  JOIN submission_step p ON p.position =
       (SELECT min(position) FROM submission_step q WHERE q.submission = s.position AND q.step = 3 AND q.position > a.position);

-- Each with whether it is the newest that was not withdrawn.
CREATE VIEW publication_now AS
SELECT *, NOT withdrawn AND version = (SELECT max(version) FROM publication n
                                        WHERE n.contribution = p.contribution AND NOT n.withdrawn) AS current
  FROM publication p;
