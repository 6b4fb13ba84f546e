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
SELECT 1 FROM articles JOIN texts USING (article) WHERE key = ?1 AND text = ?2

--: newest
-- The newest version of an article.
SELECT article, version FROM articles WHERE key = ?1 ORDER BY version DESC LIMIT 1

--: has_text
-- Whether one of its versions has this text.
SELECT 1 FROM articles JOIN texts USING (article) WHERE key = ?1 AND hash = ?2 AND text = ?3

--: supersede
UPDATE articles SET current = 0 WHERE article = ?1

--: insert_article
INSERT INTO articles (key, version, previous, current, hash, id, outlet, title, authors, url, given, published,
  published_from, first_day, last_day, inferred, reasons, language, source, engine, data, added, bytes, prefer)
VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
  strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?21, ?22)

--: insert_text
INSERT INTO texts (article, text) VALUES (?1, ?2)

--: update_article
-- What reading again may change; the numbers are those of insert_article.
UPDATE articles SET published = ?11, published_from = ?12, first_day = ?13, last_day = ?14, inferred = ?15, reasons = ?16,
  engine = ?19, data = ?20
WHERE article = ?1

--: versions
-- All versions of an article, the newest first.
SELECT article FROM articles WHERE key = (SELECT key FROM articles WHERE article = ?1) ORDER BY version DESC

--: delete_article
DELETE FROM articles WHERE article = ?1

--: delete_text
DELETE FROM texts WHERE article = ?1

--: list_articles
SELECT article FROM articles WHERE current AND article >= ?1 AND (?2 IS NULL OR engine <> ?2 OR data <> ?3)
ORDER BY article LIMIT 1000

--: tables_of
-- The tables of what was read from an article.
SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
WHERE m.type = 'table' AND c.name = 'article' AND m.name NOT IN ('articles', 'texts') ORDER BY 1

--: tables_placed
-- Those whose rows have a span.
SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
WHERE m.type = 'table' AND c.name = 'span_begin' ORDER BY 1

--: check_file
PRAGMA integrity_check

--: check_articles
-- Each article has its text. A key has one current version, its newest; versions are counted from 1, and each names the
-- one before it.
SELECT 'article ' || a.article || ': its text has ' || coalesce(length(CAST(t.text AS BLOB)), 0) || ' bytes, not ' || a.bytes
FROM articles a LEFT JOIN texts t USING (article) WHERE a.bytes IS NOT length(CAST(t.text AS BLOB))
UNION ALL
SELECT 'text of article ' || article || ', which is not there' FROM texts WHERE article NOT IN (SELECT article FROM articles)
UNION ALL
SELECT 'article ' || max(a.article) || ': of its ' || count(*) || ' versions ' || sum(a.current) || ' are current'
FROM articles a GROUP BY a.key HAVING sum(a.current) <> 1 OR max(a.version * a.current) <> max(a.version)
UNION ALL
SELECT 'article ' || max(a.article) || ': a version is missing'
FROM articles a GROUP BY a.key HAVING count(*) <> max(a.version) OR min(a.version) <> 1
UNION ALL
SELECT 'article ' || a.article || ': it is version ' || a.version || ', and ' || coalesce('article ' || a.previous, 'none') ||
  ' is said to be the one before'
FROM articles a LEFT JOIN articles b ON b.article = a.previous AND b.key = a.key AND b.version = a.version - 1
WHERE (a.version > 1) <> (b.article IS NOT NULL) OR (a.version = 1 AND a.previous IS NOT NULL)

--: check_texts
-- The hash was kept when the article was added.
SELECT article, hash, text FROM articles JOIN texts USING (article)

--: check_parties
-- Those who take part do so in an item that is there, and every side of one has its parties.
SELECT 'article ' || p.article || ': ' || p.party || ' takes part in ' || p.layer || ' ' || p.n || ', which is not there'
FROM parties p
WHERE NOT EXISTS (SELECT 1 FROM events x WHERE p.layer = 'events' AND x.article = p.article AND x.n = p.n)
  AND NOT EXISTS (SELECT 1 FROM figures x WHERE p.layer = 'figures' AND x.article = p.article AND x.n = p.n)
UNION ALL
SELECT 'article ' || e.article || ': a party of event ' || e.n || ' cannot be found by its name'
FROM events e
WHERE (SELECT count(DISTINCT value) FROM json_each(e.actor)) + (SELECT count(DISTINCT value) FROM json_each(e.recipient)) <>
  (SELECT count(*) FROM parties p WHERE p.layer = 'events' AND p.article = e.article AND p.n = e.n)

--: insert_sentence
INSERT INTO sentences (article, n, span_begin, span_end, boilerplate) VALUES (?1, ?2, ?3, ?4, ?5)

--: insert_party
INSERT OR IGNORE INTO parties (party, layer, article, n, side) VALUES (?1, ?2, ?3, ?4, ?5)

--: find_article
-- By number, key or id.
SELECT article FROM articles WHERE article = CASE WHEN ?1 GLOB '[0-9]*' THEN CAST(?1 AS INTEGER) END AND ?2
UNION ALL SELECT article FROM articles WHERE current AND key = ?1
UNION ALL SELECT article FROM articles WHERE current AND id = ?1
LIMIT 20

--: load_article
SELECT id, outlet, title, authors, url, given, published, published_from, inferred, reasons, language, source, key, data,
  engine, version, previous, current, added, prefer, text
FROM articles JOIN texts USING (article) WHERE article = ?1

--: load_sentences
SELECT span_begin, span_end, boilerplate FROM sentences WHERE article = ?1 ORDER BY n

--: events_of
-- Events in which one of the parties ?1 takes part on the side ?2, and one of ?3 on the side ?4.
WITH asked AS (
  SELECT DISTINCT a.article, a.n
  FROM json_each(?1) w JOIN parties a ON a.party = w.value AND a.layer = 'events'
  WHERE (?2 IS NULL OR a.side = ?2)
    AND (?3 IS NULL OR EXISTS (
      SELECT 1 FROM parties b WHERE b.article = a.article AND b.layer = 'events' AND b.n = a.n
        AND b.party IN (SELECT value FROM json_each(?3)) AND (?4 IS NULL OR b.side = ?4))))
SELECT e.article, e.n, e.span_begin, e.span_end, e.type, e.mode, e.actor, e.recipient, e.participants, e.date, e.resolved,
  e.place, e.context, e.status, e.rule, r.id, r.outlet, r.title, r.url, r.published, s.span_begin, s.span_end,
  substr(CAST(x.text AS BLOB), s.span_begin + 1, s.span_end - s.span_begin)
FROM asked q
JOIN events e ON e.article = q.article AND e.n = q.n
JOIN articles r ON r.article = e.article
JOIN texts x ON x.article = e.article
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
  substr(CAST(x.text AS BLOB), s.span_begin + 1, s.span_end - s.span_begin)
FROM events e
JOIN articles r ON r.article = e.article
JOIN texts x ON x.article = e.article
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
