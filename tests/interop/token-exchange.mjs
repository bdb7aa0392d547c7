import { randomUUID } from 'node:crypto';

import { createLocalJWKSet, errors as joseErrors, importJWK, jwtVerify, SignJWT } from 'jose';
import { errors } from 'oidc-provider';

import { grantType, idJagHeaderType, idJagLifetime, tokenType } from './protocol.mjs';

const { AccessDenied, InvalidGrant, InvalidRequest, InvalidScope, InvalidTarget } = errors;

const parameters = [
    'requested_token_type', 'subject_token', 'subject_token_type', 'actor_token', 'actor_token_type',
    'audience', 'resource', 'scope',
];

// RFC 8693 at the identity provider: a proof of sign-in becomes an ID-JAG for one resource.
export function serveTokenExchange(provider, { key, connections }) {
    const subject = subjects(provider, key);

    provider.registerGrantType(grantType.tokenExchange, async (ctx, next) => {
        const { client, params } = ctx.oidc;
        checkForm(params);
        const person = await subject[params.subject_token_type](params.subject_token, client);
        const connection = findConnection(connections, params);
        const clientAtResource = connection.clientAtResource(client.clientId);
        if (!clientAtResource) throw new AccessDenied('this client is not connected to the resource');
        const scope = grantedScope(connection.permitted(person), params.scope);

        ctx.body = {
            access_token: await sign({
                key,
                issuer: provider.issuer,
                claims: {
                    sub: person,
                    aud: connection.audience,
                    client_id: clientAtResource,
                    resource: connection.resource,
                    scope,
                },
            }),
            issued_token_type: tokenType.idJag,
            token_type: 'N_A',
            expires_in: idJagLifetime,
            scope: scope === params.scope ? undefined : scope,
        };
        await next();
    }, parameters);
}

function checkForm(params) {
    for (const name of ['requested_token_type', 'subject_token', 'subject_token_type', 'audience']) {
        if (!params[name]) throw new InvalidRequest(`missing required parameter '${name}'`);
    }
    if (params.requested_token_type !== tokenType.idJag) throw new InvalidRequest('only an ID-JAG can be requested');
    if (![tokenType.idToken, tokenType.refreshToken].includes(params.subject_token_type)) {
        throw new InvalidRequest('the subject token is an ID token or a refresh token');
    }
    if (params.actor_token || params.actor_token_type) throw new InvalidRequest('no actor token is taken');
}

function subjects(provider, { kty, n, e, crv, x, y, kid, alg }) {
    const publicKeys = createLocalJWKSet({ keys: [{ kty, n, e, crv, x, y, kid, alg }] });
    return {
        async [tokenType.idToken](token, client) {
            try {
                const { payload, protectedHeader } = await jwtVerify(token, publicKeys, {
                    issuer: provider.issuer,
                    audience: client.clientId,
                    algorithms: [alg],
                    requiredClaims: ['sub', 'exp', 'iat'],
                });
                if (protectedHeader.typ && protectedHeader.typ !== 'JWT') throw new InvalidGrant('not an ID token');
                return payload.sub;
            } catch (error) {
                if (error instanceof joseErrors.JOSEError) throw new InvalidGrant(`subject token: ${error.message}`);
                throw error;
            }
        },
        async [tokenType.refreshToken](token, client) {
            const found = await provider.RefreshToken.find(token);
            if (!found || found.consumed) throw new InvalidGrant('subject token: not a live refresh token');
            if (found.clientId !== client.clientId) throw new InvalidGrant('subject token: issued to another client');
            return found.accountId;
        },
    };
}

// Exact comparison: a slash more or less is another audience.
function findConnection(connections, { audience, resource }) {
    const connection = connections.find((candidate) => candidate.audience === audience);
    if (!connection) throw new InvalidTarget('the audience is not connected');
    if (resource !== undefined && resource !== connection.resource) throw new InvalidTarget('the resource is unknown');
    return connection;
}

function grantedScope(permitted, asked) {
    if (permitted.length === 0) throw new AccessDenied('the person is not assigned to the resource');
    const granted = asked ? [...new Set(asked.split(' '))].filter((scope) => permitted.includes(scope)) : permitted;
    if (granted.length === 0) throw new InvalidScope('none of the scopes is permitted', asked);
    return granted.join(' ');
}

async function sign({ key, issuer, claims }) {
    const issuedAt = Math.floor(Date.now() / 1000);
    return new SignJWT(claims)
        .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: idJagHeaderType })
        .setIssuer(issuer)
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + idJagLifetime)
        .sign(await importJWK(key, key.alg));
}
