-- Version 2: what the reader was told, so that an article can be read again in the same way.
ALTER TABLE articles ADD COLUMN prefer TEXT NOT NULL DEFAULT 'tense'; -- past, future: where a bare weekday or month lies
