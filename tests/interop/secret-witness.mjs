// For the search at the end of a test run (tests/hunt): every secret that a server of the peer takes in or gives out is
// appended to the file that AGENT0_SANDBOX_WITNESS names, one a line. Without it nothing is kept.

import { appendFileSync } from 'node:fs';

const file = process.env.AGENT0_SANDBOX_WITNESS;
const names = ['access_token', 'refresh_token', 'id_token', 'assertion', 'subject_token', 'client_secret', 'client_assertion',
    'code', 'code_verifier', 'token', 'id_token_hint'];

export function witnessFields(fields) {
    const secrets = names.map((name) => fields?.[name]).filter((value) => typeof value === 'string' && value.length >= 24);
    if (file && secrets.length > 0) appendFileSync(file, `${secrets.join('\n')}\n`);
}

// What an answer gives out: in its JSON, or in the address it sends the browser to.
export function witnessAnswer(response, body) {
    const location = response.getHeader('Location');
    if (location) witnessFields(Object.fromEntries(new URL(location, 'http://localhost').searchParams));
    try {
        witnessFields(JSON.parse(body));
    } catch {
        // not JSON
    }
}
