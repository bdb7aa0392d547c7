// The runner's own test: clients that do nothing, crash, hang or fail must score nothing, where the suite itself is content.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { releases, runGroup, runScenario, scenariosOf } from "./suite.mjs";

const expected = JSON.parse(readFileSync(new URL("./expected.json", import.meta.url), "utf8"));

/** Scenarios that the suite calls passed by a client that does nothing. */
const emptyPasses = [
  ["stable", "initialize"],
  ["stable", "auth/resource-mismatch"],
  ["next", "http-standard-headers"],
  ["next", "sep-2640-client-no-prefetch"],
  ["next", "sep-2640-client-verify-digest"],
  ["next", "sep-2640-client-verify-size"],
  ["next", "sep-2640-client-verify-frontmatter"],
];

async function every(name, test) {
  await test();
  console.log(`ok   ${name}`);
}

await every("the table knows every scenario of every release, and expects something of each", async () => {
  for (const release of Object.keys(releases)) {
    const names = await scenariosOf(release);
    assert.ok(names.length > 20, `${release} lists ${names.length} scenarios`);
    assert.deepEqual(Object.keys(expected[release]).sort(), [...names].sort(), release);
    for (const name of names) assert.ok(expected[release][name].checks.length > 0, `${release} ${name}`);
  }
});

await every("a client that does nothing scores zero where the suite calls it passed", async () => {
  for (const [release, scenario] of emptyPasses) {
    const { problems } = await runScenario(release, scenario, ["true"], expected[release][scenario]);
    assert.ok(problems.some((one) => one.includes("was not collected")), `${release} ${scenario}: ${problems}`);
  }
});

await every("a client that dies of a signal fails", async () => {
  const { problems } = await runScenario("stable", "initialize", ["sh", "-c", "'kill -SEGV $$'"], expected.stable.initialize);
  assert.ok(problems.some((one) => one.includes("SIGSEGV")), String(problems));
});

await every("a client that fails is a failure, whatever it collected", async () => {
  const { problems } = await runScenario("stable", "initialize", ["false"], { checks: ["x"], clientMayFail: false });
  assert.ok(problems.some((one) => one.includes("status 1")), String(problems));
});

await every("a group that ignores its end is killed whole", async () => {
  const began = Date.now();
  const ended = await runGroup("sh", ["-c", "trap '' TERM; sleep 60 & wait"], { patienceMs: 500 });
  assert.ok(ended.timedOut);
  assert.ok(Date.now() - began < 30_000);
});
