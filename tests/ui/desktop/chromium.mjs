// node chromium.mjs ADDRESS: signs Ada in at the sandbox's login page, in a headless Chromium, as a person would.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const address = process.argv[2];
const profile = await mkdtemp(join(tmpdir(), 'agent0-chromium-'));
const driver = spawn('chromedriver', ['--port=0'], { stdio: ['ignore', 'pipe', 'ignore'] });

async function driverPort() {
    for await (const line of createInterface({ input: driver.stdout })) {
        const found = /started successfully on port (\d+)/.exec(line);
        if (found) return Number(found[1]);
    }
    throw new Error('chromedriver did not start');
}

const base = `http://127.0.0.1:${await driverPort()}`;

async function ask(method, path, body) {
    const answer = await fetch(base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.message}`);
    return value;
}

try {
    const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', `--user-data-dir=${profile}`];
    const capabilities = { alwaysMatch: { 'goog:chromeOptions': { args } } };
    const { sessionId } = await ask('POST', '/session', { capabilities });
    const session = `/session/${sessionId}`;
    const element = async (css) =>
        `${session}/element/${Object.values(await ask('POST', `${session}/element`, { using: 'css selector', value: css }))[0]}`;
    await ask('POST', `${session}/url`, { url: address });
    await ask('POST', `${await element('#username')}/value`, { text: 'ada' });
    await ask('POST', `${await element('#password')}/value`, { text: 'lovelace' });
    await ask('POST', `${await element('form button[type=submit]')}/click`, {});
    console.log(await ask('GET', `${session}/title`));
    await ask('DELETE', session);
} finally {
    driver.kill();
    await once(driver, 'exit');
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
