// The few things a small JSON server over node:http needs.

const largestBody = 64 * 1024;

export class HttpError extends Error {
    constructor(status, code, message) {
        super(message);
        this.status = status;
        this.code = code;
    }
}

export async function readJson(request) {
    const text = await readText(request);
    try {
        return JSON.parse(text || '{}');
    } catch {
        throw new HttpError(400, 'invalid_request', 'the body is not JSON');
    }
}

export async function readText(request) {
    const chunks = [];
    let size = 0;
    for await (const chunk of request) {
        size += chunk.length;
        if (size > largestBody) throw new HttpError(413, 'too_large', 'the body is too large');
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}

export function sendJson(response, status, value, headers = {}) {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers });
    response.end(JSON.stringify(value));
}

export function sendNothing(response, status = 204) {
    response.writeHead(status, { 'Cache-Control': 'no-store' });
    response.end();
}

// Runs an async handler; what it throws becomes the answer.
export function answering(handler) {
    return (request, response) => {
        handler(request, response).catch((error) => {
            if (response.headersSent) return response.destroy();
            if (!(error instanceof HttpError)) console.error(error);
            const status = error.status ?? 500;
            return sendJson(response, status, { error: error.code ?? 'server_error', error_description: error.message },
                error.headers);
        });
    };
}
