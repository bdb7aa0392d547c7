#!/usr/bin/env node
// The real program against a provider that nobody here wrote: agent0ctl, one process a command, one session in the
// keychain of this machine (start it inside packaging/private-keychain.sh). The program's path is in AGENT0CTL.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { startPeer } from './peer-process.mjs';
import { send } from './http-client.mjs';
import { browse } from './user-agent.mjs';

const program = process.env.AGENT0CTL;
// Of a whole test run: what lies there stays, for the search at its end (tests/hunt).
const runFolder = process.env.AGENT0_TEST_RUN;

// One person's folders, one profile, and what agent0ctl printed so far.
class Installation {
    constructor(profile) {
        this.folder = mkdtempSync(join(runFolder ?? tmpdir(), 'agent0-interop-'));
        this.profile = join(this.folder, 'profile.json');
        this.printed = '';
        writeFileSync(this.profile, JSON.stringify(profile));
    }

    start(...words) {
        const child = spawn(program, ['--config', this.profile, '--json', ...words], {
            env: { ...process.env, XDG_CONFIG_HOME: join(this.folder, 'config'), XDG_DATA_HOME: join(this.folder, 'data') },
            stdio: ['pipe', 'pipe', 'pipe'],
        });
        child.out = '';
        // One command prints a token because it is asked to.
        const keep = (text) => { if (runFolder && !words.includes('token')) appendFileSync(join(this.folder, 'printed.txt'), text); };
        child.stdout.on('data', (text) => { child.out += text; this.printed += text; keep(text); });
        child.stderr.on('data', (text) => { this.printed += text; keep(text); });
        child.ended = new Promise((resolve) => child.on('close', resolve));
        return child;
    }

    async run(words, { input = '', exit = 0 } = {}) {
        const child = this.start(...words);
        child.stdin.end(input);
        const code = await child.ended;
        assert.equal(code, exit, `agent0ctl ${words.join(' ')}: exit ${code}: ${child.out}`);
        return child.out.trim() ? JSON.parse(child.out) : undefined;
    }

    async login(person, ...options) {
        const child = this.start('login', '--no-browser', ...options);
        child.stdin.end();
        while (!child.out.includes('\n')) {
            const more = await Promise.race([child.ended, new Promise((resolve) => child.stdout.once('data', () => resolve('more')))]);
            assert.equal(more, 'more', `login ended: ${child.out}`);
        }
        const { event, url } = JSON.parse(child.out.split('\n')[0]);
        assert.equal(event, 'authorize');
        await browse(url, { person });
        assert.equal(await child.ended, 0, child.out);
    }

    files(folder = this.folder) {
        return readdirSync(folder).flatMap((name) => {
            const path = join(folder, name);
            return statSync(path).isDirectory() ? this.files(path) : [path];
        });
    }

    remove() {
        if (!runFolder) rmSync(this.folder, { recursive: true, force: true });
    }
}

function withInstallation(method, ...options) {
    const at = {};
    before(async () => {
        at.peer = await startPeer(...options);
        at.ready = at.peer.ready;
        at.agent = new Installation(method ? at.ready.profiles[method] : at.ready.profile);
        await at.agent.run(['secret', 'set', '--connection', 'todo', '--secret-stdin'], { input: at.ready.secrets.todo });
        if (method)
            await at.agent.run(['secret', 'set', '--secret-stdin'], { input: at.ready.secrets.identityProvider });
        at.counts = async () => (await send(`${at.ready.control}/counts`)).json;
    });
    after(async () => {
        at.agent?.remove();
        await at.peer?.stop();
    });
    return at;
}

describe('a public client', () => {
    const at = withInstallation();

    it('signs in, connects and works through a todo list', async () => {
        await at.agent.login('alice');
        const status = await at.agent.run(['status']);
        assert.ok(JSON.stringify(status).includes('alice'));
        await at.agent.run(['connect', 'todo']);
        const added = await at.agent.run(['todo', 'add', 'buy "interop" milk']);
        const id = (added.todo ?? added).id;
        assert.ok(id);
        const list = await at.agent.run(['todo', 'list']);
        assert.ok((list.todos ?? list).some((todo) => todo.id === id && todo.task === 'buy "interop" milk'));
        await at.agent.run(['todo', 'done', id]);
        await at.agent.run(['todo', 'undo', id]);
        await at.agent.run(['todo', 'rm', id]);
        await at.agent.run(['call', 'todo', 'GET', '/todos']);
    });

    it('leaves no token in a file or on the terminal', async () => {
        const token = (await at.agent.run(['token', 'todo'])).token ?? '';
        const shown = at.agent.printed.replaceAll(token, '');
        assert.ok(!/eyJ[\w-]{20,}\.eyJ/.test(shown), 'a JWT was printed');
        for (const file of at.agent.files())
            assert.ok(!/eyJ[\w-]{20,}\.eyJ/.test(readFileSync(file, 'latin1')), `a JWT lies in ${file}`);
    });

    it('signs out, and is signed out', async () => {
        await at.agent.run(['logout']);
        const { error } = await at.agent.run(['todo', 'list'], { exit: 3 });
        assert.equal(error.code, 'signed_out');
        assert.ok(error.hint);
    });
});

