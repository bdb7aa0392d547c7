import { atResource } from './clients.mjs';
import { scopes } from './policy.mjs';

// A configuration file of Agent0, ready to be used as it is.
export function profileFor({ client, identityProvider, authorizationServer, api, resource }) {
    return {
        displayName: 'Interop',
        identityProvider: {
            issuer: identityProvider,
            clientId: client.client_id,
            clientAuthentication: clientAuthentication(client),
            scopes: ['openid', 'profile', 'email', 'offline_access'],
            redirect: { port: 0, path: '/callback' },
            subjectToken: 'auto',
        },
        connections: [
            {
                id: 'todo',
                displayName: 'Todo',
                access: 'xaa',
                authorizationServer,
                audience: authorizationServer,
                resource,
                clientId: atResource,
                clientAuthentication: { method: 'client_secret_basic' },
                scopes,
                api: { type: 'todo', baseUrl: `${api}/api` },
            },
            {
                id: 'tools',
                displayName: 'Tools',
                access: 'xaa',
                authorizationServer,
                audience: authorizationServer,
                resource,
                clientId: atResource,
                clientAuthentication: { method: 'client_secret_basic' },
                scopes: scopes.slice(0, 1),
                api: { type: 'mcp', baseUrl: `${api}/mcp` },
            },
        ],
    };
}

function clientAuthentication({ token_endpoint_auth_method: method, jwks }) {
    if (method !== 'private_key_jwt') return { method };
    const [{ kid, alg }] = jwks.keys;
    return { method, ...(kid && { keyId: kid }), ...(alg && { algorithm: alg }) };
}
