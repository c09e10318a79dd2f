-- name: watermark
SELECT watermark FROM progress

-- name: version
SELECT version FROM progress

-- name: published
SELECT published FROM progress

-- name: find_batch
SELECT sha256 FROM batch WHERE probe = ?1 AND stream = ?2 AND seq = ?3

-- name: contiguous
SELECT coalesce((SELECT contiguous FROM stream WHERE probe = ?1 AND stream = ?2), 0)

-- name: find_probe
SELECT probe, laboratory, as_number, country, token_sha256 FROM registration WHERE probe = ?1 AND revoked = 0

-- name: probes
SELECT probe, laboratory, as_number, country, token_sha256 FROM registration WHERE revoked = 0 ORDER BY probe

-- name: frame_countries
SELECT DISTINCT country FROM frame ORDER BY country

-- name: frame_newest
SELECT position, country, title, version, dated, reviewed, reviewer, reviewed_on, source, sha256
  FROM frame WHERE country = ?1 ORDER BY position DESC LIMIT 1

-- name: frame_at
SELECT position, country, title, version, dated, reviewed, reviewer, reviewed_on, source, sha256
  FROM frame WHERE country = ?1 ORDER BY at <= ?2 DESC, CASE WHEN at <= ?2 THEN -position ELSE position END LIMIT 1

-- name: frame_document
SELECT position FROM frame WHERE country = ?1 AND (?2 = '' OR sha256 = ?2) ORDER BY position DESC LIMIT 1

-- name: policies_document
SELECT position FROM policy_import WHERE country = ?1 AND (?2 = '' OR sha256 = ?2) ORDER BY position DESC LIMIT 1

-- name: installed_document
SELECT position FROM installed WHERE country = ?1 AND ?2 = '' ORDER BY position DESC LIMIT 1

-- name: frame_targets
SELECT domain, organisation, sector, tier, roles, hosts, tags, intended_absent, consent, opt_out, note, record
  FROM target WHERE frame = ?1 ORDER BY place

-- name: rounds
-- From day to day by the index: DISTINCT would walk every result.
WITH RECURSIVE day (round) AS (
    SELECT min(round) FROM result WHERE country = ?1 AND attempt > 0
    UNION ALL
    SELECT (SELECT min(round) FROM result WHERE country = ?1 AND round > day.round AND attempt > 0)
      FROM day WHERE day.round IS NOT NULL
)
SELECT round FROM day WHERE round IS NOT NULL ORDER BY round

-- name: votes
SELECT r.id, t.name, v.check_name, r.round, r.probe, r.attempt, r.as_number, r.probe_country, r.received,
       v.version, v.outcome, v.value, v.level, v.rule, v.cause, v.locus, v.masked_by, v.flags, v.detail
  FROM result r
  JOIN verdict v ON v.result = r.id
  JOIN name t ON t.id = r.target
 WHERE r.country = ?1 AND r.round BETWEEN ?2 AND ?3 AND r.received <= ?4 AND r.attempt > 0
   AND v.outcome <> ?5 AND NOT (v.outcome = ?6 AND v.locus IS ?7)
 ORDER BY t.name, v.check_name, r.round, r.probe, r.attempt, r.id

-- name: latest_scores
SELECT country, as_of, window_first, window_last, methodology, methodology_sha256, frame_sha256, software,
       point, low, high, status, coverage, document
  FROM (SELECT country AS code, max(window_last) AS newest FROM score GROUP BY country)
  JOIN score ON country = code AND window_last = newest ORDER BY country

-- name: latest_score
SELECT country, as_of, window_first, window_last, methodology, methodology_sha256, frame_sha256, software,
       point, low, high, status, coverage, document
  FROM score WHERE country = ?1 ORDER BY window_last DESC LIMIT 1

-- name: score_history
SELECT country, as_of, window_first, window_last, methodology, methodology_sha256, frame_sha256, software,
       point, low, high, status, coverage, document
  FROM score WHERE country = ?1 ORDER BY window_last

