import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';

import { decodeJwt, importJWK, SignJWT } from 'jose';

import { send } from './http-client.mjs';
import { grantType, tokenType } from './protocol.mjs';
import { browse } from './user-agent.mjs';

// The requesting application's side of the protocol, as plain as it can be written, so that
// the selftest checks the peer and nothing else.
export class ProtocolClient {
    constructor({ ready, client, secret, privateJwk }) {
        this.ready = ready;
        this.idp = ready.identityProvider;
        this.as = ready.authorizationServer;
        this.clientId = client ?? 'agent0-public';
        this.secret = secret;
        this.privateJwk = privateJwk;
    }

    async signIn({ scope = 'openid profile email offline_access', change = (query) => query, ...visitor } = {}) {
        const verifier = randomBytes(32).toString('base64url');
        const state = randomUUID();
        const nonce = randomUUID();
        const callback = await callbackPage();
        const query = change({
            client_id: this.clientId,
            response_type: 'code',
            redirect_uri: callback.address,
            scope,
            state,
            nonce,
            code_challenge: createHash('sha256').update(verifier).digest('base64url'),
            code_challenge_method: 'S256',
        });
        const page = await browse(`${this.idp}/auth?${new URLSearchParams(query)}`, visitor);
        const answer = callback.close();
        const redemption = {
            grant_type: 'authorization_code',
            code: answer?.code,
            redirect_uri: callback.address,
            code_verifier: verifier,
        };
        const tokens = answer?.code ? (await this.token(redemption)).json : undefined;
        return { page, answer, state, nonce, redemption, tokens };
    }

    refresh(refreshToken) {
        return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
    }

    exchange(subjectToken, changes = {}) {
        return this.token({
            grant_type: grantType.tokenExchange,
            requested_token_type: tokenType.idJag,
            subject_token: subjectToken,
            subject_token_type: tokenType.idToken,
            audience: this.as,
            resource: this.ready.resource,
            scope: 'todos.read todos.write',
            ...changes,
        });
    }

    redeem(assertion, { clientId = 'agent0-at-todo', secret = this.ready.secrets.todo, ...changes } = {}) {
        return send(`${this.as}/token`, {
            form: { grant_type: grantType.jwtBearer, assertion, ...changes },
            headers: basic(clientId, secret),
        });
    }

    revokeAtResource(token) {
        return send(`${this.as}/token/revocation`, {
            form: { token }, headers: basic('agent0-at-todo', this.ready.secrets.todo),
        });
    }

    async revoke(token) {
        return send(`${this.idp}/token/revocation`, await this.#authenticated({ token, token_type_hint: 'refresh_token' }));
    }

    async token(form) {
        return send(`${this.idp}/token`, await this.#authenticated(form));
    }

    api(accessToken, method, path, json) {
        return send(`${this.ready.api}/api/${path}`, { method, json, headers: { Authorization: `Bearer ${accessToken}` } });
    }

    // From a subject token to an access token for the API.
    async reach(subjectToken, changes) {
        const { json: idJag } = await this.exchange(subjectToken, changes);
        return (await this.redeem(idJag.access_token)).json.access_token;
    }

    async #authenticated(form) {
        if (this.secret) return { form, headers: basic(this.clientId, this.secret) };
        if (!this.privateJwk) return { form: { ...form, client_id: this.clientId } };
        const { alg, kid } = this.privateJwk;
        const assertion = await new SignJWT()
            .setProtectedHeader({ alg, kid })
            .setIssuer(this.clientId).setSubject(this.clientId).setAudience(`${this.idp}/token`)
            .setJti(randomUUID()).setIssuedAt().setExpirationTime('60s')
            .sign(await importJWK(this.privateJwk, alg));
        return {
            form: {
                ...form,
                client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
                client_assertion: assertion,
            },
        };
    }
}

export const claims = decodeJwt;

function basic(clientId, secret) {
    const encoded = (text) => new URLSearchParams([['', text]]).toString().slice(1);
    return { Authorization: `Basic ${Buffer.from(`${encoded(clientId)}:${encoded(secret)}`).toString('base64')}` };
}

async function callbackPage() {
    let answer;
    const server = createServer((request, response) => {
        answer = Object.fromEntries(new URL(request.url, 'http://127.0.0.1').searchParams);
        response.end('You may close this window.');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
        address: `http://127.0.0.1:${server.address().port}/callback`,
        close() {
            server.close();
            return answer;
        },
    };
}
