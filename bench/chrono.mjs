// chrono-node over the same text: node chrono.mjs MODULES ARTICLES.jsonl. Prints the seconds that it took.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const chrono = createRequire(process.argv[2] + "/")("chrono-node");
const texts = readFileSync(process.argv[3], "utf8").split("\n").filter(Boolean).map(line => JSON.parse(line).text);
const begun = process.hrtime.bigint();
let found = 0;
for (const text of texts) found += chrono.parse(text).length;
console.log((Number(process.hrtime.bigint() - begun) / 1e9).toFixed(3));