-- name: sectors
SELECT country, sector, count(*), sum(shown IS ?2), avg(web_score), avg(dns_score), avg(mail_score)
  FROM target_today WHERE NOT opt_out AND (?1 = '' OR country = ?1) GROUP BY country, sector ORDER BY country, sector

-- name: targets
SELECT domain, organisation, sector, tier, roles, hosts, tags, intended_absent, consent, opt_out, note, record,
       country, round, shown, shown_cause, shown_check, web_score, dns_score, mail_score
  FROM target_today
 WHERE domain > ?1 AND (?2 = '' OR country = ?2) AND (?3 = '' OR sector = ?3)
   AND (?4 = -1 OR (NOT opt_out AND coalesce(shown, ?5) = ?4)) AND (?6 = -1 OR shown_cause = ?6)
   AND (?7 = '' OR instr(lower(domain), lower(?7)) > 0 OR instr(json_extract(record, '$.unicode'), ?7) > 0
        OR instr(lower(organisation), lower(?7)) > 0)
 ORDER BY domain, country LIMIT ?8

-- name: ordered_targets
SELECT domain, organisation, sector, tier, roles, hosts, tags, intended_absent, consent, opt_out, note, record,
       country, round, shown, shown_cause, shown_check, web_score, dns_score, mail_score
  FROM (SELECT *, CASE ?8 WHEN 'organisation' THEN lower(organisation) WHEN 'sector' THEN sector
                          WHEN 'state' THEN coalesce(shown, ?4) WHEN 'cause' THEN shown_cause
                          WHEN 'web_score' THEN web_score WHEN 'dns_score' THEN dns_score
                          WHEN 'mail_score' THEN mail_score ELSE domain END AS wanted
          FROM target_today
         WHERE (?1 = '' OR country = ?1) AND (?2 = '' OR sector = ?2)
           AND (?3 = -1 OR (NOT opt_out AND coalesce(shown, ?4) = ?3)) AND (?5 = -1 OR shown_cause = ?5)
           AND (?6 = '' OR instr(lower(domain), lower(?6)) > 0 OR instr(json_extract(record, '$.unicode'), ?6) > 0
                OR instr(lower(organisation), lower(?6)) > 0))
 ORDER BY wanted IS NULL, iif(?7, wanted, NULL) DESC, wanted, domain, country LIMIT ?9 OFFSET ?10

-- name: target
SELECT domain, organisation, sector, tier, roles, hosts, tags, intended_absent, consent, opt_out, note, record,
       country, round, shown, shown_cause, shown_check, web_score, dns_score, mail_score
  FROM target_today WHERE domain = ?1 ORDER BY country LIMIT 1

-- name: consensus
SELECT target, check_name, round, in_country, counts, votes, passes,
       version, outcome, value, level, rule, cause, locus, masked_by, flags, detail
  FROM consensus_today WHERE target = ?1 ORDER BY country, check_name, in_country DESC

-- name: results
SELECT r.id, r.probe, r.as_number, r.probe_country, t.name, r.country, r.round, r.attempt, r.started, r.elapsed,
       r.qualified4, r.qualified6, r.software, r.cluster, r.state, r.cause, r.state_check, b.stream, b.seq
  FROM name t
  JOIN result r ON r.target = t.id AND r.round = (SELECT max(round) FROM result n WHERE n.target = t.id)
  JOIN batch b ON b.position = r.id >> 20
 WHERE t.name = ?1
 ORDER BY r.probe, r.attempt, r.id

-- name: verdicts
SELECT check_name, version, outcome, value, level, rule, cause, locus, masked_by, flags, detail
  FROM verdict WHERE result = ?1 ORDER BY place

