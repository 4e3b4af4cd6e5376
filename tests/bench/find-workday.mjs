// chinese-days' findWorkday on the same receipt dates. usage: find-workday.mjs PACKAGE-FILE DAYS-FILE; prints ns a call
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const { findWorkday } = createRequire(import.meta.url)(process.argv[2]);
const days = readFileSync(process.argv[3], "utf8").trim().split("\n").slice(0, 1024);
const out = {};
for (const n of [7, 20, 40]) {
  const times = [];
  for (let round = 0; round < 5; ++round) {
    const began = process.hrtime.bigint();
    for (const day of days) findWorkday(n, day);
    times.push(Number(process.hrtime.bigint() - began) / days.length);
  }
  out[n] = times.sort((a, b) => a - b)[2];
}
console.log(JSON.stringify(out));
