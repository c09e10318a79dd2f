-- Every view as JSON lines, in this order. Numbers of internal names never appear: equal ledgers give equal lines.

-- name: export_registrations
SELECT json_object('view', 'registration', 'probe', probe, 'laboratory', laboratory, 'as_number', as_number,
                   'country', country, 'token_sha256', token_sha256, 'revoked', revoked, 'reason', reason)
  FROM registration ORDER BY probe

-- name: export_frames
SELECT json_object('view', 'frame', 'position', position, 'at', at, 'country', country, 'title', title,
                   'version', version, 'dated', dated, 'reviewed', reviewed, 'reviewer', reviewer,
                   'reviewed_on', reviewed_on, 'source', source,
                   'sha256', sha256)
  FROM frame ORDER BY position

-- name: export_targets
SELECT json_object('view', 'target', 'frame', frame, 'place', place, 'domain', domain, 'organisation', organisation,
                   'sector', sector, 'tier', tier, 'roles', roles, 'hosts', hosts, 'tags', tags,
                   'intended_absent', intended_absent, 'consent', consent, 'opt_out', opt_out, 'note', note, 'record', json(record))
  FROM target ORDER BY frame, place

-- name: export_batches
SELECT json_object('view', 'batch', 'probe', probe, 'stream', stream, 'seq', seq, 'sha256', sha256, 'position', position)
  FROM batch ORDER BY probe, stream, seq

-- name: export_tombstones
SELECT json_object('view', 'tombstone', 'probe', probe, 'stream', stream, 'first', first, 'last', last,
                   'results', results, 'reason', reason, 'last_sha256', last_sha256, 'position', position)
  FROM tombstone ORDER BY probe, stream, first, last

-- name: export_streams
SELECT json_object('view', 'stream', 'probe', probe, 'stream', stream, 'contiguous', contiguous)
  FROM stream ORDER BY probe, stream

-- name: export_results
SELECT json_object('view', 'result', 'position', r.id >> 20, 'line', r.id & 1048575, 'received', r.received,
                   'probe', r.probe, 'as_number', r.as_number, 'probe_country', r.probe_country, 'target', t.name,
                   'country', r.country, 'round', r.round, 'attempt', r.attempt, 'started', r.started,
                   'elapsed', r.elapsed, 'qualified4', r.qualified4, 'qualified6', r.qualified6,
                   'software', r.software, 'cluster', r.cluster, 'state', s.word, 'cause', w.word,
                   'state_check', r.state_check, 'hosting', r.hosting, 'blockers', r.blockers)
  FROM result r
  JOIN name t ON t.id = r.target
  JOIN word s ON s.list = 'state' AND s.number = r.state
  LEFT JOIN word w ON w.list = 'cause' AND w.number = r.cause
 ORDER BY r.id

-- name: export_verdicts
SELECT json_object('view', 'verdict', 'position', v.result >> 20, 'line', v.result & 1048575, 'place', v.place,
                   'check', v.check_name, 'version', v.version, 'outcome', o.word, 'value', v.value, 'level', l.word,
                   'rule', v.rule, 'cause', w.word, 'locus', x.word, 'masked_by', v.masked_by, 'flags', v.flags,
                   'detail', v.detail)
  FROM verdict v
  JOIN word o ON o.list = 'outcome' AND o.number = v.outcome
  JOIN word l ON l.list = 'level' AND l.number = v.level
  LEFT JOIN word w ON w.list = 'cause' AND w.number = v.cause
  LEFT JOIN word x ON x.list = 'locus' AND x.number = v.locus
 ORDER BY v.result, v.place

-- name: export_vantages
SELECT json_object('view', 'vantage', 'position', id >> 20, 'line', id & 1048575, 'probe', probe, 'round', round,
                   'at', at, 'qualified4', qualified4, 'qualified6', qualified6, 'masked_by', masked_by,
                   'reason', reason)
  FROM vantage ORDER BY id

-- name: export_gates
SELECT json_object('view', 'gate', 'probe', g.probe, 'at', g.at, 'family', iif(g.family, 'ipv6', 'ipv4'),
                   'protocol', p.word, 'open', g.open, 'reason', g.reason)
  FROM gate g
  JOIN word p ON p.list = 'protocol' AND p.number = g.protocol
 ORDER BY g.probe, g.at, g.family, g.protocol

-- name: export_activity
SELECT json_object('view', 'activity', 'probe', probe, 'results', results, 'at', at) FROM activity ORDER BY probe

-- name: export_consensus
SELECT json_object('view', 'consensus', 'country', k.country, 'round', k.round, 'target', t.name, 'check', c.name,
                   'in_country', k.in_country, 'counts', k.counts, 'votes', k.votes, 'passes', k.passes,
                   'version', k.version, 'outcome', o.word, 'value', k.value, 'level', l.word, 'rule', u.name,
                   'cause', w.word, 'locus', x.word, 'masked_by', m.name, 'flags', k.flags, 'detail', k.detail)
  FROM consensus k
  JOIN name t ON t.id = k.target
  JOIN name c ON c.id = k.check_id
  JOIN name u ON u.id = k.rule
  JOIN name m ON m.id = k.masked_by
  JOIN word o ON o.list = 'outcome' AND o.number = k.outcome
  JOIN word l ON l.list = 'level' AND l.number = k.level
  LEFT JOIN word w ON w.list = 'cause' AND w.number = k.cause
  LEFT JOIN word x ON x.list = 'locus' AND x.number = k.locus
 ORDER BY k.country, k.round, t.name, c.name, k.in_country DESC

