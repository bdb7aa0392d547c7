import { existsSync, readFileSync, writeFileSync } from 'node:fs';

// Cookies as a browser keeps them: by host and path, and not by port.
export class CookieJar {
    #cookies;
    #file;

    constructor(file) {
        this.#file = file;
        this.#cookies = file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
    }

    store(url, fields = []) {
        const { hostname, pathname } = new URL(url);
        for (const field of fields) {
            const cookie = parse(field, hostname, pathname);
            this.#cookies = this.#cookies.filter((other) => !same(other, cookie));
            if (cookie.expires > Date.now()) this.#cookies.push(cookie);
        }
        if (this.#file) writeFileSync(this.#file, JSON.stringify(this.#cookies), { mode: 0o600 });
    }

    header(url) {
        const { hostname, pathname } = new URL(url);
        const fitting = this.#cookies.filter((cookie) => cookie.host === hostname && below(pathname, cookie.path)
            && cookie.expires > Date.now());
        return fitting.length ? { Cookie: fitting.map(({ name, value }) => `${name}=${value}`).join('; ') } : {};
    }
}

function parse(field, host, pathname) {
    const [pair, ...attributes] = field.split(';').map((part) => part.trim());
    const [name, value] = split(pair);
    // Far enough, and unlike Infinity it survives JSON.
    const cookie = { name, value, host, path: pathname.replace(/\/[^/]*$/, '') || '/', expires: Number.MAX_SAFE_INTEGER };
    for (const attribute of attributes) {
        const [key, content] = split(attribute);
        if (/^path$/i.test(key) && content.startsWith('/')) cookie.path = content;
        if (/^expires$/i.test(key)) cookie.expires = Date.parse(content);
    }
    return cookie;
}

function split(text) {
    const at = text.indexOf('=');
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function same(a, b) {
    return a.name === b.name && a.host === b.host && a.path === b.path;
}

function below(pathname, path) {
    return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}
