-- Statements are named; what follows a name line up to the next one is the statement.

-- name: advance
UPDATE progress SET watermark = max(watermark, ?1), version = version + 1, published = published + ?2

-- name: touch
UPDATE progress SET version = version + 1, published = published + 1

-- name: find_name
SELECT id FROM name WHERE name = ?1

-- name: insert_name
INSERT INTO name (name) VALUES (?1)

-- name: insert_batch
INSERT OR IGNORE INTO batch VALUES (?1, ?2, ?3, ?4, ?5)

-- name: insert_tombstone
INSERT OR IGNORE INTO tombstone VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)

-- name: stream_end
SELECT coalesce((SELECT contiguous FROM stream WHERE probe = ?1 AND stream = ?2), 0)

-- name: next_batch
SELECT 1 FROM batch WHERE probe = ?1 AND stream = ?2 AND seq = ?3

-- name: next_tombstone
SELECT max(last) FROM tombstone WHERE probe = ?1 AND stream = ?2 AND first <= ?3 AND last >= ?3

-- name: put_stream
INSERT INTO stream VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET contiguous = excluded.contiguous

-- name: put_registration
INSERT INTO registration (probe, laboratory, as_number, country, token_sha256) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT DO UPDATE SET laboratory = excluded.laboratory, as_number = excluded.as_number, country = excluded.country,
                          token_sha256 = excluded.token_sha256, revoked = 0, reason = ''

-- name: revoke
UPDATE registration SET revoked = 1, reason = ?2 WHERE probe = ?1

-- name: insert_frame
INSERT INTO frame VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)

-- name: insert_target
INSERT INTO target VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)

-- name: insert_result
INSERT INTO result VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
                           ?21)

-- name: find_verdict_kind
SELECT id FROM verdict_kind
 WHERE check_name = ?1 AND version = ?2 AND outcome = ?3 AND value IS ?4 AND level = ?5 AND rule = ?6 AND cause IS ?7
   AND locus IS ?8 AND masked_by = ?9 AND flags = ?10

-- name: insert_verdict_kind
INSERT INTO verdict_kind (check_name, version, outcome, value, level, rule, cause, locus, masked_by, flags)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)

-- name: insert_vantage
INSERT INTO vantage VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)

-- name: insert_gate
INSERT OR IGNORE INTO gate VALUES (?1, ?2, ?3, ?4, ?5, ?6)

-- name: put_vantage_activity
INSERT INTO activity VALUES (?1, 0, ?2, ?3)
ON CONFLICT DO UPDATE SET vantage = excluded.vantage, at = excluded.at WHERE excluded.at >= activity.at

-- name: count_result
UPDATE activity SET results = results + 1 WHERE probe = ?1

-- name: delete_consensus
DELETE FROM consensus WHERE country = ?1 AND round = ?2

-- name: delete_target_rounds
DELETE FROM target_round WHERE country = ?1 AND round = ?2

-- name: insert_consensus
INSERT INTO consensus VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)

-- name: insert_target_round
INSERT INTO target_round VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)

-- name: put_score
INSERT OR REPLACE INTO score VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)

-- name: put_parallel_score
INSERT OR REPLACE INTO parallel_score VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)

-- name: insert_note
INSERT INTO note VALUES (?1, ?2, ?3, ?4, ?5, ?6)

-- name: put_fixes
INSERT OR REPLACE INTO fixes VALUES (?1, ?2)

-- name: put_leverage
INSERT OR REPLACE INTO leverage VALUES (?1, ?2)

-- name: insert_network_import
INSERT OR IGNORE INTO network_import VALUES (?1, ?2, ?3)

-- name: insert_network_document
INSERT OR IGNORE INTO network_document VALUES (?1, ?2, ?3, ?4)

-- name: insert_policy_import
INSERT OR IGNORE INTO policy_import VALUES (?1, ?2, ?3)

-- name: insert_policy
INSERT OR IGNORE INTO policy VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)

-- name: forget_policy_figures
DELETE FROM policy_figure WHERE country = ?1 AND (?2 = '' OR round = ?2)

-- name: insert_policy_figure
INSERT OR REPLACE INTO policy_figure VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)

-- name: touching_service_routes
-- Results come in any order: a round may lie within a run, grow it to either side, or join two.
SELECT min(first), max(last), count(*) FROM service_route
 WHERE target = ?1 AND role = ?2 AND address = ?3 AND prefix = ?4 AND origins = ?5 AND validity = ?6
   AND first <= date(?8, '+1 day') AND last >= date(?7, '-1 day')

-- name: delete_service_routes
DELETE FROM service_route
 WHERE target = ?1 AND role = ?2 AND address = ?3 AND prefix = ?4 AND origins = ?5 AND validity = ?6
   AND first >= ?7 AND last <= ?8

-- name: insert_service_route
INSERT INTO service_route VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)

-- name: insert_device_run
INSERT INTO device_run VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)

-- name: insert_installed
INSERT INTO installed VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)

-- name: insert_device_release
INSERT INTO device_release VALUES (?1, ?2, ?3, ?4, ?5)

-- name: insert_person
INSERT INTO person VALUES (?1, ?2, ?3)

-- name: insert_disclosure
INSERT INTO disclosure VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)

-- name: insert_submission
INSERT INTO submission VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)

-- name: insert_submission_words
INSERT INTO submission_words (rowid, title, body) VALUES (?1, ?2, ?3)

-- name: insert_submission_step
INSERT INTO submission_step VALUES (?1, ?2, ?3, ?4, ?5, ?6)