-- name: changes
-- By the frames, so that one country's rounds are found by their index: a row of the rounds that are asked for, and the one before
-- it of the same target. Numbering all rounds of all targets would cost as much as there ever were.
SELECT n.name, c.country, c.round, b.shown, b.shown_cause, b.shown_check, c.shown, c.shown_cause, c.shown_check
  FROM frame_in_force f
 CROSS JOIN target_round c ON c.country = f.country
   AND c.round >= CASE WHEN ?4 = 0 THEN ?3 ELSE (SELECT max(window_last) FROM score s WHERE s.country = f.country) END
 CROSS JOIN target_round b ON b.target = c.target AND b.country = c.country
   AND b.round = (SELECT round FROM target_round p WHERE p.target = c.target AND p.country = c.country AND p.round < c.round
                   ORDER BY p.round DESC LIMIT 1)
  JOIN name n ON n.id = c.target
 WHERE (?1 = '' OR f.country = ?1) AND b.shown <> c.shown
   AND (?4 = 0 OR c.round = (SELECT max(window_last) FROM score s WHERE s.country = c.country))
   AND (?5 = '' OR c.round < ?5 OR (c.round = ?5 AND (c.country, n.name) > (?6, ?7)))
 ORDER BY c.round DESC, c.country, n.name LIMIT ?2

-- name: basis_changes
-- By the frames, so that one country's scores are found by its index.
SELECT s.country, s.window_last, b.methodology, s.methodology,
       b.methodology_sha256 <> s.methodology_sha256, b.frame_sha256 <> s.frame_sha256
  FROM frame_in_force f
 CROSS JOIN score s ON s.country = f.country
 CROSS JOIN score b ON b.country = s.country
   AND b.window_last = (SELECT max(n.window_last) FROM score n WHERE n.country = s.country AND n.window_last < s.window_last)
 WHERE (?1 = '' OR f.country = ?1) AND s.window_last >= ?3
   AND (?4 = 0 OR s.window_last = (SELECT max(n.window_last) FROM score n WHERE n.country = s.country))
   AND (b.methodology_sha256 <> s.methodology_sha256 OR b.frame_sha256 <> s.frame_sha256)
 ORDER BY s.window_last DESC, s.country LIMIT ?2

-- name: countries_by
SELECT country FROM frame WHERE at <= ?1 GROUP BY country ORDER BY country

-- name: notes
SELECT * FROM (SELECT position, at, document FROM note
                WHERE (?1 = '' OR kind = ?1) AND (?2 = '' OR country IN ('', ?2)) AND (?3 = '' OR target = ?3)
                ORDER BY position DESC LIMIT ?4)
 ORDER BY position

-- name: check_history
SELECT * FROM (SELECT t.name, c.name, k.round, k.in_country, k.counts, k.votes, k.passes, k.version, k.outcome, k.value,
                      k.level, u.name, k.cause, k.locus, m.name, k.flags, k.detail
                 FROM name t
                 JOIN name c ON c.name = ?2
                 JOIN target_round r ON r.target = t.id AND r.round >= ?3
                 JOIN consensus k ON k.country = r.country AND k.round = r.round AND k.target = t.id AND k.check_id = c.id
                 JOIN name u ON u.id = k.rule
                 JOIN name m ON m.id = k.masked_by
                WHERE t.name = ?1 AND k.counts ORDER BY k.round DESC LIMIT ?4)
 ORDER BY round

-- name: parallel_rounds
SELECT window_last FROM parallel_score WHERE country = ?1 AND methodology_sha256 = ?2 ORDER BY window_last

-- name: parallel_scores
SELECT country, as_of, window_first, window_last, methodology, methodology_sha256, frame_sha256, software,
       point, low, high, status, coverage, document
  FROM parallel_score WHERE country = ?1 ORDER BY methodology_sha256, window_last

-- name: newest_parallel_scores
SELECT country, as_of, window_first, window_last, methodology, methodology_sha256, frame_sha256, software,
       point, low, high, status, coverage, document
  FROM parallel_score s
 WHERE window_last = (SELECT max(window_last) FROM parallel_score n
                       WHERE n.country = s.country AND n.methodology_sha256 = s.methodology_sha256)
 ORDER BY country, methodology_sha256

-- name: fixes
SELECT document FROM fixes WHERE country = ?1

-- name: leverage
SELECT document FROM leverage WHERE country = ?1

