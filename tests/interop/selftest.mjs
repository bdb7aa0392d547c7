#!/usr/bin/env node
// Proves the peer itself: what it grants and, above all, what it refuses.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';

import { CookieJar } from './cookie-jar.mjs';
import { send } from './http-client.mjs';
import { startPeer } from './peer-process.mjs';
import { claims, ProtocolClient } from './protocol-client.mjs';
import { grantType, idJagProfile, tokenType } from './protocol.mjs';
import { browse } from './user-agent.mjs';

// The peer and a client of it, for all tests of one block.
function withPeer(...options) {
    const at = {};
    before(async () => {
        at.peer = await startPeer(...options);
        at.ready = at.peer.ready;
        at.client = new ProtocolClient({ ready: at.ready });
    });
    after(() => at.peer.stop());
    return at;
}

function refused({ status, json }, error, expectedStatus = 400) {
    assert.equal(json.error, error, `${status} ${JSON.stringify(json)}`);
    assert.equal(status, expectedStatus);
}

describe('metadata', () => {
    const at = withPeer();

    it('of the identity provider names the exchange', async () => {
        const { json } = await send(`${at.ready.identityProvider}/.well-known/openid-configuration`);
        assert.equal(json.issuer, at.ready.identityProvider);
        assert.ok(json.grant_types_supported.includes(grantType.tokenExchange));
        assert.deepEqual(json.identity_chaining_requested_token_types_supported, [tokenType.idJag]);
        assert.equal(json.introspection_endpoint, undefined);
        assert.ok(json.revocation_endpoint && json.end_session_endpoint && json.userinfo_endpoint);
    });

    it('of the authorization server names the profile, at both paths', async () => {
        for (const path of ['openid-configuration', 'oauth-authorization-server']) {
            const { json } = await send(`${at.ready.authorizationServer}/.well-known/${path}`);
            assert.equal(json.issuer, at.ready.authorizationServer);
            assert.ok(json.grant_types_supported.includes(grantType.jwtBearer));
            assert.deepEqual(json.authorization_grant_profiles_supported, [idJagProfile]);
            assert.ok(json.revocation_endpoint);
        }
    });

    it('of the resource names its authorization server, and the API points there', async () => {
        const unauthenticated = await send(`${at.ready.api}/api/todos`);
        assert.equal(unauthenticated.status, 401);
        const [, address] = /^Bearer resource_metadata="([^"]+)"$/.exec(unauthenticated.headers['www-authenticate']);
        const { json } = await send(address);
        assert.equal(json.resource, at.ready.resource);
        assert.deepEqual(json.authorization_servers, [at.ready.authorizationServer]);
    });
});

