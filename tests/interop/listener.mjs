import { createServer } from 'node:http';
import { once } from 'node:events';

import { witnessAnswer } from './secret-witness.mjs';

// The address is needed before the handler can exist (an issuer is its own address),
// so listening comes first and serving second.
export async function listen(name, port) {
    const server = createServer();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${server.address().port}`;
    return {
        name,
        origin,
        serve: (handler) => server.on('request', handler),
        async close() {
            server.close();
            server.closeAllConnections();
        },
    };
}

// Requests between the two halves of the peer are marked, so that they are never counted
// as the tested program's.
export const peerUserAgent = 'agent0-interop-peer';

// Puts the log and the faults in front of a server's own handler.
export function observed(name, handler, { log, faults }) {
    const seen = new WeakSet();
    return (request, response) => {
        const fromPeer = request.headers['user-agent'] === peerUserAgent;
        if (!fromPeer && !seen.has(request.socket)) {
            seen.add(request.socket);
            log.connectionOpened(name);
        }
        const path = loggedPath(request.url);
        const record = (status) => log.add({
            server: name,
            method: request.method,
            path,
            status,
            note: request.note,
            fromPeer,
        });
        const fault = fromPeer ? undefined : faults.next(name, path);
        if (fault && !fault.afterwards) {
            record(fault.status);
            answerWithFault(response, fault);
            return;
        }
        // Written before the answer leaves: who has the answer finds it in the log.
        const end = response.end.bind(response);
        response.end = (...args) => {
            record(response.statusCode);
            if (!fromPeer) witnessAnswer(response, args[0]);
            if (fault) return request.socket.destroy();
            return end(...args);
        };
        handler(request, response);
    };
}

// Interactions carry their handle in the path; it would make every line unique.
function loggedPath(url) {
    return url.split('?', 1)[0].replace(/^\/(interaction|auth)\/[^/]+/, '/$1/:uid');
}

function answerWithFault(response, { status, retryAfter }) {
    if (status === 0) {
        response.socket.destroy();
        return;
    }
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(JSON.stringify({ error: 'temporarily_unavailable', error_description: 'a fault that was asked for' }));
}