-- name: hosting
SELECT r.hosting
  FROM name t
  JOIN result r ON r.target = t.id
 WHERE t.name = ?1 AND r.hosting <> ''
 ORDER BY r.round DESC, r.id DESC LIMIT 1

-- name: blockers
-- Of the newest round in which a vantage with both families saw the target.
SELECT t.name, r.blockers
  FROM result r
  JOIN name t ON t.id = r.target
 WHERE r.country = ?1 AND r.round >= ?2 AND r.attempt > 0 AND r.qualified4 AND r.qualified6 AND r.blockers <> ''
   AND r.round = (SELECT max(n.round) FROM result n
                   WHERE n.target = r.target AND n.attempt > 0 AND n.qualified4 AND n.qualified6)
 ORDER BY t.name, r.id

-- name: newest_consensus
SELECT target, check_name, round, in_country, counts, votes, passes,
       version, outcome, value, level, rule, cause, locus, masked_by, flags, detail
  FROM consensus_today WHERE country = ?1 AND counts ORDER BY target, check_name

-- name: operator_clusters
-- With max() the other columns are those of its row.
SELECT t.name, r.cluster, max(r.id)
  FROM result r
  JOIN name t ON t.id = r.target
 WHERE r.country = ?1 AND r.round BETWEEN ?2 AND ?3 AND r.received <= ?4 AND r.attempt > 0 AND r.cluster <> ''
 GROUP BY r.target ORDER BY t.name

-- name: gates
SELECT at, family, protocol, open, reason
  FROM gate WHERE probe = ?1 AND (at, family, protocol) < (?2, ?3, ?4)
 ORDER BY at DESC, family DESC, protocol DESC LIMIT ?5

-- name: vantages
SELECT g.probe, g.laboratory, g.as_number, g.country, g.token_sha256, g.revoked, coalesce(a.results, 0),
       v.id, v.round, v.at, v.qualified4, v.qualified6, v.masked_by, v.reason
  FROM registration g
  LEFT JOIN activity a ON a.probe = g.probe
  LEFT JOIN vantage v ON v.id = a.vantage
 ORDER BY g.probe

-- name: networks_sha256
SELECT sha256 FROM network_import ORDER BY position DESC LIMIT 1

-- name: networks_at
SELECT document FROM network_document
 WHERE import = (SELECT max(position) FROM network_import WHERE at <= ?2) AND country = ?1

-- name: all_networks
SELECT country, dated, document FROM network_document
 WHERE import = (SELECT max(position) FROM network_import) ORDER BY country

-- name: networks_of
SELECT country, dated, document FROM network_document
 WHERE import = (SELECT max(position) FROM network_import) AND country = ?1

-- name: policies_sha256
SELECT sha256 FROM policy_import WHERE country = ?1 ORDER BY position DESC LIMIT 1

-- name: policies
SELECT country, id, title, mandate, scope, figure, target, by, dated, source, part FROM policy
 WHERE import = (SELECT max(position) FROM policy_import WHERE country = ?1) ORDER BY place

-- name: figures
SELECT window_last, value, low, high, methodology_sha256, frame_sha256
  FROM (SELECT window_last, methodology_sha256, frame_sha256, iif(?2 = 'index', point, json_extract(document, '$.pillars.' || ?2 || '.value')) AS value,
               iif(?2 = 'index', low, json_extract(document, '$.pillars.' || ?2 || '.low')) AS low,
               iif(?2 = 'index', high, json_extract(document, '$.pillars.' || ?2 || '.high')) AS high
          FROM score WHERE country = ?1 AND window_last <= ?3 ORDER BY window_last DESC LIMIT 400)
 WHERE value IS NOT NULL ORDER BY window_last

-- name: policy_figures
SELECT * FROM (SELECT f.round, f.policy, f.value, f.low, f.high, f.coverage, f.targets, coalesce(s.methodology_sha256, ''),
                      coalesce(s.frame_sha256, '')
                 FROM policy_figure f LEFT JOIN score s ON s.country = f.country AND s.window_last = f.round
                WHERE f.country = ?1 AND f.policy = ?2 AND f.round <= ?3 ORDER BY f.round DESC LIMIT 400)
 ORDER BY round

