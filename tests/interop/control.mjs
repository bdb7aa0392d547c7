import { answering, HttpError, readJson, sendJson, sendNothing } from './json-http.mjs';

// What a test tells the peer, on a port of its own so that it is in no count.
export function control({ log, faults, expireAccessTokens }) {
    const routes = {
        'GET /counts': (_, response) => sendJson(response, 200, log.counts()),
        'POST /reset-log'(_, response) {
            log.reset();
            faults.clear();
            sendNothing(response);
        },
        'POST /expire-access-tokens'(_, response) {
            expireAccessTokens();
            sendNothing(response);
        },
        async 'POST /fail-next'(request, response) {
            const fault = await readJson(request);
            try {
                faults.add(fault);
            } catch (error) {
                throw new HttpError(400, 'invalid_request', error.message);
            }
            sendNothing(response);
        },
    };
    return answering(async (request, response) => {
        const route = routes[`${request.method} ${request.url}`];
        if (!route) throw new HttpError(404, 'not_found', `one of: ${Object.keys(routes).join(', ')}`);
        await route(request, response);
    });
}
