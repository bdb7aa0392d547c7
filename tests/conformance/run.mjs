// run.mjs --driver PROGRAM [--release NAME …] [--scenario NAME …] [--record FILE] [--verbose]
// Every client scenario of the public MCP conformance suite against a program of ours. Exit status 0 when every one is passed.

import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { releases, runScenario, scenariosOf } from "./suite.mjs";

const { values: options } = parseArgs({
  options: {
    driver: { type: "string" },
    release: { type: "string", multiple: true, default: Object.keys(releases) },
    scenario: { type: "string", multiple: true, default: [] },
    record: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});
if (!options.driver) {
  console.error("run.mjs: say which program: --driver PROGRAM");
  process.exit(2);
}

const expected = JSON.parse(readFileSync(new URL("./expected.json", import.meta.url), "utf8"));
const recorded = {};
let failures = 0;

for (const release of options.release) {
  const names = await scenariosOf(release);
  const table = expected[release] ?? {};
  recorded[release] = {};
  const wanted = names.filter((name) => options.scenario.length === 0 || options.scenario.includes(name));
  const gone = Object.keys(table).filter((name) => !names.includes(name));
  for (const name of gone) {
    ++failures;
    console.log(`FAIL ${release} ${name}: the suite has no such scenario any more`);
  }
  let passedHere = 0;
  for (const name of wanted) {
    const verdict = await runScenario(release, name, [options.driver], table[name]);
    const count = Object.values(verdict.passed).reduce((sum, one) => sum + one, 0);
    const good = verdict.problems.length === 0;
    passedHere += good;
    failures += !good;
    recorded[release][name] = { checks: Object.keys(verdict.passed).sort(), clientMayFail: verdict.status !== 0 };
    console.log(`${good ? "pass" : "FAIL"} ${release} ${name}: ${count} checks`);
    for (const problem of verdict.problems) console.log(`     ${problem}`);
    if (!good || options.verbose) console.log(verdict.output.replace(/^/gm, "     | "));
  }
  console.log(`${release}: ${passedHere} of ${wanted.length} scenarios\n`);
}

// A scenario a line, so that a difference can be read.
function asText(table) {
  const lines = Object.entries(table).map(([name, entry]) => `    ${JSON.stringify(name)}: ${JSON.stringify(entry)}`);
  return `{\n${lines.join(",\n")}\n  }`;
}
if (options.record) {
  const parts = Object.entries(recorded).map(([release, table]) => `  "${release}": ${asText(table)}`);
  writeFileSync(options.record, `{\n${parts.join(",\n")}\n}\n`);
}
process.exit(failures === 0 ? 0 : 1);
