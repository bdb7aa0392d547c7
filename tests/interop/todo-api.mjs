import { randomUUID } from 'node:crypto';

import { answering, HttpError, readJson, sendJson, sendNothing } from './json-http.mjs';
import { scopes } from './policy.mjs';

const metadataPath = '/.well-known/oauth-protected-resource';
const collection = '/api/todos';

export function todoApi({ origin, resource, authorizationServer, verifyAccessToken }) {
    const challenge = challenges(origin + metadataPath);
    const todosOf = new Map();

    async function authenticated(request) {
        const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
        if (!token) throw challenge(401, 'no access token');
        const access = await verifyAccessToken(token);
        if (!access) throw challenge(401, 'the access token is not valid', { error: 'invalid_token' });
        const needed = request.method === 'GET' ? 'todos.read' : 'todos.write';
        if (!access.scopes.includes(needed)) {
            throw challenge(403, `the access token lacks ${needed}`, { error: 'insufficient_scope', scope: needed });
        }
        return access.person;
    }

    return answering(async (request, response) => {
        const path = request.url.split('?', 1)[0];
        if (path === metadataPath && request.method === 'GET') {
            return sendJson(response, 200, {
                resource,
                authorization_servers: [authorizationServer],
                scopes_supported: scopes,
                bearer_methods_supported: ['header'],
            });
        }
        if (path !== collection && !path.startsWith(`${collection}/`)) throw notFound();

        const person = await authenticated(request);
        if (!todosOf.has(person)) todosOf.set(person, new Map());
        const todos = todosOf.get(person);
        if (path === collection) return serveCollection(request, response, todos);
        return serveOne(request, response, todos, decodeURIComponent(path.slice(collection.length + 1)));
    });
}

async function serveCollection(request, response, todos) {
    if (request.method === 'GET') return sendJson(response, 200, { todos: [...todos.values()] });
    if (request.method !== 'POST') throw wrongMethod('GET, POST');
    const todo = { id: randomUUID(), task: undefined, completed: false, completedAt: null };
    change(todo, await readJson(request));
    if (todo.task === undefined) throw new HttpError(400, 'invalid_request', 'task is missing');
    todos.set(todo.id, todo);
    return sendJson(response, 201, todo, { Location: `${collection}/${todo.id}` });
}

async function serveOne(request, response, todos, id) {
    const todo = todos.get(id);
    if (!todo) throw notFound();
    switch (request.method) {
    case 'GET':
        return sendJson(response, 200, todo);
    case 'PUT':
        change(todo, await readJson(request));
        return sendJson(response, 200, todo);
    case 'DELETE':
        todos.delete(id);
        return sendNothing(response);
    default:
        throw wrongMethod('GET, PUT, DELETE');
    }
}

function change(todo, { task, completed }) {
    if (task !== undefined && (typeof task !== 'string' || task.trim() === '')) {
        throw new HttpError(400, 'invalid_request', 'task is a text that is not empty');
    }
    if (completed !== undefined && typeof completed !== 'boolean') {
        throw new HttpError(400, 'invalid_request', 'completed is true or false');
    }
    if (task !== undefined) todo.task = task;
    if (completed !== undefined && completed !== todo.completed) {
        todo.completed = completed;
        todo.completedAt = completed ? new Date().toISOString() : null;
    }
}

function challenges(metadata) {
    return (status, message, details = {}) => {
        const values = Object.entries({ ...details, resource_metadata: metadata });
        const error = new HttpError(status, details.error ?? 'unauthorized', message);
        error.headers = { 'WWW-Authenticate': `Bearer ${values.map(([name, value]) => `${name}="${value}"`).join(', ')}` };
        return error;
    };
}

function notFound() {
    return new HttpError(404, 'not_found', 'there is nothing here');
}

function wrongMethod(allowed) {
    const error = new HttpError(405, 'method_not_allowed', `allowed: ${allowed}`);
    error.headers = { Allow: allowed };
    return error;
}