-- name: recheck_asks
-- Of cases without an answer, what this probe has not looked at since.
SELECT json_extract(n.document, '$.number') AS number, n.target
  FROM note n
 WHERE n.kind = 'case' AND n.at > ?2 AND json_extract(n.document, '$.step') = 'recheck_asked'
   AND NOT EXISTS (SELECT 1 FROM note a
                    WHERE a.target = n.target AND a.kind = 'case' AND a.position > n.position
                      AND json_extract(a.document, '$.number') = json_extract(n.document, '$.number')
                      AND json_extract(a.document, '$.step') <> 'recheck_asked')
   AND NOT EXISTS (SELECT 1 FROM name t JOIN result r ON r.target = t.id
                    WHERE t.name = n.target AND r.attempt = 0 AND r.probe = ?1 AND r.received > n.at)
 ORDER BY n.position LIMIT ?3

-- name: rechecks
SELECT r.probe, r.as_number, r.probe_country, r.started,
       v.check_name, v.version, v.outcome, v.value, v.level, v.rule, v.cause, v.locus, v.masked_by, v.flags, v.detail
  FROM name t
  JOIN result r ON r.target = t.id
  JOIN verdict v ON v.result = r.id
 WHERE t.name = ?1 AND v.check_name = ?2 AND r.attempt = 0 AND r.received > ?3
 ORDER BY r.id LIMIT ?4

-- name: service_routes
SELECT t.domain, s.role, s.address, s.prefix, s.origins, s.validity, s.first, s.last
  FROM frame_in_force f
  JOIN target t ON t.frame = f.position
  JOIN service_route s ON s.target = t.name
 WHERE f.country = ?1 AND NOT t.opt_out
 ORDER BY t.domain, s.address, s.role, s.first, s.last, s.prefix, s.origins, s.validity

-- name: device_runs
SELECT position, received, probe, probe_country, sha256, embargo, has_capture, run
  FROM device_run r
 WHERE received <= ?1
   AND position = (SELECT max(position) FROM device_run n WHERE n.frames_sha256 = r.frames_sha256 AND n.received <= ?1)
 ORDER BY position

-- name: find_device_run
SELECT probe, sha256, embargo FROM device_run WHERE frames_sha256 = ?1 ORDER BY position DESC LIMIT 1

-- name: installed
SELECT country, maker, model, firmware, share, dated, source
  FROM installed i
 WHERE position = (SELECT max(position) FROM installed n WHERE n.country = i.country AND n.imported <= ?1)
 ORDER BY country, share DESC, place

-- name: device_releases
SELECT device, row, day, reason FROM device_release ORDER BY position

-- name: people
SELECT person FROM person p
 WHERE position = (SELECT max(position) FROM person n WHERE n.name = p.name)
 ORDER BY name

-- name: disclosures
-- A telling ends with what it told of: in the first round after its day in which nothing is found. Where the rounds up to its day were
-- dropped, so may those be in which nothing was found: then it ends with the oldest there is.
SELECT d.target, d.check_id, d.told, d.public_from, d.told_by, d.reason,
       coalesce((SELECT min(r.round)
                   FROM name t
                   JOIN target_round r ON r.target = t.id
                  WHERE t.name = d.target AND d.told <> '' AND d.check_id <> ''
                 HAVING min(r.round) > d.told),
                (SELECT min(r.round)
                   FROM name t
                   JOIN name c ON c.name = d.check_id
                   JOIN target_round r ON r.target = t.id AND r.round > d.told
                  WHERE t.name = d.target AND d.told <> ''
                    AND (SELECT min(k.outcome = ?1 AND k.passes = k.votes)
                           FROM consensus k
                          WHERE k.country = r.country AND k.round = r.round AND k.target = r.target AND k.check_id = c.id) = 1), '')
  FROM disclosure d
 ORDER BY d.position

