// Tool calls by the SDK's own client, with the token at hand: node calls.mjs URL; the token is in the environment. Each line of
// standard input is a number of calls to make; what they have cost this process, in milliseconds, is one line of JSON.
import { createInterface } from 'node:readline';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const transport = new StreamableHTTPClientTransport(new URL(process.argv[2]), {
    requestInit: { headers: { Authorization: `Bearer ${process.env.AGENT0_BENCH_TOKEN}` } },
});
const client = new Client({ name: 'agent0-bench', version: '1.0.0' });
await client.connect(transport);
await client.listTools();

for await (const line of createInterface({ input: process.stdin })) {
    const began = performance.now();
    const before = process.cpuUsage();
    for (let call = 0; call < Number(line); ++call) {
        const result = await client.callTool({ name: 'list_todos', arguments: {} });
        if (!result.structuredContent) {
            throw new Error('the call was not answered');
        }
    }
    const spent = process.cpuUsage(before);
    console.log(JSON.stringify({ cpu: (spent.user + spent.system) / 1000, wall: performance.now() - began }));
}
await client.close();
