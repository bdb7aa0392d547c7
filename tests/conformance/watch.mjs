// watch.mjs REPORT PATIENCE-MS CLIENT… URL: starts the client in a process group of its own, kills the whole group when time is up,
// and writes how it ended, which the suite would not say: {"code","signal","timedOut","out"}.

import { writeFileSync } from "node:fs";

import { runGroup } from "./suite.mjs";

const [report, patience, command, ...args] = process.argv.slice(2);
const ended = await runGroup(command, args, { patienceMs: Number(patience) });
writeFileSync(report, JSON.stringify(ended));
process.stdout.write(ended.out);
process.exit(ended.code ?? 1);
