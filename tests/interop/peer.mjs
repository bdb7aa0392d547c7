#!/usr/bin/env node
// An identity provider, a resource's authorization server and a todo API, each with its own
// address, on a certified OpenID provider that nobody here wrote.

import { renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { authorizationServer } from './authorization-server.mjs';
import { registerClients } from './clients.mjs';
import { control } from './control.mjs';
import { Faults } from './faults.mjs';
import { identityProvider } from './identity-provider.mjs';
import { listen, observed } from './listener.mjs';
import { readOptions, usage, UsageError } from './options.mjs';
import { connectionTo, people } from './policy.mjs';
import { profileFor } from './profile.mjs';
import { mcpApi, mcpPath } from './mcp-api.mjs';
import { RequestLog } from './request-log.mjs';
import { todoApi } from './todo-api.mjs';

try {
    const options = readOptions(process.argv.slice(2));
    if (options.help) process.stdout.write(usage);
    else await run(options);
} catch (error) {
    process.stderr.write(error instanceof UsageError ? `${error.message}\n${usage}` : `${error.stack}\n`);
    // Not exitCode: a server that listens already would keep the process alive.
    process.exit(error instanceof UsageError ? 2 : 1);
}

async function run(options) {
    const log = new RequestLog(options.log);
    const faults = new Faults();
    const listeners = [];
    for (const [offset, name] of ['idp', 'as', 'api', 'control'].entries()) {
        listeners.push(await listen(name, options.portBase ? options.portBase + offset : 0));
    }
    const [idp, as, api, controlPort] = listeners;
    // With its slash: the one place where leaving it out would show.
    const resource = `${api.origin}/`;
    const clients = registerClients(options);

    const provider = await identityProvider({
        issuer: idp.origin,
        clients: Object.values(clients.idp),
        connections: [connectionTo({
            audience: as.origin,
            resource,
            clients: Object.fromEntries(Object.values(clients.idp).map((client) => [client.client_id, clients.as[0].client_id])),
        })],
        options,
    });
    const server = await authorizationServer({
        issuer: as.origin,
        trustedIssuer: idp.origin,
        clients: clients.as,
        resource,
        options,
    });
    const todos = todoApi({
        origin: api.origin,
        resource,
        authorizationServer: as.origin,
        verifyAccessToken: server.verifyAccessToken,
    });

    const tools = mcpApi({
        origin: api.origin,
        resource,
        authorizationServer: as.origin,
        verifyAccessToken: server.verifyAccessToken,
    });
    const resources = (request, response) => (request.url.endsWith(mcpPath) ? tools : todos)(request, response);

    idp.serve(observed('idp', provider.handler, { log, faults }));
    as.serve(observed('as', server.handler, { log, faults }));
    api.serve(observed('api', resources, { log, faults }));
    controlPort.serve(control({ log, faults, expireAccessTokens: server.expireAccessTokens }));

    announce(options, readyDocument({ options, clients, idp, as, api, resource, controlPort }));
    endWith(options, async () => {
        await Promise.all(listeners.map((listener) => listener.close()));
        log.close();
    });
}

function readyDocument({ options, clients, idp, as, api, resource, controlPort }) {
    const addresses = { identityProvider: idp.origin, authorizationServer: as.origin, api: api.origin, resource };
    const profiles = Object.fromEntries(Object.entries(clients.idp)
        .map(([method, client]) => [method, profileFor({ client, ...addresses })]));
    return {
        profile: profiles[options.clientAuth],
        profiles,
        secrets: {
            todo: clients.as[0].client_secret,
            identityProvider: clients.idp.client_secret_basic.client_secret,
        },
        otherClientAtResource: { clientId: clients.as[1].client_id, secret: clients.as[1].client_secret },
        ...addresses,
        control: controlPort.origin,
        people: Object.keys(people).map((name) => ({ name, password: name })),
        log: options.log ? resolve(options.log) : null,
        pid: process.pid,
    };
}

function announce({ readyFile }, ready) {
    if (!readyFile) {
        process.stdout.write(`${JSON.stringify(ready, null, 2)}\n`);
        return;
    }
    // The profile first: who sees the ready file finds both.
    writeWhole(`${readyFile}.profile.json`, ready.profile);
    writeWhole(readyFile, ready);
}

function writeWhole(file, document) {
    const temporary = `${file}.${process.pid}.tmp`;
    writeFileSync(temporary, `${JSON.stringify(document, null, 2)}\n`, { mode: 0o600 });
    renameSync(temporary, file);
}

function endWith({ untilStdinCloses }, close) {
    let ending = false;
    const end = async () => {
        if (ending) return;
        ending = true;
        await close();
        process.exit(0);
    };
    process.on('SIGTERM', end);
    process.on('SIGINT', end);
    if (untilStdinCloses) process.stdin.on('end', end).on('error', end).resume();
}
