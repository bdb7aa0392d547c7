#!/usr/bin/env node
// agent0ctl against an MCP server that nobody here wrote: the protocol's own reference server "everything", as a process
// on standard input and output and over Streamable HTTP. The program's path is in AGENT0CTL.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = process.env.AGENT0CTL;
const server = fileURLToPath(new URL('node_modules/@modelcontextprotocol/server-everything/dist/index.js', import.meta.url));

function freePort() {
    return new Promise((resolve, reject) => {
        const probe = createServer().once('error', reject);
        probe.listen(0, '127.0.0.1', () => {
            const { port } = probe.address();
            probe.close(() => resolve(port));
        });
    });
}

// The reference server over HTTP, once it listens.
async function startHttpServer() {
    const port = await freePort();
    const child = spawn(process.execPath, [server, 'streamableHttp'], { env: { ...process.env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
    await new Promise((resolve, reject) => {
        const seen = (text) => { if (/listening on port/i.test(String(text))) resolve(); };
        child.stdout.on('data', seen);
        child.stderr.on('data', seen);
        child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    return { child, url: `http://127.0.0.1:${port}/mcp` };
}

function profile(http) {
    // No token is needed anywhere here: neither server asks for one.
    const nobody = { access: 'oauth' };
    return {
        identityProvider: { issuer: 'http://127.0.0.1:9', clientId: 'unused' },
        connections: [
            { id: 'stdio', ...nobody, api: { type: 'mcp', command: [process.execPath, server, 'stdio'] } },
            { id: 'http', ...nobody, resource: http, api: { type: 'mcp', baseUrl: http } },
        ],
    };
}

describe('the reference MCP server', () => {
    let folder;
    let web;

    before(async () => {
        web = await startHttpServer();
        folder = mkdtempSync(join(tmpdir(), 'agent0-everything-'));
        writeFileSync(join(folder, 'profile.json'), JSON.stringify(profile(web.url)));
    });
    after(() => {
        web?.child.kill();
        rmSync(folder, { recursive: true, force: true });
    });

    async function start(words, exit) {
        const child = spawn(program, ['--config', join(folder, 'profile.json'), '--secret-store', 'memory', ...words], {
            env: { ...process.env, XDG_CONFIG_HOME: join(folder, 'config'), XDG_DATA_HOME: join(folder, 'data') },
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        let out = '';
        let said = '';
        child.stdout.on('data', (text) => { out += text; });
        child.stderr.on('data', (text) => { said += text; });
        const code = await new Promise((resolve) => child.on('close', resolve));
        assert.equal(code, exit, `agent0ctl ${words.join(' ')}: exit ${code}: ${out}${said}`);
        return { out, said };
    }
    const run = async (words, exit = 0) => JSON.parse((await start(['--json', ...words], exit)).out);

    for (const connection of ['stdio', 'http']) {
        const on = ['--connection', connection];

        it(`lists its tools (${connection})`, async () => {
            const { server: who, tools } = await run(['mcp', 'tools', ...on]);
            assert.match(who.protocolVersion, /^20\d\d-\d\d-\d\d$/);
            const names = tools.map((tool) => tool.name);
            assert.ok(names.includes('echo'), names.join());
            for (const tool of tools)
                assert.equal(tool.inputSchema.type, 'object');
        });

        it(`calls them with typed arguments (${connection})`, async () => {
            const echo = await run(['mcp', 'call', 'echo', '--arg', 'message=hello "there"', ...on]);
            assert.match(echo.content[0].text, /hello "there"/);
            const sum = await run(['mcp', 'call', 'get-sum', '--arg', 'a=2', '--arg', 'b=40', ...on]);
            assert.match(sum.content[0].text, /42/);
        });

        it(`gets images and structured content (${connection})`, async () => {
            const image = await run(['mcp', 'call', 'get-tiny-image', ...on]);
            assert.ok(image.content.some((one) => one.type === 'image' && one.mimeType === 'image/png'));
            const weather = await run(['mcp', 'call', 'get-structured-content', '--arg', 'location=New York', ...on]);
            assert.equal(typeof weather.structuredContent, 'object');
        });

        it(`hears progress (${connection})`, async () => {
            const { said } = await start(['mcp', 'call', 'trigger-long-running-operation', '--arg', 'duration=1', '--arg', 'steps=2', ...on], 0);
            assert.match(said, /1 of 2/);
        });

        it(`reads its resources and lists its prompts (${connection})`, async () => {
            const { resources } = await run(['mcp', 'resources', ...on]);
            assert.ok(resources.length > 0);
            const { contents } = await run(['mcp', 'read', resources[0].uri, ...on]);
            assert.ok(contents.length > 0);
            const { prompts } = await run(['mcp', 'prompts', ...on]);
            assert.ok(prompts.length > 0);
        });

        it(`is told what is wrong (${connection})`, async () => {
            const { error } = await run(['mcp', 'call', 'no-such-tool', ...on], 2);
            assert.equal(error.code, 'tool_unknown');
            assert.match(error.hint, /echo/);
        });
    }
});