-- name: export_target_rounds
SELECT json_object('view', 'target_round', 'target', t.name, 'round', r.round, 'country', r.country,
                   'found', f.word, 'found_cause', y.word, 'found_check', r.found_check,
                   'shown', s.word, 'shown_cause', z.word, 'shown_check', r.shown_check,
                   'web_score', r.web_score, 'dns_score', r.dns_score,
                   'mail_score', r.mail_score)
  FROM target_round r
  JOIN name t ON t.id = r.target
  JOIN word f ON f.list = 'state' AND f.number = r.found
  JOIN word s ON s.list = 'state' AND s.number = r.shown
  LEFT JOIN word y ON y.list = 'cause' AND y.number = r.found_cause
  LEFT JOIN word z ON z.list = 'cause' AND z.number = r.shown_cause
 ORDER BY t.name, r.round, r.country

-- name: export_scores
SELECT json_object('view', 'score', 'country', country, 'window_first', window_first, 'window_last', window_last,
                   'as_of', as_of, 'methodology', methodology, 'methodology_sha256', methodology_sha256,
                   'frame_sha256', frame_sha256, 'software', software, 'index', point, 'low', low, 'high', high,
                   'status', status, 'coverage', coverage, 'document', document)
  FROM score ORDER BY country, window_last

-- name: export_parallel_scores
SELECT json_object('view', 'parallel_score', 'country', country, 'window_first', window_first, 'window_last', window_last,
                   'as_of', as_of, 'methodology', methodology, 'methodology_sha256', methodology_sha256,
                   'frame_sha256', frame_sha256, 'software', software, 'index', point, 'low', low, 'high', high,
                   'status', status, 'coverage', coverage, 'document', document)
  FROM parallel_score ORDER BY country, methodology_sha256, window_last

-- name: export_notes
SELECT json_object('view', 'note', 'position', position, 'at', at, 'note', json(document)) FROM note ORDER BY position

-- name: export_fixes
SELECT json_object('view', 'fixes', 'country', country, 'document', document) FROM fixes ORDER BY country

-- name: export_leverage
SELECT json_object('view', 'leverage', 'country', country, 'document', document) FROM leverage ORDER BY country

-- name: export_networks
SELECT json_object('view', 'networks', 'country', d.country, 'at', i.at, 'dated', d.dated, 'document', d.document)
  FROM network_document d JOIN network_import i ON i.position = d.import ORDER BY d.import, d.country

-- name: export_policies
SELECT json_object('view', 'policy', 'country', country, 'id', id, 'title', title, 'mandate', mandate, 'scope', scope,
                   'figure', figure, 'target', target, 'by', by, 'dated', dated, 'source', source, 'part', json(part))
  FROM policy ORDER BY import, place

-- name: export_policy_figures
SELECT json_object('view', 'policy_figure', 'country', country, 'policy', policy, 'round', round, 'value', value,
                   'low', low, 'high', high, 'coverage', coverage, 'targets', targets)
  FROM policy_figure ORDER BY country, policy, round

-- name: export_service_routes
SELECT json_object('view', 'service_route', 'target', n.name, 'role', s.role, 'address', s.address, 'prefix', s.prefix,
                   'origins', s.origins, 'validity', s.validity, 'first', s.first, 'last', s.last)
  FROM service_route s JOIN name n ON n.id = s.target
 ORDER BY n.name, s.role, s.address, s.prefix, s.origins, s.validity

-- name: export_device_runs
SELECT json_object('view', 'device_run', 'position', position, 'received', received, 'probe', probe,
                   'probe_country', probe_country, 'sha256', sha256, 'embargo', embargo, 'device', device,
                   'has_capture', has_capture, 'run', json(run))
  FROM device_run ORDER BY position

-- name: export_installed
SELECT json_object('view', 'installed', 'position', position, 'place', place, 'country', country, 'maker', maker,
                   'model', model, 'firmware', firmware, 'share', share, 'dated', dated, 'source', source)
  FROM installed ORDER BY position, place

-- name: export_device_releases
SELECT json_object('view', 'device_release', 'position', position, 'device', device, 'row', row, 'day', day,
                   'reason', reason)
  FROM device_release ORDER BY position

-- name: export_people
SELECT json_object('view', 'person', 'position', position, 'person', json_remove(person, '$.token_sha256'))
  FROM person ORDER BY position

-- name: export_disclosures
SELECT json_object('view', 'disclosure', 'position', position, 'target', target, 'check', check_id, 'told', told,
                   'public_from', public_from, 'by', told_by, 'reason', reason)
  FROM disclosure ORDER BY position

-- name: export_submissions
SELECT json_object('view', 'submission', 'position', position, 'at', at, 'contribution', contribution, 'by', by,
                   'sha256', sha256, 'kind', kind, 'country', country, 'title', title, 'summary', summary,
                   'language', language, 'contributor', contributor, 'dated', dated, 'example', example, 'text', text)
  FROM submission ORDER BY position

-- name: export_submission_steps
SELECT json_object('view', 'submission_step', 'position', position, 'at', at, 'submission', submission, 'step', step,
                   'by', by, 'reason', reason)
  FROM submission_step ORDER BY position

-- name: export_publications
SELECT json_object('view', 'publication', 'contribution', contribution, 'version', version, 'position', position,
                   'current', current)
  FROM publication_now ORDER BY place