describe('sign-in', () => {
    const at = withPeer();

    it('ends at the callback with state and issuer, and gives all tokens', async () => {
        const { page, answer, state, nonce, tokens } = await at.client.signIn();
        assert.equal(page.status, 200);
        assert.equal(answer.state, state);
        assert.equal(answer.iss, at.ready.identityProvider);
        const idToken = claims(tokens.id_token);
        assert.equal(idToken.sub, 'alice');
        assert.equal(idToken.aud, 'agent0-public');
        assert.equal(idToken.nonce, nonce);
        assert.equal(idToken.exp - idToken.iat, 3600);
        assert.ok(tokens.refresh_token);
        assert.equal(tokens.scope, 'openid profile email offline_access');
        const userinfo = await send(`${at.ready.identityProvider}/me`, { headers: { Authorization: `Bearer ${tokens.access_token}` } });
        assert.equal(userinfo.json.email, 'alice@acme.example');
    });

    it('gives no refresh token without offline_access', async () => {
        const { tokens } = await at.client.signIn({ scope: 'openid' });
        assert.ok(tokens.id_token);
        assert.equal(tokens.refresh_token, undefined);
    });

    it('refuses without PKCE, with the plain method, and another path', async () => {
        const without = ({ code_challenge: _, code_challenge_method: __, ...query }) => query;
        assert.equal((await at.client.signIn({ change: without })).answer.error, 'invalid_request');
        const plain = (query) => ({ ...query, code_challenge_method: 'plain' });
        assert.equal((await at.client.signIn({ change: plain })).answer.error, 'invalid_request');
        const elsewhere = (query) => ({ ...query, redirect_uri: `${query.redirect_uri}/other` });
        const { page, answer } = await at.client.signIn({ change: elsewhere });
        assert.equal(answer, undefined);
        assert.equal(page.status, 400);
    });

    it('can be declined, and knows a wrong password', async () => {
        const { answer } = await at.client.signIn({ decline: true });
        assert.equal(answer.error, 'access_denied');
        const { page } = await at.client.signIn({ password: 'wrong' });
        assert.equal(page.status, 401);
    });

    it('needs no form while the browser is signed in, and a form with prompt=login', async () => {
        const jar = new CookieJar();
        await at.client.signIn({ jar });
        const again = await at.client.signIn({ jar, password: 'not asked for' });
        assert.equal(claims(again.tokens.id_token).sub, 'alice');
        const change = (query) => ({ ...query, prompt: 'login' });
        assert.equal((await at.client.signIn({ jar, change, password: 'wrong' })).page.status, 401);
        assert.equal(claims((await at.client.signIn({ jar, change })).tokens.id_token).sub, 'alice');
    });

    it('takes a code once, and revokes what came of it', async () => {
        const { redemption, tokens } = await at.client.signIn();
        refused(await at.client.token(redemption), 'invalid_grant');
        refused(await at.client.refresh(tokens.refresh_token), 'invalid_grant');
    });

    it('ends by RP-initiated logout', async () => {
        const jar = new CookieJar();
        const { tokens } = await at.client.signIn({ jar });
        const query = new URLSearchParams({ id_token_hint: tokens.id_token });
        const page = await browse(`${at.ready.identityProvider}/session/end?${query}`, { jar });
        assert.equal(page.status, 200);
        assert.ok(page.url.endsWith('/session/end/success'), page.url);
        assert.equal((await at.client.signIn({ jar, password: 'wrong' })).page.status, 401);
        // Signing out of the browser leaves offline access alone; only revocation ends it.
        assert.equal((await at.client.refresh(tokens.refresh_token)).status, 200);
    });
});

describe('refresh', () => {
    const at = withPeer();

    it('rotates, renews the ID token, and a reuse revokes the family', async () => {
        const { tokens, nonce } = await at.client.signIn();
        const { json: second } = await at.client.refresh(tokens.refresh_token);
        assert.notEqual(second.refresh_token, tokens.refresh_token);
        assert.equal(claims(second.id_token).nonce, nonce);
        const { json: third } = await at.client.refresh(second.refresh_token);
        refused(await at.client.refresh(second.refresh_token), 'invalid_grant');
        refused(await at.client.refresh(third.refresh_token), 'invalid_grant');
        const subject = { subject_token_type: tokenType.refreshToken };
        refused(await at.client.exchange(third.refresh_token, subject), 'invalid_grant');
    });

    it('ends by revocation, which is silent about unknown tokens', async () => {
        const { tokens } = await at.client.signIn();
        assert.equal((await at.client.revoke(tokens.refresh_token)).status, 200);
        assert.equal((await at.client.revoke(tokens.refresh_token)).status, 200);
        refused(await at.client.refresh(tokens.refresh_token), 'invalid_grant');
        const userinfo = await send(`${at.ready.identityProvider}/me`, { headers: { Authorization: `Bearer ${tokens.access_token}` } });
        assert.equal(userinfo.status, 401);
    });
});

