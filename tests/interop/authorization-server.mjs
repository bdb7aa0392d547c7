import { randomBytes } from 'node:crypto';

import { createLocalJWKSet, jwtVerify } from 'jose';
import Provider from 'oidc-provider';

import { serveJwtBearer } from './jwt-bearer.mjs';
import { memoryAdapter } from './memory-adapter.mjs';
import { scopes } from './policy.mjs';
import { grantType, idJagProfile } from './protocol.mjs';
import { noteProviderRequests } from './request-log.mjs';
import { newSigningKey } from './signing-key.mjs';

const oauthMetadataPath = '/.well-known/oauth-authorization-server';

// The resource's own authorization server: another issuer, other keys, other clients.
export async function authorizationServer({ issuer, trustedIssuer, clients, resource, options }) {
    const key = await newSigningKey('as-1', 'RS256');
    const provider = new Provider(issuer, {
        adapter: memoryAdapter(),
        clients: clients.map((client) => ({ ...onlyJwtBearer, ...client })),
        clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
        jwks: { keys: [key] },
        cookies: { keys: [randomBytes(32).toString('hex')] },
        scopes,
        responseTypes: ['code'],
        features: {
            devInteractions: { enabled: false },
            revocation: { enabled: true },
            rpInitiatedLogout: { enabled: false },
            userinfo: { enabled: false },
        },
        findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
        discovery: { authorization_grant_profiles_supported: [idJagProfile] },
        ttl: { AccessToken: options.accessTokenTtl },
    });
    provider.on('server_error', (_, error) => console.error(error));
    noteProviderRequests(provider);

    // Whatever the form of a token, the API takes it only while its id is here.
    const live = new Set();
    provider.on('access_token.saved', ({ jti }) => live.add(jti));
    provider.on('access_token.issued', ({ jti }) => live.add(jti));
    provider.on('access_token.destroyed', ({ jti }) => live.delete(jti));

    serveJwtBearer(provider, { trustedIssuer, resource, resourceServer: resourceServer(resource, options) });

    const protocol = provider.callback();
    return {
        handler(request, response) {
            // This version serves OpenID Connect's metadata path only; RFC 8414's says the same.
            if (request.url === oauthMetadataPath) request.url = '/.well-known/openid-configuration';
            protocol(request, response);
        },
        verifyAccessToken: accessTokenCheck(provider, { key, resource, live }),
        expireAccessTokens: () => live.clear(),
    };
}

const onlyJwtBearer = { redirect_uris: [], response_types: [], grant_types: [grantType.jwtBearer] };

function resourceServer(resource, { accessTokenFormat }) {
    return {
        scope: scopes.join(' '),
        audience: resource,
        accessTokenFormat,
        ...(accessTokenFormat === 'jwt' ? { jwt: { sign: { alg: 'RS256' } } } : undefined),
    };
}

// Answers with {person, scopes}, or with nothing when the token is not to be taken.
function accessTokenCheck(provider, { key: { kty, n, e, kid, alg }, resource, live }) {
    const keys = createLocalJWKSet({ keys: [{ kty, n, e, kid, alg }] });

    async function structured(token) {
        const { payload } = await jwtVerify(token, keys, {
            typ: 'at+jwt', issuer: provider.issuer, audience: resource, requiredClaims: ['sub', 'exp', 'jti'],
        });
        return { jti: payload.jti, person: payload.sub, scope: payload.scope };
    }

    async function opaque(token) {
        const found = await provider.AccessToken.find(token);
        if (!found?.isValid || found.aud !== resource) return undefined;
        return { jti: found.jti, person: found.accountId, scope: found.scope };
    }

    return async (token) => {
        const looksStructured = token.split('.').length === 3;
        const found = looksStructured ? await structured(token).catch(() => undefined) : await opaque(token);
        if (!found || !live.has(found.jti)) return undefined;
        return { person: found.person, scopes: (found.scope ?? '').split(' ').filter(Boolean) };
    };
}