describe('a session that outlives its ID token', () => {
    const at = withInstallation(undefined, '--id-token-ttl', '30', '--access-token-ttl', '30');

    it('refreshes with rotation, again and again', async () => {
        await at.agent.login('alice');
        for (let i = 0; i < 4; ++i)
            await at.agent.run(['todo', 'list']);
        const counts = JSON.stringify(await at.counts());
        assert.match(counts, /refresh_token/);
    });

    it('is bound to a key, which the provider saw at each refresh', async () => {
        const child = at.agent.start('doctor');
        child.stdin.end();
        await child.ended;
        const answer = JSON.parse(child.out);
        const bound = (answer.error?.report ?? answer).findings.find(({ id }) => id === 'D38');
        assert.equal(bound.state, 'pass', JSON.stringify(bound));
        assert.match(JSON.stringify(bound), /"key"/);
    });
});

describe('a client with a secret', () => {
    const at = withInstallation('client_secret_basic');

    it('signs in and works', async () => {
        await at.agent.login('alice');
        await at.agent.run(['todo', 'list']);
    });
});

describe('an MCP server on the TypeScript SDK, reached by Cross App Access', () => {
    const at = withInstallation();

    it('is called with a token that an ID-JAG was redeemed for', async () => {
        await at.agent.login('alice');
        await at.agent.run(['secret', 'set', '--connection', 'tools', '--secret-stdin'], { input: at.ready.secrets.todo });
        const { tools } = await at.agent.run(['mcp', 'tools', '--connection', 'tools']);
        assert.deepEqual(tools.map(({ name }) => name).sort(), ['multiply', 'whoami']);
        const product = await at.agent.run(['mcp', 'call', 'multiply', '--arg', 'a=6', '--arg', 'b=7', '--connection', 'tools']);
        assert.deepEqual(product.structuredContent, { product: 42 });
        const { content } = await at.agent.run(['mcp', 'call', 'whoami', '--connection', 'tools']);
        assert.equal(content[0].text, 'alice');
        const { granted } = await at.counts();
        assert.equal(granted.token_exchange, 1);
        assert.equal(granted.jwt_bearer, 1);
    });

    it('is out of reach for whom the policy says no to', async () => {
        await at.agent.run(['logout']);
        await at.agent.login('carol');
        const { error } = await at.agent.run(['mcp', 'tools', '--connection', 'tools'], { exit: 4 });
        assert.equal(error.leg, 'exchange');
    });
});

describe('people the policy says no to', () => {
    const at = withInstallation();

    it('are told who says no', async () => {
        await at.agent.login('carol');
        const { error } = await at.agent.run(['connect', 'todo'], { exit: 4 });
        assert.equal(error.leg, 'exchange');
        assert.equal(error.oauth_error.error, 'access_denied');
    });
});

describe('the doctor', () => {
    const at = withInstallation();
    const firstTrouble = ({ findings }) => {
        const found = findings.find(({ state }) => !['pass', 'skipped'].includes(state));
        return found ? `${found.id} ${found.code}` : 'healthy';
    };
    const examined = async () => {
        const child = at.agent.start('doctor');
        child.stdin.end();
        await child.ended;
        const answer = JSON.parse(child.out);
        return firstTrouble(answer.error?.report ?? answer);
    };

    before(async () => {
        await at.agent.login('alice');
        await at.agent.run(['secret', 'set', '--connection', 'tools', '--secret-stdin'], { input: at.ready.secrets.todo });
    });

    it('finds nothing where all is well', async () => assert.equal(await examined(), 'healthy'));

    const faults = [
        [{ server: 'idp', path: '/.well-known/openid-configuration' }, 'D02 server_error'],
        [{ server: 'idp', path: '/.well-known/openid-configuration', status: 0 }, 'D02 connection_lost'],
        [{ server: 'idp', path: '/token' }, 'D24 server_unavailable'],
        [{ server: 'idp', path: '/token', status: 0 }, 'D24 connection_lost'],
        [{ server: 'as', path: '/.well-known/oauth-authorization-server' }, 'D05 server_error'],
        [{ server: 'as', path: '/token' }, 'D07 server_unavailable'],
        [{ server: 'as', path: '/token', status: 0 }, 'D07 connection_lost'],
        [{ server: 'api', path: '/api/todos' }, 'D14 server_error'],
        [{ server: 'api', path: '/api/todos', status: 0 }, 'D14 connection_lost'],
        [{ server: 'api', path: '/api/todos', status: 429 }, 'D14 rate_limited'],
    ];
    for (const [fault, expected] of faults) {
        it(`names ${expected} for ${JSON.stringify(fault)}`, async () => {
            await at.peer.tell('fail-next', fault);
            assert.equal(await examined(), expected);
            await at.peer.tell('reset-log');
        });
    }
});

describe('the doctor, for people the policy says no to', () => {
    const at = withInstallation();

    it('says that they are blocked, and who can change it', async () => {
        await at.agent.login('carol');
        const { error } = await at.agent.run(['doctor'], { exit: 4 });
        const found = error.report.findings.find(({ id }) => id === error.report.first);
        assert.equal(found.state, 'blocked');
        assert.equal(found.who, 'identity_administrator');
        const { connections } = await at.agent.run(['status']);
        assert.equal(connections[0].state, 'not_connected');
        await at.agent.run(['connect', 'todo'], { exit: 4 });
        assert.equal((await at.agent.run(['status'])).connections[0].state, 'blocked');
    });
});