describe('token exchange', () => {
    const at = withPeer();
    let idToken;
    let refreshToken;
    before(async () => {
        ({ id_token: idToken, refresh_token: refreshToken } = (await at.client.signIn()).tokens);
    });

    it('issues an ID-JAG of the right form', async () => {
        const { status, json, headers } = await at.client.exchange(idToken);
        assert.equal(status, 200);
        assert.equal(headers['cache-control'], 'no-store');
        const { access_token: idJag, ...rest } = json;
        assert.deepEqual(rest, { issued_token_type: tokenType.idJag, token_type: 'N_A', expires_in: 300 });
        assert.equal(decodeProtectedHeader(idJag).typ, 'oauth-id-jag+jwt');
        const { iat, exp, jti, ...others } = claims(idJag);
        assert.equal(exp, iat + 300);
        assert.ok(jti);
        assert.deepEqual(others, {
            iss: at.ready.identityProvider,
            sub: 'alice',
            aud: at.ready.authorizationServer,
            client_id: 'agent0-at-todo',
            resource: at.ready.resource,
            scope: 'todos.read todos.write',
        });
    });

    it('takes a refresh token and does not use it up', async () => {
        const subject = { subject_token_type: tokenType.refreshToken };
        assert.equal((await at.client.exchange(refreshToken, subject)).status, 200);
        assert.equal((await at.client.exchange(refreshToken, subject)).status, 200);
    });

    it('narrows the scope to what is permitted, and says so', async () => {
        const { tokens } = await at.client.signIn({ person: 'bob' });
        const { json } = await at.client.exchange(tokens.id_token);
        assert.equal(json.scope, 'todos.read');
        assert.equal(claims(json.access_token).scope, 'todos.read');
        refused(await at.client.exchange(tokens.id_token, { scope: 'todos.write' }), 'invalid_scope');
    });

    it('refuses who is not assigned', async () => {
        const { tokens } = await at.client.signIn({ person: 'carol' });
        refused(await at.client.exchange(tokens.id_token), 'access_denied');
    });

    it('refuses an audience or resource that differs in a slash', async () => {
        refused(await at.client.exchange(idToken, { audience: `${at.ready.authorizationServer}/` }), 'invalid_target');
        refused(await at.client.exchange(idToken, { resource: at.ready.api }), 'invalid_target');
    });

    it('refuses an ID token of another client, an altered one, and an ID-JAG', async () => {
        const other = new ProtocolClient({ ready: at.ready, client: 'agent0-secret', secret: at.ready.secrets.identityProvider });
        refused(await other.exchange(idToken), 'invalid_grant');
        const subject = { subject_token_type: tokenType.refreshToken };
        refused(await other.exchange(refreshToken, subject), 'invalid_grant');
        const [header, payload] = idToken.split('.');
        refused(await at.client.exchange(`${header}.${payload}.${'A'.repeat(342)}`), 'invalid_grant');
        const { json } = await at.client.exchange(idToken);
        refused(await at.client.exchange(json.access_token), 'invalid_grant');
    });

    it('refuses another form of request', async () => {
        refused(await at.client.exchange(idToken, { requested_token_type: tokenType.idToken }), 'invalid_request');
        refused(await at.client.exchange(idToken, { subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' }), 'invalid_request');
        refused(await at.client.exchange(idToken, { audience: '' }), 'invalid_request');
        const wrongSecret = new ProtocolClient({ ready: at.ready, client: 'agent0-secret', secret: 'wrong' });
        refused(await wrongSecret.exchange(idToken), 'invalid_client', 401);
    });
});

describe('client authentication', () => {
    const at = withPeer();

    it('by a secret that needs its form-encoding', async () => {
        const client = new ProtocolClient({ ready: at.ready, client: 'agent0-secret', secret: at.ready.secrets.identityProvider });
        const { tokens } = await client.signIn();
        assert.equal((await client.exchange(tokens.id_token)).status, 200);
    });

    it('by a private key', async () => {
        const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
        const file = `${at.peer.readyFile}.jwk`;
        writeFileSync(file, JSON.stringify({ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }));
        const peer = await startPeer('--client-jwk', file, '--client-auth', 'private_key_jwt', '--signing-alg', 'ES256');
        try {
            const { clientId, clientAuthentication } = peer.ready.profile.identityProvider;
            assert.deepEqual(clientAuthentication, { method: 'private_key_jwt', keyId: 'k1', algorithm: 'ES256' });
            const privateJwk = { ...(await exportJWK(privateKey)), kid: 'k1', alg: 'ES256' };
            const client = new ProtocolClient({ ready: peer.ready, client: clientId, privateJwk });
            const { tokens } = await client.signIn();
            assert.equal(decodeProtectedHeader(tokens.id_token).alg, 'ES256');
            assert.ok(await client.reach(tokens.id_token));
        } finally {
            await peer.stop();
        }
    });
});

for (const format of ['opaque', 'jwt']) {
    describe(`redemption, access tokens ${format}`, () => {
        const at = withPeer('--access-token-format', format);
        let idToken;
        before(async () => {
            idToken = (await at.client.signIn()).tokens.id_token;
        });
        const newIdJag = async (changes) => (await at.client.exchange(idToken, changes)).json.access_token;

        it('gives an access token that the API takes', async () => {
            const { status, json } = await at.client.redeem(await newIdJag());
            assert.equal(status, 200);
            const { access_token: token, ...rest } = json;
            assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 3600, scope: 'todos.read todos.write' });
            assert.equal(token.split('.').length, format === 'jwt' ? 3 : 1);
            if (format === 'jwt') assert.equal(claims(token).aud, at.ready.resource);
            assert.deepEqual((await at.client.api(token, 'GET', 'todos')).json, { todos: [] });
        });

        it('grants what is asked for and carried', async () => {
            const asked = await at.client.redeem(await newIdJag(), { scope: 'todos.read todos.admin' });
            assert.equal(asked.json.scope, 'todos.read');
            refused(await at.client.redeem(await newIdJag(), { scope: 'todos.admin' }), 'invalid_scope');
            const carried = await at.client.redeem(await newIdJag({ scope: 'todos.read' }), { scope: 'todos.read todos.write' });
            assert.equal(carried.json.scope, 'todos.read');
        });

        it('refuses a replay, another client, and what is no ID-JAG', async () => {
            const idJag = await newIdJag();
            const { clientId, secret } = at.ready.otherClientAtResource;
            refused(await at.client.redeem(idJag, { clientId, secret }), 'invalid_grant');
            refused(await at.client.redeem(idJag, { secret }), 'invalid_client', 401);
            assert.equal((await at.client.redeem(idJag)).status, 200);
            refused(await at.client.redeem(idJag), 'invalid_grant');
            refused(await at.client.redeem(idToken), 'invalid_grant');
            refused(await at.client.redeem('nonsense'), 'invalid_grant');
        });

        it('is undone by expiry at the API, and by revocation where a token is a handle', async () => {
            const token = await at.client.reach(idToken);
            assert.equal((await at.client.api(token, 'GET', 'todos')).status, 200);
            await at.peer.tell('expire-access-tokens');
            const { status, headers } = await at.client.api(token, 'GET', 'todos');
            assert.equal(status, 401);
            assert.match(headers['www-authenticate'], /^Bearer error="invalid_token", resource_metadata="/);

            const another = await at.client.reach(idToken);
            assert.equal((await at.client.revokeAtResource(another)).status, 200);
            // A structured token is valid by itself until it expires; the server answers 200 all the same.
            assert.equal((await at.client.api(another, 'GET', 'todos')).status, format === 'jwt' ? 200 : 401);
        });
    });
}

describe('todo API', () => {
    const at = withPeer();

    it('creates, reads, changes and deletes', async () => {
        const token = await at.client.reach((await at.client.signIn()).tokens.id_token);
        const call = (...request) => at.client.api(token, ...request);
        const { status, json: milk, headers } = await call('POST', 'todos', { task: 'buy milk' });
        assert.equal(status, 201);
        assert.equal(headers.location, `/api/todos/${milk.id}`);
        assert.deepEqual(milk, { id: milk.id, task: 'buy milk', completed: false, completedAt: null });
        assert.deepEqual((await call('GET', 'todos')).json, { todos: [milk] });
        const { json: done } = await call('PUT', `todos/${milk.id}`, { completed: true });
        assert.ok(done.completed && Date.parse(done.completedAt));
        assert.deepEqual((await call('GET', `todos/${milk.id}`)).json, done);
        assert.equal((await call('DELETE', `todos/${milk.id}`)).status, 204);
        assert.equal((await call('GET', `todos/${milk.id}`)).status, 404);
        assert.equal((await call('POST', 'todos', { task: ' ' })).status, 400);
        assert.equal((await call('POST', 'todos', { completed: true })).status, 400);
    });

    it('lets who may only read only read, and keeps people apart', async () => {
        const alice = await at.client.reach((await at.client.signIn()).tokens.id_token);
        await at.client.api(alice, 'POST', 'todos', { task: 'private' });
        const bob = await at.client.reach((await at.client.signIn({ person: 'bob' })).tokens.id_token);
        assert.deepEqual((await at.client.api(bob, 'GET', 'todos')).json, { todos: [] });
        const { status, headers, json } = await at.client.api(bob, 'POST', 'todos', { task: 'x' });
        assert.equal(status, 403);
        assert.equal(json.error, 'insufficient_scope');
        assert.match(headers['www-authenticate'], /^Bearer error="insufficient_scope", scope="todos.write", resource_metadata="/);
    });
});

describe('short lives', () => {
    const at = withPeer('--id-token-ttl', '1', '--access-token-ttl', '1', '--refresh-grace', '2', '--access-token-format', 'jwt');

    it('expire subjects and access tokens, and the grace period ends', async () => {
        const { tokens } = await at.client.signIn();
        const token = await at.client.reach(tokens.id_token);
        const { json: second } = await at.client.refresh(tokens.refresh_token);
        assert.equal((await at.client.refresh(tokens.refresh_token)).status, 200);
        await sleep(2500);
        refused(await at.client.exchange(tokens.id_token), 'invalid_grant');
        assert.equal((await at.client.api(token, 'GET', 'todos')).status, 401);
        refused(await at.client.refresh(tokens.refresh_token), 'invalid_grant');
        refused(await at.client.refresh(second.refresh_token), 'invalid_grant');
    });
});

describe('offline access as OpenID Connect says', () => {
    const at = withPeer('--offline-access-needs-consent');

    it('comes only with prompt=consent', async () => {
        assert.equal((await at.client.signIn()).tokens.refresh_token, undefined);
        const change = (query) => ({ ...query, prompt: 'consent' });
        assert.ok((await at.client.signIn({ change })).tokens.refresh_token);
    });
});

describe('log, counts and faults', () => {
    const at = withPeer();

    it('count what the client did, and hold no secret', async () => {
        const { tokens, answer } = await at.client.signIn();
        await at.peer.tell('reset-log');
        const { json: exchanged } = await at.client.exchange(tokens.id_token);
        const { json: access } = await at.client.redeem(exchanged.access_token);
        await at.client.redeem(exchanged.access_token);
        await at.client.api(access.access_token, 'GET', 'todos');
        await at.client.refresh(tokens.refresh_token);
        assert.deepEqual(await at.peer.counts(), {
            requests: { idp: 2, as: 2, api: 1 },
            connections: { idp: 2, as: 2, api: 1 },
            granted: { token_exchange: 1, jwt_bearer: 1, refresh_token: 1 },
            refused: { jwt_bearer: 1 },
            idJags: 1,
        });
        const text = at.peer.logText();
        const secrets = [answer.code, tokens.id_token, tokens.refresh_token, tokens.access_token,
            exchanged.access_token, access.access_token, at.ready.secrets.todo, at.ready.secrets.identityProvider];
        for (const secret of secrets) assert.ok(!text.includes(secret));
        const last = JSON.parse(text.trimEnd().split('\n').at(-1));
        assert.match(text, /"error_detail":"assertion: already used"/);
        assert.equal(last.server, 'idp');
        assert.equal(last.grant_type, 'refresh_token');
        assert.equal(last.status, 200);
    });

    it('fail as asked, once', async () => {
        await at.peer.tell('fail-next', { server: 'api', times: 1, status: 503, retryAfter: 1 });
        const { status, headers } = await send(at.ready.resource);
        assert.equal(status, 503);
        assert.equal(headers['retry-after'], '1');
        assert.equal((await send(at.ready.resource)).status, 404);
        assert.equal((await at.peer.tell('fail-next', { server: 'nobody' })).status, 400);
    });

    it('lose an answer after serving the request', async () => {
        const { tokens } = await at.client.signIn();
        await at.peer.tell('fail-next', { server: 'idp', path: '/token', afterwards: true });
        await assert.rejects(at.client.refresh(tokens.refresh_token), { code: 'ECONNRESET' });
        refused(await at.client.refresh(tokens.refresh_token), 'invalid_grant');
    });
});

describe('the process', () => {
    it('ends with 0 on SIGTERM and when standard input closes', async () => {
        const byInput = await startPeer();
        assert.equal(await byInput.stop(), 0);
        const bySignal = await startPeer();
        bySignal.signal('SIGTERM');
        assert.equal(await bySignal.stop(), 0);
    });

    it('listens where it is told', async () => {
        // Below the ports the system gives out by itself.
        const base = 20000 + (process.pid % 3000) * 4;
        const peer = await startPeer('--port-base', String(base));
        assert.equal(peer.ready.identityProvider, `http://127.0.0.1:${base}`);
        assert.equal(peer.ready.control, `http://127.0.0.1:${base + 3}`);
        await peer.stop();
    });
});
