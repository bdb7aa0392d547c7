// node chromium.mjs ADDRESS: signs Ada in at the sandbox's login page, in a headless Chromium, as a person would. What goes wrong
// is appended to $AGENT0_BROWSER_LOG: whoever opens a browser does not listen to it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// A driver or a Chromium that does not come up, as happens now and then on a busy machine, has done nothing yet.
const launches = 3;
const patience = 20_000;

async function driverPort(driver) {
    const said = [];
    driver.stderr.on('data', (text) => said.push(String(text)));
    for await (const line of createInterface({ input: driver.stdout })) {
        const found = /started successfully on port (\d+)/.exec(line);
        if (found) return Number(found[1]);
        said.push(line);
    }
    throw new Error(`chromedriver did not start: ${said.join(' ').slice(-500)}`);
}

async function ask(base, method, path, body) {
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(base + path, { method, body: body && JSON.stringify(body), signal });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.message}`);
    return value;
}

async function begin(driver, profile) {
    const base = `http://127.0.0.1:${await driverPort(driver)}`;
    const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', `--user-data-dir=${profile}`];
    const capabilities = { alwaysMatch: { 'goog:chromeOptions': { args } } };
    const { sessionId } = await ask(base, 'POST', '/session', { capabilities });
    return { base, session: `/session/${sessionId}` };
}

async function signIn(base, session, address) {
    const element = async (css) =>
        `${session}/element/${Object.values(await ask(base, 'POST', `${session}/element`, { using: 'css selector', value: css }))[0]}`;
    await ask(base, 'POST', `${session}/url`, { url: address });
    await ask(base, 'POST', `${await element('#username')}/value`, { text: 'ada' });
    await ask(base, 'POST', `${await element('#password')}/value`, { text: 'lovelace' });
    await ask(base, 'POST', `${await element('form button[type=submit]')}/click`, {});
    const title = await ask(base, 'GET', `${session}/title`);
    if (title !== 'Signed in') throw new Error(`the page says "${title}" in the end`);
    console.log(title);
}

/// Whether the page was reached: from then on nothing is tried again.
async function visit(address) {
    const profile = await mkdtemp(join(tmpdir(), 'agent0-chromium-'));
    const driver = spawn('chromedriver', ['--port=0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    try {
        const begun = await begin(driver, profile).catch(note);
        if (!begun) return false;
        const { base, session } = begun;
        await signIn(base, session, address);
        await ask(base, 'DELETE', session);
        return true;
    } finally {
        driver.kill();
        if (driver.exitCode === null && driver.signalCode === null) await once(driver, 'exit');
        await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(note);
    }
}

function note(error) {
    console.error(error);
    if (process.env.AGENT0_BROWSER_LOG) appendFileSync(process.env.AGENT0_BROWSER_LOG, `${error.message}\n`);
}

try {
    for (let launch = 1; !(await visit(process.argv[2])); ++launch) {
        if (launch === launches) throw new Error(`Chromium did not come up in ${launches} attempts`);
    }
} catch (error) {
    note(error);
    process.exitCode = 1;
}
