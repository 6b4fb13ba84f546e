-- A store of version 2, for the test that brings it up to date. Made with .dump; once released it never changes.
PRAGMA application_id = 1297239108;
BEGIN TRANSACTION;
CREATE TABLE articles (
    article        INTEGER PRIMARY KEY,
    key            TEXT NOT NULL,
    version        INTEGER NOT NULL,
    previous       INTEGER REFERENCES articles,
    current        INTEGER NOT NULL,
    hash           INTEGER NOT NULL,
    id             TEXT NOT NULL,
    outlet         TEXT,
    title          TEXT,
    authors        TEXT NOT NULL,
    url            TEXT,
    given          TEXT,
    published      TEXT,
    published_from TEXT,
    first_day      TEXT,
    last_day       TEXT,
    inferred       TEXT,
    reasons        TEXT NOT NULL,
    language       TEXT,
    source         TEXT,
    engine         TEXT NOT NULL,
    data           TEXT NOT NULL,
    added          TEXT NOT NULL,
    bytes          INTEGER NOT NULL
, prefer TEXT NOT NULL DEFAULT 'tense') STRICT;
INSERT INTO "articles" VALUES(1,'url:marsad-wakala.example/2006/03/10/5',1,NULL,1,2002680121836200808,'w-20060310-5','وكالة المرصد للأنباء (وهمية)','روسيا تلغي ديون الجزائر البالغة 4.7 مليارات دولار','[]','https://marsad-wakala.example/2006/03/10/5','2006-03-10','2006-03-10','given','2006-03-10','2006-03-10',NULL,'[]','ar','-:1','0.1.0','779c334a0ca83695','2026-11-25T23:28:26Z',1401,'tense');
INSERT INTO "articles" VALUES(2,'url:marsad-wakala.example/2023/06/15/2',1,NULL,1,8150820679669441855,'w-20230615-2','وكالة المرصد للأنباء (وهمية)','الجزائر وروسيا توقّعان إعلان الشراكة الاستراتيجية المعمّقة','[]','https://marsad-wakala.example/2023/06/15/2','2023-06-15T17:45:00+03:00','2023-06-15T17:45:00+03:00','given','2023-06-15','2023-06-15',NULL,'[]','ar','-:2','0.1.0','779c334a0ca83695','2026-11-25T23:28:26Z',1924,'tense');
INSERT INTO "articles" VALUES(3,'id:o/i',1,NULL,0,5351547500315110856,'i','o',NULL,'[]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]','ar','-:3','0.1.0','779c334a0ca83695','2026-11-25T23:28:26Z',11,'tense');
INSERT INTO "articles" VALUES(4,'id:o/i',2,3,1,-4313527514787649367,'i','o',NULL,'[]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]','ar','-:4','0.1.0','779c334a0ca83695','2026-11-25T23:28:26Z',11,'tense');
CREATE TABLE entities (
    article  INTEGER NOT NULL REFERENCES articles,
    n        INTEGER NOT NULL,
    id       TEXT,
    ref      TEXT,
    kind     TEXT,
    role     TEXT,
    polity   TEXT,
    aliases  TEXT NOT NULL,
    mentions TEXT NOT NULL,
    rule     TEXT,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "entities" VALUES(1,1,'RUS','RUS','state',NULL,NULL,'["روسيا"]','[[0,10],[204,214]]','world/actors/states.tsv:77');
INSERT INTO "entities" VALUES(1,2,'DZA','DZA','state',NULL,NULL,'["الجزائر"]','[[29,43],[89,103],[187,201],[483,497],[757,771],[1327,1341]]','world/actors/states.tsv:8');
INSERT INTO "entities" VALUES(1,3,'فلاديمير بوتين','p.putin','person','الرئيس الروسي','RUS','["بوتين"]','[[448,475],[525,535]]','world/actors/persons.tsv:88');
INSERT INTO "entities" VALUES(1,4,'عبد العزيز بوتفليقة','p.bouteflika','person','نظيره الجزائري','DZA','[]','[[645,681]]','world/actors/persons.tsv:13');
INSERT INTO "entities" VALUES(1,5,'SUN','SUN','state',NULL,NULL,'["الاتحاد السوفياتي"]','[[788,821]]','world/actors/states.tsv:218');
INSERT INTO "entities" VALUES(1,6,'محمد بجاوي','p.bedjaoui','person','وزيرا خارجية البلدين','DZA','[]','[[888,907]]','world/actors/persons.tsv:27');
INSERT INTO "entities" VALUES(1,7,'سيرغي لافروف','p.lavrov','person',NULL,'RUS','[]','[[910,933]]','world/actors/persons.tsv:99');
INSERT INTO "entities" VALUES(1,8,'روس أوبورون إكسبورت',NULL,'org',NULL,NULL,'[]','[[972,1008]]','ar/titles.tsv:1112');
INSERT INTO "entities" VALUES(1,9,'الدفاع الجوي',NULL,'org',NULL,'RUS','[]','[[1226,1247]]','ar/organs.tsv:141');
INSERT INTO "entities" VALUES(2,1,'DZA','DZA','state',NULL,NULL,'["الجزائر"]','[[0,14],[1115,1129]]','world/actors/states.tsv:8');
INSERT INTO "entities" VALUES(2,2,'RUS','RUS','state',NULL,NULL,'["روسيا","موسكو","الكرملين"]','[[17,27],[111,121],[304,320]]','world/actors/states.tsv:77');
INSERT INTO "entities" VALUES(2,3,'إعلان الشراكة الاستراتيجية المعمّقة','it.declaration_of_enhanced_strategic_partnership_algeria_russia','item',NULL,'إعلان الشراكة الاستراتيجية المعمقة','[]','[[43,110]]','world/actors/items.tsv:328');
INSERT INTO "entities" VALUES(2,4,'عبد المجيد تبون','p.tebboune','person','الرئيسان الجزائري','DZA','["تبون"]','[[201,229],[1477,1485]]','world/actors/persons.tsv:15');
INSERT INTO "entities" VALUES(2,5,'فلاديمير بوتين','p.putin','person',NULL,'RUS','["بوتين"]','[[245,272],[1277,1287],[1777,1787]]','world/actors/persons.tsv:88');
INSERT INTO "entities" VALUES(2,6,'القمة الروسية الإفريقية','it.russia_africa_summit','item',NULL,'القمة الروسية الأفريقية','[]','[[1323,1367]]','world/actors/items.tsv:469');
INSERT INTO "entities" VALUES(2,7,'سانت بطرسبورغ','pl.saint_petersburg','place',NULL,'RUS','[]','[[1425,1450]]','world/actors/places.tsv:1295');
INSERT INTO "entities" VALUES(2,8,'بريكس',NULL,'org',NULL,NULL,'[]','[[1567,1577]]','ar/titles.tsv:1192');
INSERT INTO "entities" VALUES(2,9,'إعلان الشراكة الاستراتيجية','it.declaration_of_strategic_partnership','item',NULL,'إعلان الشراكة الاستراتيجية','[]','[[1652,1702]]','world/actors/items.tsv:327');
INSERT INTO "entities" VALUES(2,10,'عبد العزيز بوتفليقة','p.bouteflika','person','الرئيسان','DZA','[]','[[1738,1774]]','world/actors/persons.tsv:13');
INSERT INTO "entities" VALUES(2,11,'موسكو','pl.moscow','place',NULL,'RUS','[]','[[1793,1803]]','world/actors/places.tsv:68');
CREATE TABLE events (
    article      INTEGER NOT NULL REFERENCES articles,
    n            INTEGER NOT NULL,
    span_begin   INTEGER NOT NULL,
    span_end     INTEGER NOT NULL,
    sentence     INTEGER,
    type         TEXT,
    mode         TEXT,
    actor        TEXT NOT NULL,
    recipient    TEXT NOT NULL,
    participants TEXT NOT NULL,
    date         TEXT,
    date_first   TEXT,
    date_last    TEXT,
    place        TEXT,
    context      TEXT NOT NULL,
    status       TEXT,
    resolved       TEXT,
    resolved_first TEXT,
    resolved_last  TEXT,
    "by"         TEXT,
    lemma        TEXT,
    rule         TEXT,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "events" VALUES(1,1,176,186,2,'SUPPORT','sign','["DZA","RUS"]','["SUN"]','[{"entity":"DZA","side":"actor"},{"entity":"RUS","side":"actor"}]','2006-03-10','2006-03-10','2006-03-10',NULL,'["diplomatic"]','happened',NULL,NULL,NULL,NULL,'وقع','ar/frames.tsv:809');
INSERT INTO "events" VALUES(1,2,345,353,2,'CONSULT','message','["DZA","RUS"]','["SUN"]','[{"entity":"DZA","side":"actor"},{"entity":"RUS","side":"actor"}]',NULL,NULL,NULL,NULL,'["diplomatic"]','happened',NULL,NULL,NULL,NULL,'أبلغ','ar/frames.tsv:176');
INSERT INTO "events" VALUES(1,3,411,421,2,'CONSULT','visit','["RUS"]','["DZA"]','[{"entity":"DZA","side":"recipient"}]',NULL,NULL,NULL,'DZA','["diplomatic"]','happened',NULL,NULL,NULL,NULL,'زيارة','ar/frames.tsv:19');
INSERT INTO "events" VALUES(1,4,514,524,3,'CONSULT','visit','["DZA"]','["RUS"]','[{"entity":"DZA","side":"actor"},{"entity":"فلاديمير بوتين","side":"recipient"}]',NULL,NULL,NULL,NULL,'["diplomatic"]','happened',NULL,NULL,NULL,NULL,'زيارة','ar/frames.tsv:19');
INSERT INTO "events" VALUES(1,5,562,598,3,'CONSULT','meet','["RUS"]','["DZA"]','[{"entity":"RUS","side":"actor"}]',NULL,NULL,NULL,NULL,'["diplomatic"]','happened',NULL,NULL,NULL,NULL,'أجرى','ar/frames.tsv:90');
INSERT INTO "events" VALUES(1,6,1316,1326,7,'AGREE','promise','["DZA"]','["RUS"]','[{"entity":"DZA","side":"actor"}]',NULL,NULL,NULL,NULL,'["economic","diplomatic"]','happened',NULL,NULL,NULL,NULL,'التزم','ar/frames.tsv:927');
INSERT INTO "events" VALUES(2,1,516,524,3,'SUPPORT','sign','["DZA","RUS"]','[]','[]',NULL,NULL,NULL,NULL,'["economic","diplomatic","space","culture"]','happened',NULL,NULL,NULL,NULL,'وقع','ar/frames.tsv:809');
INSERT INTO "events" VALUES(2,2,1270,1276,5,'REQUEST','ask','["DZA"]','["RUS"]','[{"entity":"سانت بطرسبورغ","side":"recipient"}]','2023-07','2023-07-01','2023-07-31',NULL,'["diplomatic"]','planned',NULL,NULL,NULL,NULL,'دعا','ar/frames.tsv:1024');
INSERT INTO "events" VALUES(2,3,1468,1494,6,'AGREE','intend','["DZA"]','["بريكس"]','[{"entity":"عبد المجيد تبون","side":"actor"},{"entity":"بريكس","side":"recipient"}]',NULL,NULL,NULL,NULL,'["diplomatic"]','happened',NULL,NULL,NULL,NULL,'أبدى','ar/frames.tsv:585');
INSERT INTO "events" VALUES(2,4,1712,1720,7,'SUPPORT','sign','["DZA","بريكس","RUS"]','[]','[{"entity":"فلاديمير بوتين","side":"actor"}]','2001-04','2001-04-01','2001-04-30','موسكو','["diplomatic"]','happened',NULL,NULL,NULL,NULL,'وقع','ar/frames.tsv:809');
CREATE TABLE figures (
    article    INTEGER NOT NULL REFERENCES articles,
    n          INTEGER NOT NULL,
    span_begin INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    sentence   INTEGER,
    indicator  TEXT,
    "of"       TEXT NOT NULL,
    "to"       TEXT NOT NULL,
    period       TEXT,
    period_first TEXT,
    period_last  TEXT,
    value      REAL,
    value_high REAL,
    unit       TEXT,
    mod        TEXT,
    about      TEXT,
    resolved       TEXT,
    resolved_first TEXT,
    resolved_last  TEXT,
    rule       TEXT,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "figures" VALUES(1,1,59,88,1,'debt','["DZA"]','[]',NULL,NULL,NULL,4700000000.0,NULL,'USD',NULL,'ديون',NULL,NULL,NULL,'ar/indicators.tsv:196');
INSERT INTO "figures" VALUES(1,2,1151,1180,6,'exports','["RUS"]','[]',NULL,NULL,NULL,7500000000.0,NULL,'USD',NULL,'بتصدير',NULL,NULL,NULL,'ar/indicators.tsv:57');
CREATE TABLE parties (
    party   TEXT NOT NULL,
    layer   TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles,
    n       INTEGER NOT NULL,
    side    TEXT NOT NULL,
    PRIMARY KEY (party, layer, article, n, side)
) STRICT, WITHOUT ROWID;
INSERT INTO "parties" VALUES('DZA','events',1,1,'actor');
INSERT INTO "parties" VALUES('RUS','events',1,1,'actor');
INSERT INTO "parties" VALUES('SUN','events',1,1,'recipient');
INSERT INTO "parties" VALUES('DZA','events',1,2,'actor');
INSERT INTO "parties" VALUES('RUS','events',1,2,'actor');
INSERT INTO "parties" VALUES('SUN','events',1,2,'recipient');
INSERT INTO "parties" VALUES('DZA','events',1,3,'recipient');
INSERT INTO "parties" VALUES('RUS','events',1,3,'actor');
INSERT INTO "parties" VALUES('DZA','events',1,4,'actor');
INSERT INTO "parties" VALUES('RUS','events',1,4,'recipient');
INSERT INTO "parties" VALUES('DZA','events',1,5,'recipient');
INSERT INTO "parties" VALUES('RUS','events',1,5,'actor');
INSERT INTO "parties" VALUES('DZA','events',1,6,'actor');
INSERT INTO "parties" VALUES('RUS','events',1,6,'recipient');
INSERT INTO "parties" VALUES('DZA','figures',1,1,'of');
INSERT INTO "parties" VALUES('RUS','figures',1,2,'of');
INSERT INTO "parties" VALUES('DZA','events',2,1,'actor');
INSERT INTO "parties" VALUES('RUS','events',2,1,'actor');
INSERT INTO "parties" VALUES('DZA','events',2,2,'actor');
INSERT INTO "parties" VALUES('RUS','events',2,2,'recipient');
INSERT INTO "parties" VALUES('DZA','events',2,3,'actor');
INSERT INTO "parties" VALUES('بريكس','events',2,3,'recipient');
INSERT INTO "parties" VALUES('DZA','events',2,4,'actor');
INSERT INTO "parties" VALUES('RUS','events',2,4,'actor');
INSERT INTO "parties" VALUES('بريكس','events',2,4,'actor');
CREATE TABLE quantities (
    article    INTEGER NOT NULL REFERENCES articles,
    n          INTEGER NOT NULL,
    span_begin INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    sentence   INTEGER,
    value      REAL,
    value_high REAL,
    unit       TEXT,
    mod        TEXT,
    rule       TEXT,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "quantities" VALUES(1,1,59,88,1,4700000000.0,NULL,'USD',NULL,'ar/sets-unit.tsv:5');
INSERT INTO "quantities" VALUES(1,2,354,390,2,4700000000.0,NULL,'USD','~','ar/sets-unit.tsv:5');
INSERT INTO "quantities" VALUES(1,3,1151,1180,6,7500000000.0,NULL,'USD',NULL,'ar/sets-unit.tsv:5');
INSERT INTO "quantities" VALUES(2,1,591,612,3,8.0,NULL,'وثيقة',NULL,'ar/nouns.tsv:335');
CREATE TABLE quotes (
    article    INTEGER NOT NULL REFERENCES articles,
    n          INTEGER NOT NULL,
    span_begin INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    sentence   INTEGER,
    speaker    TEXT,
    cue        TEXT,
    kind       TEXT,
    rule       TEXT,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "quotes" VALUES(1,1,1083,1262,6,'مسؤول','أعلن','indirect','ar/cues.tsv:27');
INSERT INTO "quotes" VALUES(1,2,1342,1383,7,'DZA','تلتزم','indirect','ar/cues.tsv:200');
INSERT INTO "quotes" VALUES(2,1,1088,1173,4,'فلاديمير بوتين','قال','indirect','ar/cues.tsv:7');
INSERT INTO "quotes" VALUES(2,2,1189,1261,4,'فلاديمير بوتين','اعتبر','indirect','ar/cues.tsv:111');
INSERT INTO "quotes" VALUES(2,3,1486,1577,6,'عبد المجيد تبون','أبدى','direct','ar/cues.tsv:71');
CREATE TABLE sentences (
    article     INTEGER NOT NULL REFERENCES articles,
    n           INTEGER NOT NULL,
    span_begin  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    boilerplate INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "sentences" VALUES(1,1,0,88,0);
INSERT INTO "sentences" VALUES(1,2,89,498,0);
INSERT INTO "sentences" VALUES(1,3,499,709,0);
INSERT INTO "sentences" VALUES(1,4,710,822,0);
INSERT INTO "sentences" VALUES(1,5,823,934,0);
INSERT INTO "sentences" VALUES(1,6,935,1263,0);
INSERT INTO "sentences" VALUES(1,7,1264,1384,0);
INSERT INTO "sentences" VALUES(1,8,1385,1401,1);
INSERT INTO "sentences" VALUES(2,1,0,110,0);
INSERT INTO "sentences" VALUES(2,2,111,513,0);
INSERT INTO "sentences" VALUES(2,3,514,1052,0);
INSERT INTO "sentences" VALUES(2,4,1053,1262,0);
INSERT INTO "sentences" VALUES(2,5,1263,1451,0);
INSERT INTO "sentences" VALUES(2,6,1452,1580,0);
INSERT INTO "sentences" VALUES(2,7,1581,1825,0);
INSERT INTO "sentences" VALUES(2,8,1826,1842,1);
INSERT INTO "sentences" VALUES(2,9,1843,1924,1);
INSERT INTO "sentences" VALUES(3,1,0,11,0);
INSERT INTO "sentences" VALUES(4,1,0,11,0);
CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles,
    text    TEXT NOT NULL
) STRICT;
INSERT INTO "texts" VALUES(1,'روسيا تلغي ديون الجزائر البالغة 4.7 مليارات دولار
الجزائر 10 صفر 1427 هـ الموافق 10 مارس 2006 م (المرصد) - وقّعت الجزائر وروسيا، اليوم الجمعة، اتفاقا يُلغي ديونا جزائرية تعود إلى الحقبة السوفياتية وتبلغ نحو 4.7 مليارات دولار، وذلك خلال زيارة الرئيس الروسي فلاديمير بوتين إلى الجزائر.
واستمرت زيارة بوتين ساعات معدودة، أجرى خلالها محادثات مطوّلة مع نظيره الجزائري عبد العزيز بوتفليقة في مقر الرئاسة. وهي الأولى لرئيس روسي إلى الجزائر منذ تفكك الاتحاد السوفياتي.
ووقّع الاتفاق وزيرا خارجية البلدين محمد بجاوي وسيرغي لافروف.
وأعلن مسؤول في شركة "روس أوبورون إكسبورت" الحكومية الروسية المكلفة بتصدير السلاح أن قيمة العقود العسكرية الموقعة بلغت 7.5 مليارات دولار، وتشمل طائرات ومنظومات للدفاع الجوي ودبابات.
وبموجب الترتيب المتفق عليه، تلتزم الجزائر بشراء سلع وخدمات روسية.
// انتهى //');
INSERT INTO "texts" VALUES(2,'الجزائر وروسيا توقّعان إعلان الشراكة الاستراتيجية المعمّقة
موسكو 15 يونيو 2023 (المرصد) - وقّع الرئيسان الجزائري عبد المجيد تبون والروسي فلاديمير بوتين، اليوم الخميس في الكرملين، إعلان "الشراكة الاستراتيجية المعمّقة" بين البلدين، في ختام محادثات جرت على انفراد ثم بحضور وفدي الطرفين.
ووقّع مسؤولون من الجانبين على هامش اللقاء ثماني وثائق أخرى، بينها اتفاقية لتسليم المطلوبين واتفاق للتعاون في استكشاف الفضاء الخارجي واستخدامه للأغراض السلمية، فضلا عن نصوص تتعلق بالاتصال الجماهيري والحجر الزراعي وحماية النباتات والموارد المائية والعدل، وبرنامج للتعاون الثقافي للفترة 2023-2025.
وقال الرئيس الروسي إن العلاقات مع الجزائر تكتسي أهمية خاصة لبلاده، واعتبر أن الإعلان الجديد يفتح مرحلة أكثر تقدما. كما دعا بوتين نظيره الجزائري إلى القمة الروسية الإفريقية المقررة في نهاية يوليو المقبل بسانت بطرسبورغ.
من جهته، أبدى تبون رغبة بلاده في التعجيل بانضمامها إلى مجموعة «بريكس».
ويأتي الإعلان بعد اثنين وعشرين عاما من إعلان الشراكة الاستراتيجية الذي وقعه الرئيسان عبد العزيز بوتفليقة وبوتين في موسكو في أبريل 2001.
// انتهى //
جميع الحقوق محفوظة © وكالة المرصد للأنباء 2023');
INSERT INTO "texts" VALUES(3,'نص أول');
INSERT INTO "texts" VALUES(4,'نص ثان');
CREATE TABLE times (
    article    INTEGER NOT NULL REFERENCES articles,
    n          INTEGER NOT NULL,
    span_begin INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    sentence   INTEGER,
    type       TEXT,
    value      TEXT,
    mod        TEXT,
    resolved       TEXT,
    resolved_first TEXT,
    resolved_last  TEXT,
    rule       TEXT,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "times" VALUES(1,1,104,158,2,'DATE','2006-03-10',NULL,NULL,NULL,NULL,'ar/times.rules:298 hijri_date');
INSERT INTO "times" VALUES(1,2,217,240,2,'DATE','2006-03-10',NULL,NULL,NULL,NULL,'ar/times.rules:150 day_word');
INSERT INTO "times" VALUES(2,1,122,140,2,'DATE','2023-06-15',NULL,NULL,NULL,NULL,'ar/times.rules:46 day_month');
INSERT INTO "times" VALUES(2,2,275,298,2,'DATE','2023-06-15',NULL,NULL,NULL,NULL,'ar/times.rules:150 day_word');
INSERT INTO "times" VALUES(2,3,1042,1051,3,'DATE','2023/2025',NULL,NULL,NULL,NULL,'ar/times.rules:129 years');
INSERT INTO "times" VALUES(2,4,1388,1422,5,'DATE','2023-07','END',NULL,NULL,NULL,'ar/spans.rules:10 part_of_period');
INSERT INTO "times" VALUES(2,5,1614,1646,7,'DURATION','P22Y',NULL,NULL,NULL,NULL,'ar/times.rules:392 duration');
INSERT INTO "times" VALUES(2,6,1809,1824,7,'DATE','2001-04',NULL,NULL,NULL,NULL,'ar/times.rules:80 month_year');
CREATE UNIQUE INDEX articles_key ON articles (key, version);
CREATE INDEX articles_id ON articles (id);
CREATE INDEX parties_of ON parties (article, layer, n);
COMMIT;
PRAGMA user_version = 2;
