import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

// Both registrations of the requesting application: one set at the identity provider, one at
// the resource's authorization server. They share nothing.

export const atResource = 'agent0-at-todo';
const otherAtResource = 'other-at-todo';

export function registerClients({ clientJwk }) {
    const idp = {
        none: { client_id: 'agent0-public' },
        client_secret_basic: { client_id: 'agent0-secret', client_secret: newSecret() },
    };
    if (clientJwk) {
        const keys = readPublicKeys(clientJwk);
        idp.private_key_jwt = { client_id: 'agent0-key', jwks: { keys } };
        if (keys[0].alg) idp.private_key_jwt.token_endpoint_auth_signing_alg = keys[0].alg;
    }
    for (const [method, client] of Object.entries(idp)) client.token_endpoint_auth_method = method;

    const as = [atResource, otherAtResource].map((clientId) => ({
        client_id: clientId,
        client_secret: newSecret(),
        token_endpoint_auth_method: 'client_secret_basic',
    }));
    return { idp, as };
}

// RFC 6749 2.3.1 wants id and secret form-encoded inside Basic. A secret of letters would
// never show who forgets it.
function newSecret() {
    const random = () => randomBytes(12).toString('base64url');
    return `${random()} +/%:&=~${random()}`;
}

function readPublicKeys(file) {
    const document = JSON.parse(readFileSync(file, 'utf8'));
    const keys = document.keys ?? [document];
    if (keys.some((key) => key.d !== undefined)) throw new Error(`${file} holds a private key; a public one is wanted`);
    return keys;
}
