-- Every statement of the store beside those that db_layers.c makes from layers.def. The build turns each into
-- STATEMENT(name, text): a line `--: name` begins one, and it lasts to the next such line. Remarks are dropped.

--: begin
BEGIN IMMEDIATE

--: commit
COMMIT

--: savepoint
SAVEPOINT article

--: release
RELEASE article

--: knows
SELECT text = ?2 FROM articles WHERE key = ?1 ORDER BY version DESC LIMIT 1

--: newest
-- The newest version of an article.
SELECT article, version, hash FROM articles WHERE key = ?1 ORDER BY version DESC LIMIT 1

--: has_text
SELECT 1 FROM articles WHERE article = ?1 AND text = ?2

--: supersede
UPDATE articles SET current = 0 WHERE article = ?1

--: insert_article
INSERT INTO articles (key, version, previous, current, hash, id, outlet, title, authors, url, given, published,
  published_from, first_day, last_day, inferred, reasons, language, source, engine, data, added, bytes, text)
VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
  strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?22, ?21)

--: insert_sentence
INSERT INTO sentences (article, n, span_begin, span_end, boilerplate) VALUES (?1, ?2, ?3, ?4, ?5)

--: insert_party
INSERT OR IGNORE INTO parties (party, layer, article, n, side) VALUES (?1, ?2, ?3, ?4, ?5)

--: find_article
-- By number, key, address or id; the newest first.
SELECT article FROM articles WHERE article = CASE WHEN ?1 GLOB '[0-9]*' THEN CAST(?1 AS INTEGER) END AND ?2
UNION ALL SELECT article FROM articles WHERE current AND key IN (?1, 'url:' || ?1)
UNION ALL SELECT article FROM articles WHERE current AND id = ?1
UNION ALL SELECT article FROM articles WHERE current AND url = ?1
LIMIT 20

--: load_article
SELECT id, outlet, title, authors, url, given, published, published_from, inferred, reasons, language, source, key, data,
  engine, version, previous, current, added, text
FROM articles WHERE article = ?1

--: load_sentences
SELECT span_begin, span_end, boilerplate FROM sentences WHERE article = ?1 ORDER BY n

--: events_of
-- Events in which one of the parties ?1 takes part on the side ?2, and one of ?3 on the side ?4.
WITH asked AS (
  SELECT DISTINCT a.article, a.n
  FROM json_each(?1) x JOIN parties a ON a.party = x.value AND a.layer = 'events'
  WHERE (?2 IS NULL OR a.side = ?2)
    AND (?3 IS NULL OR EXISTS (
      SELECT 1 FROM parties b WHERE b.article = a.article AND b.layer = 'events' AND b.n = a.n
        AND b.party IN (SELECT value FROM json_each(?3)) AND (?4 IS NULL OR b.side = ?4))))
SELECT e.article, e.n, e.span_begin, e.span_end, e.type, e.mode, e.actor, e.recipient, e.participants, e.date, e.resolved,
  e.place, e.context, e.status, e.rule, r.id, r.outlet, r.title, r.url, r.published, s.span_begin, s.span_end,
  substr(CAST(r.text AS BLOB), s.span_begin + 1, s.span_end - s.span_begin)
FROM asked q
JOIN events e ON e.article = q.article AND e.n = q.n
JOIN articles r ON r.article = e.article
LEFT JOIN sentences s ON s.article = e.article AND s.n = e.sentence
WHERE r.current
  AND (?5 IS NULL OR coalesce(e.date_last, e.resolved_last, e.date_first, e.resolved_first) >= ?5)
  AND (?6 IS NULL OR coalesce(e.date_first, e.resolved_first, e.date_last, e.resolved_last) <= ?6)
  AND (?7 IS NULL OR e.type IN (SELECT value FROM json_each(?7)))
  AND (?8 IS NULL OR EXISTS (SELECT 1 FROM json_each(e.context) c JOIN json_each(?8) w ON c.value = w.value))
  AND (?9 IS NULL OR e.status IN (SELECT value FROM json_each(?9)))
  AND (?10 IS NULL OR r.outlet = ?10)
ORDER BY coalesce(e.date_first, e.resolved_first, e.date_last, e.resolved_last, r.first_day, '9999'),
  r.first_day, e.article, e.n
LIMIT ?11

--: events_all
-- The same where no party is asked for.
SELECT e.article, e.n, e.span_begin, e.span_end, e.type, e.mode, e.actor, e.recipient, e.participants, e.date, e.resolved,
  e.place, e.context, e.status, e.rule, r.id, r.outlet, r.title, r.url, r.published, s.span_begin, s.span_end,
  substr(CAST(r.text AS BLOB), s.span_begin + 1, s.span_end - s.span_begin)
FROM events e
JOIN articles r ON r.article = e.article
LEFT JOIN sentences s ON s.article = e.article AND s.n = e.sentence
WHERE r.current
  AND (?5 IS NULL OR coalesce(e.date_last, e.resolved_last, e.date_first, e.resolved_first) >= ?5)
  AND (?6 IS NULL OR coalesce(e.date_first, e.resolved_first, e.date_last, e.resolved_last) <= ?6)
  AND (?7 IS NULL OR e.type IN (SELECT value FROM json_each(?7)))
  AND (?8 IS NULL OR EXISTS (SELECT 1 FROM json_each(e.context) c JOIN json_each(?8) w ON c.value = w.value))
  AND (?9 IS NULL OR e.status IN (SELECT value FROM json_each(?9)))
  AND (?10 IS NULL OR r.outlet = ?10)
ORDER BY coalesce(e.date_first, e.resolved_first, e.date_last, e.resolved_last, r.first_day, '9999'),
  r.first_day, e.article, e.n
LIMIT ?11

--: count_store
SELECT 'articles', count(*) FROM articles WHERE current
UNION ALL SELECT 'older versions', count(*) FROM articles WHERE NOT current
UNION ALL SELECT 'undated', count(*) FROM articles WHERE current AND first_day IS NULL
UNION ALL SELECT 'bytes of text', coalesce(sum(bytes), 0) FROM articles WHERE current

--: count_years
SELECT substr(first_day, 1, 4), count(*) FROM articles WHERE current AND first_day IS NOT NULL GROUP BY 1 ORDER BY 1

--: count_layers
SELECT 'sentences', count(*) FROM sentences
UNION ALL SELECT 'entities', count(*) FROM entities
UNION ALL SELECT 'times', count(*) FROM times
UNION ALL SELECT 'quantities', count(*) FROM quantities
UNION ALL SELECT 'quotes', count(*) FROM quotes
UNION ALL SELECT 'events', count(*) FROM events
UNION ALL SELECT 'figures', count(*) FROM figures

--: count_outlets
SELECT coalesce(outlet, ''), count(*) FROM articles WHERE current GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20

--: count_types
SELECT type, count(*) FROM events JOIN articles USING (article) WHERE current GROUP BY 1 ORDER BY 2 DESC, 1

--: count_parties
SELECT party, count(DISTINCT article * 100000 + n) FROM parties JOIN articles USING (article)
WHERE current AND layer = 'events' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20
