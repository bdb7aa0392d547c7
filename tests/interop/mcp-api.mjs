import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { z } from 'zod';

import { answering, HttpError, readJson } from './json-http.mjs';

export const mcpPath = '/mcp';

const metadataPath = `/.well-known/oauth-protected-resource${mcpPath}`;

// An MCP server on the SDK of the protocol's own project, behind the same access tokens as the todo API. Without sessions: each
// request has a server of its own, which knows whose token came with it.
export function mcpApi({ origin, resource, authorizationServer, verifyAccessToken }) {
    async function personOf(request) {
        const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
        const access = token ? await verifyAccessToken(token) : undefined;
        if (access) return access.person;
        const error = new HttpError(401, token ? 'invalid_token' : 'unauthorized', 'an access token is needed');
        const reason = token ? 'error="invalid_token", ' : '';
        error.headers = { 'WWW-Authenticate': `Bearer ${reason}resource_metadata="${origin}${metadataPath}"` };
        throw error;
    }

    return answering(async (request, response) => {
        if (request.url === metadataPath) {
            response.writeHead(200, { 'Content-Type': 'application/json' });
            response.end(JSON.stringify({ resource, authorization_servers: [authorizationServer] }));
            return;
        }
        const person = await personOf(request);
        if (request.method !== 'POST') {
            const error = new HttpError(405, 'method_not_allowed', 'allowed: POST');
            error.headers = { Allow: 'POST' };
            throw error;
        }
        const server = serverFor(person);
        const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
        response.on('close', () => {
            transport.close();
            server.close();
        });
        await server.connect(transport);
        await transport.handleRequest(request, response, await readJson(request));
    });
}

function serverFor(person) {
    const server = new McpServer({ name: 'interop', version: '1.0.0' });
    server.registerTool('whoami', {
        description: 'Says whom the access token is for',
        annotations: { readOnlyHint: true },
        inputSchema: {},
    }, async () => ({ content: [{ type: 'text', text: person }] }));
    server.registerTool('multiply', {
        description: 'The product of two numbers',
        annotations: { readOnlyHint: true },
        inputSchema: { a: z.number(), b: z.number() },
        outputSchema: { product: z.number() },
    }, async ({ a, b }) => ({
        content: [{ type: 'text', text: String(a * b) }],
        structuredContent: { product: a * b },
    }));
    return server;
}
