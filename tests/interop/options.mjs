import { parseArgs } from 'node:util';

export const usage = `usage: node peer.mjs [option …]
  --port-base N             listen on N, N+1, N+2 and N+3 instead of free ports
  --ready-file FILE         write addresses, profile and secrets here when everything listens
  --log FILE                write one JSON object per request here
  --client-auth METHOD      what the profile signs in with: none (default),
                            client_secret_basic, private_key_jwt
  --client-jwk FILE         public JWK (or JWK set) of the private_key_jwt client
  --signing-alg ALG         of ID tokens and ID-JAGs: RS256 (default), PS256, ES256, EdDSA
  --access-token-format F   of the resource's tokens: opaque (default) or jwt
  --id-token-ttl S          3600
  --access-token-ttl S      3600
  --refresh-ttl S           1209600
  --refresh-grace S         a rotated refresh token still works for S seconds (0)
  --offline-access-needs-consent
                            grant offline_access only with prompt=consent, as OpenID Connect says
  --until-stdin-closes      end when standard input ends
`;

const seconds = { 'id-token-ttl': '3600', 'access-token-ttl': '3600', 'refresh-ttl': '1209600', 'refresh-grace': '0' };
const choices = {
    'client-auth': ['none', 'client_secret_basic', 'private_key_jwt'],
    'signing-alg': ['RS256', 'PS256', 'ES256', 'EdDSA'],
    'access-token-format': ['opaque', 'jwt'],
};

export class UsageError extends Error {}

export function readOptions(args) {
    const { values } = parse(args);
    const options = {};
    for (const [name, value] of Object.entries(values)) {
        options[camelCase(name)] = name in seconds || name === 'port-base' ? wholeNumber(name, value) : value;
    }
    for (const [name, allowed] of Object.entries(choices)) {
        if (!allowed.includes(values[name])) throw new UsageError(`--${name} is one of ${allowed.join(', ')}`);
    }
    if (options.clientAuth === 'private_key_jwt' && !options.clientJwk) {
        throw new UsageError('--client-auth private_key_jwt needs --client-jwk FILE');
    }
    return options;
}

function parse(args) {
    const text = (fallback) => ({ type: 'string', default: fallback });
    const flag = { type: 'boolean', default: false };
    const options = {
        'port-base': text('0'),
        'ready-file': { type: 'string' },
        log: { type: 'string' },
        'client-jwk': { type: 'string' },
        'offline-access-needs-consent': flag,
        'until-stdin-closes': flag,
        help: flag,
    };
    for (const [name, fallback] of Object.entries(seconds)) options[name] = text(fallback);
    for (const [name, [fallback]] of Object.entries(choices)) options[name] = text(fallback);
    try {
        return parseArgs({ args, options });
    } catch (error) {
        throw new UsageError(error.message);
    }
}

function wholeNumber(name, value) {
    if (!/^\d+$/.test(value)) throw new UsageError(`--${name} takes a whole number, not "${value}"`);
    return Number(value);
}

function camelCase(name) {
    return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
