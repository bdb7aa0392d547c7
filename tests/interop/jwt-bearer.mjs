import { get } from 'node:http';
import { json } from 'node:stream/consumers';

import { createRemoteJWKSet, errors as joseErrors, jwtVerify } from 'jose';
import { errors } from 'oidc-provider';

import { peerUserAgent } from './listener.mjs';
import { grantType, idJagHeaderType, idJagLifetime } from './protocol.mjs';

const { InvalidGrant, InvalidRequest, InvalidScope } = errors;

// RFC 7523 at the resource's authorization server: an ID-JAG becomes an access token.
export function serveJwtBearer(provider, { trustedIssuer, resource, resourceServer }) {
    const verify = idJagCheck({ issuer: provider.issuer, trustedIssuer });

    provider.registerGrantType(grantType.jwtBearer, async (ctx, next) => {
        const { client, params } = ctx.oidc;
        if (!params.assertion) throw new InvalidRequest("missing required parameter 'assertion'");
        const assertion = await verify(params.assertion);
        if (assertion.client_id !== client.clientId) throw new InvalidGrant('assertion: issued to another client');
        if (assertion.resource !== resource) throw new InvalidGrant('assertion: for another resource');
        const scope = grantedScope(assertion.scope, params.scope);
        // Last, so that a refused assertion is not used up.
        const unused = await provider.ReplayDetection.unique(assertion.iss, assertion.jti, assertion.exp);
        if (!unused) throw new InvalidGrant('assertion: already used');

        const token = new provider.AccessToken({
            accountId: assertion.sub,
            client,
            expiresWithSession: false,
            gty: 'jwt_bearer',
            scope,
        });
        token.resourceServer = new provider.ResourceServer(resource, resourceServer);
        ctx.oidc.entity('AccessToken', token);
        ctx.body = {
            access_token: await token.save(),
            token_type: token.tokenType,
            expires_in: token.expiration,
            scope,
        };
        await next();
    }, ['assertion', 'scope', 'resource']);
}

function idJagCheck({ issuer, trustedIssuer }) {
    let keys;

    async function trustedKeys() {
        if (!keys) {
            const metadata = await fetchJson(`${trustedIssuer}/.well-known/openid-configuration`);
            if (metadata.issuer !== trustedIssuer) throw new Error('the trusted issuer names itself differently');
            keys = createRemoteJWKSet(new URL(metadata.jwks_uri), { headers: { 'User-Agent': peerUserAgent } });
        }
        return keys;
    }

    return async (assertion) => {
        try {
            const { payload } = await jwtVerify(assertion, await trustedKeys(), {
                typ: idJagHeaderType,
                issuer: trustedIssuer,
                audience: issuer,
                requiredClaims: ['sub', 'client_id', 'jti', 'iat', 'exp'],
                maxTokenAge: idJagLifetime,
            });
            if (typeof payload.aud !== 'string') throw new InvalidGrant('assertion: exactly one audience is taken');
            if (payload.exp - payload.iat > idJagLifetime) throw new InvalidGrant('assertion: lives too long');
            return payload;
        } catch (error) {
            if (error instanceof joseErrors.JOSEError) throw new InvalidGrant(`assertion: ${error.message}`);
            throw error;
        }
    };
}

function grantedScope(carried = '', asked) {
    const available = carried.split(' ').filter(Boolean);
    const granted = asked === undefined ? available : asked.split(' ').filter((scope) => available.includes(scope));
    if (granted.length === 0) throw new InvalidScope('the assertion carries none of these scopes', asked);
    return granted.join(' ');
}

function fetchJson(url) {
    return new Promise((resolve, reject) => {
        get(url, { headers: { 'User-Agent': peerUserAgent } }, (response) => json(response).then(resolve, reject))
            .on('error', reject);
    });
}
