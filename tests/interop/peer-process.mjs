import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { send } from './http-client.mjs';

const program = fileURLToPath(new URL('peer.mjs', import.meta.url));

// A running peer: its ready document, its log, its control, its end.
export async function startPeer(...options) {
    const folder = mkdtempSync(join(tmpdir(), 'agent0-interop-'));
    const readyFile = join(folder, 'ready.json');
    const logFile = join(folder, 'log.jsonl');
    const child = spawn(process.execPath,
        [program, '--ready-file', readyFile, '--log', logFile, '--until-stdin-closes', ...options],
        { stdio: ['pipe', 'inherit', 'inherit'] });
    const exited = once(child, 'exit');

    for (let waited = 0; !existsSync(readyFile); waited += 50) {
        if (child.exitCode !== null) throw new Error(`the peer ended with ${child.exitCode}`);
        if (waited > 20_000) throw new Error('the peer is not ready after 20 s');
        await sleep(50);
    }
    const ready = JSON.parse(readFileSync(readyFile, 'utf8'));
    return {
        ready,
        readyFile,
        logText: () => readFileSync(logFile, 'utf8'),
        counts: async () => (await send(`${ready.control}/counts`)).json,
        tell: (path, json) => send(`${ready.control}/${path}`, { method: 'POST', json }),
        signal: (name) => child.kill(name),
        // Resolves to the exit code.
        async stop() {
            child.stdin.end();
            const [code] = await exited;
            rmSync(folder, { recursive: true, force: true });
            return code;
        },
    };
}
