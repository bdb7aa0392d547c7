import { closeSync, openSync, writeSync } from 'node:fs';

import { grantType, tokenType } from './protocol.mjs';
import { witnessFields } from './secret-witness.mjs';

const shortGrant = {
    [grantType.tokenExchange]: 'token_exchange',
    [grantType.jwtBearer]: 'jwt_bearer',
};

// One object per answered request. Nothing here may hold a secret: paths come without their
// query, and of the body only names are kept.
export class RequestLog {
    #file;
    #number = 0;
    #counts = emptyCounts();

    constructor(path) {
        this.#file = path ? openSync(path, 'w', 0o600) : undefined;
    }

    add({ server, method, path, status, note = {}, fromPeer = false }) {
        this.#number += 1;
        const entry = { n: this.#number, time: new Date().toISOString(), server, method, path, status, ...note };
        if (fromPeer) entry.from_peer = true;
        else this.#count(entry);
        if (this.#file) writeSync(this.#file, `${JSON.stringify(entry)}\n`);
    }

    connectionOpened(server) {
        this.#counts.connections[server] += 1;
    }

    counts() {
        return structuredClone(this.#counts);
    }

    // The file keeps everything; only the counting starts again.
    reset() {
        this.#counts = emptyCounts();
    }

    close() {
        if (this.#file) closeSync(this.#file);
    }

    #count({ server, path, status, grant_type: grant, requested_token_type: requested }) {
        this.#counts.requests[server] += 1;
        const name = shortGrant[grant] ?? grant ?? (path.startsWith('/token/revocation') ? 'revocation' : undefined);
        if (!name) return;
        const tally = status < 400 ? this.#counts.granted : this.#counts.refused;
        tally[name] = (tally[name] ?? 0) + 1;
        if (requested === tokenType.idJag && status < 400) this.#counts.idJags += 1;
    }
}

function emptyCounts() {
    return {
        requests: { idp: 0, as: 0, api: 0 },
        connections: { idp: 0, as: 0, api: 0 },
        granted: {},
        refused: {},
        idJags: 0,
    };
}

// What an oidc-provider instance knows about a request only after it has read it.
export function noteProviderRequests(provider) {
    provider.use(async (ctx, next) => {
        await next();
        const body = ctx.oidc?.body ?? {};
        witnessFields(body);
        ctx.req.note = defined({
            grant_type: body.grant_type,
            requested_token_type: body.requested_token_type,
            subject_token_type: body.subject_token_type,
            audience: body.audience,
            scope: body.scope,
            client_id: ctx.oidc?.client?.clientId,
            error: ctx.body?.error,
            error_description: ctx.body?.error_description,
            error_detail: ctx.req.errorDetail,
        });
    });
    // Why a grant is invalid is told to the log only: the answer never says.
    provider.on('grant.error', (ctx, error) => {
        ctx.req.errorDetail = error.error_detail;
    });
}

function defined(object) {
    return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
