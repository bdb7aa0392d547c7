import { randomBytes } from 'node:crypto';

import Provider from 'oidc-provider';

import { loginPages } from './login-page.mjs';
import { memoryAdapter } from './memory-adapter.mjs';
import { people } from './policy.mjs';
import { grantType, tokenType } from './protocol.mjs';
import { noteProviderRequests } from './request-log.mjs';
import { newSigningKey } from './signing-key.mjs';
import { serveTokenExchange } from './token-exchange.mjs';

export async function identityProvider({ issuer, clients, connections, options }) {
    const key = await newSigningKey('idp-1', options.signingAlg);
    const provider = new Provider(issuer, {
        adapter: memoryAdapter({ refreshGrace: options.refreshGrace }),
        clients: clients.map((client) => ({ ...native, ...client })),
        clientDefaults: { id_token_signed_response_alg: options.signingAlg },
        clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
        enabledJWA: { idTokenSigningAlgValues: [options.signingAlg] },
        jwks: { keys: [key] },
        cookies: { keys: [randomBytes(32).toString('hex')] },
        claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
        scopes: ['openid', 'offline_access', 'profile', 'email'],
        responseTypes: ['code'],
        pkce: { methods: ['S256'], required: () => true },
        rotateRefreshToken: true,
        features: {
            devInteractions: { enabled: false },
            // Who brings a proof has to bring the provider's nonce in it (RFC 9449 8), and binds what comes of it.
            dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
            revocation: { enabled: true },
        },
        interactions: { url: (_, { uid }) => `/interaction/${uid}` },
        findAccount: (_, accountId) => account(accountId),
        discovery: {
            identity_chaining_requested_token_types_supported: [tokenType.idJag],
            token_exchange_subject_token_types_supported: [tokenType.idToken, tokenType.refreshToken],
        },
        ttl: {
            AccessToken: options.accessTokenTtl,
            AuthorizationCode: 60,
            Grant: options.refreshTtl,
            IdToken: options.idTokenTtl,
            Interaction: 600,
            RefreshToken: options.refreshTtl,
            Session: options.refreshTtl,
        },
    });
    provider.on('server_error', (_, error) => console.error(error));
    noteProviderRequests(provider);
    if (!options.offlineAccessNeedsConsent) grantOfflineAccessUnasked(provider);
    serveTokenExchange(provider, { key, connections });

    const pages = loginPages(provider);
    const protocol = provider.callback();
    return {
        handler: (request, response) => (request.url.startsWith('/interaction/') ? pages : protocol)(request, response),
    };
}

// OpenID Connect Core 11 wants prompt=consent before it gives a refresh token, unless the
// provider has other conditions. A company's provider has: the administrator allowed it.
function grantOfflineAccessUnasked(provider) {
    provider.use((ctx, next) => {
        const { scope = '', prompt = '' } = ctx.query;
        if (ctx.path === '/auth' && String(scope).split(' ').includes('offline_access') && prompt !== 'none') {
            const prompts = new Set([...String(prompt).split(' ').filter(Boolean), 'consent']);
            ctx.query = { ...ctx.query, prompt: [...prompts].join(' ') };
        }
        return next();
    });
}

function account(accountId) {
    const person = Object.hasOwn(people, accountId) ? people[accountId] : undefined;
    if (!person) return undefined;
    const claims = { sub: accountId, preferred_username: accountId, email_verified: true, ...person };
    return { accountId, claims: () => claims };
}

const native = {
    application_type: 'native',
    // Native applications may use any port on loopback (RFC 8252, 7.3); the path is exact.
    redirect_uris: ['http://127.0.0.1/callback'],
    post_logout_redirect_uris: ['http://127.0.0.1/signed-out'],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token', grantType.tokenExchange],
};
