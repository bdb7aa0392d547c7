import { request as httpRequest } from 'node:http';

// One request over node:http. Not fetch: Debian's Node 18 carries an undici that cannot give
// several Set-Cookie fields apart.
export function send(url, { method = 'GET', headers = {}, form, json } = {}) {
    const body = form ? new URLSearchParams(form).toString() : json && JSON.stringify(json);
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
    return new Promise((resolve, reject) => {
        const request = httpRequest(url, {
            method: body === undefined ? method : method === 'GET' ? 'POST' : method,
            agent: false,
            headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': type }) },
        }, (response) => {
            const chunks = [];
            response.on('data', (chunk) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => resolve(answer(response, Buffer.concat(chunks).toString('utf8'))));
        });
        request.setTimeout(20_000, () => request.destroy(new Error(`no answer from ${new URL(url).origin}`)));
        request.on('error', reject);
        request.end(body);
    });
}

function answer({ statusCode: status, headers }, text) {
    const isJson = /^application\/(.+\+)?json/.test(headers['content-type'] ?? '');
    return { status, headers, text, json: isJson ? JSON.parse(text) : undefined };
}