-- name: standing_contributions
SELECT contribution, version, position, sha256, by, reviewer, publisher, at, reviewed, published, withdrawn, current, kind, country, title, summary,
       language, contributor, dated, example
  FROM publication_now
 WHERE current AND (?1 = '' OR country = ?1) AND (?2 < 0 OR kind = ?2) AND (?3 = '' OR language = ?3)
 ORDER BY place DESC LIMIT ?5 OFFSET ?4

-- name: found_contributions
SELECT p.contribution, p.version, p.position, p.sha256, p.by, p.reviewer, p.publisher, p.at, p.reviewed, p.published, p.withdrawn,
       p.current, p.kind, p.country, p.title, p.summary, p.language, p.contributor, p.dated, p.example
  FROM publication_now p
  JOIN submission_words ON submission_words.rowid = p.position
 WHERE p.current AND (?1 = '' OR p.country = ?1) AND (?2 < 0 OR p.kind = ?2) AND (?3 = '' OR p.language = ?3)
   AND submission_words MATCH ?6
 ORDER BY bm25(submission_words, 5.0, 1.0), p.place DESC LIMIT ?5 OFFSET ?4

-- name: contribution_versions
SELECT contribution, version, position, sha256, by, reviewer, publisher, at, reviewed, published, withdrawn, current, kind, country, title, summary,
       language, contributor, dated, example
  FROM publication_now WHERE (?1 = '' OR contribution = ?1) ORDER BY place DESC LIMIT ?2

-- name: submission_text
SELECT text FROM submission WHERE position = ?1

-- name: submissions
SELECT position, at, contribution, by, sha256, kind, country, title, summary, language, contributor, dated, example
  FROM submission WHERE ?1 = 0 OR position = ?1 ORDER BY position DESC

-- name: submission_steps
SELECT step, at, by, reason FROM submission_step WHERE submission = ?1 ORDER BY position

-- name: target_figures
SELECT round, value, 1 FROM
       (SELECT r.round, CASE ?2 WHEN 'web' THEN r.web_score WHEN 'dns' THEN r.dns_score WHEN 'mail' THEN r.mail_score
                        WHEN 'operational' THEN iif(w.word = 'unknown', NULL, w.word = 'operational') END AS value
          FROM target_round r
          JOIN name n ON n.id = r.target
          JOIN word w ON w.list = 'state' AND w.number = r.shown
         WHERE n.name = ?1 ORDER BY r.round DESC LIMIT 400)
 WHERE value IS NOT NULL ORDER BY round

-- name: sector_figures
SELECT round, avg(value), count(value) FROM
       (SELECT r.round, CASE ?3 WHEN 'web' THEN r.web_score WHEN 'dns' THEN r.dns_score WHEN 'mail' THEN r.mail_score
                        WHEN 'operational' THEN iif(w.word = 'unknown', NULL, w.word = 'operational') END AS value
          FROM frame_in_force f
          JOIN target t ON t.frame = f.position
          JOIN target_round r ON r.target = t.name AND r.country = f.country
          JOIN word w ON w.list = 'state' AND w.number = r.shown
         WHERE f.country = ?1 AND t.sector = ?2 AND NOT t.opt_out
           AND r.round IN (SELECT DISTINCT round FROM target_round WHERE country = ?1 ORDER BY round DESC LIMIT 400))
 WHERE value IS NOT NULL GROUP BY round ORDER BY round

-- name: open_findings
-- Of who opted out too: what was found before waits for its owner as it did.
SELECT t.domain, f.country, c.name, k.round
  FROM frame_in_force f
 CROSS JOIN target t ON t.frame = f.position
 CROSS JOIN consensus k ON k.country = f.country AND k.target = t.name
   AND k.round = (SELECT max(round) FROM target_round n WHERE n.target = t.name AND +n.country = f.country)
   AND k.check_id IN (SELECT n.id FROM json_each(?1) j JOIN name n ON n.name = j.value)
  JOIN name c ON c.id = k.check_id
 WHERE (?2 = '' OR f.country = ?2)
   AND (k.outcome IN (?3, ?4) OR (k.outcome = ?5 AND k.passes < k.votes))
 ORDER BY t.domain, c.name
