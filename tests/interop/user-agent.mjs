#!/usr/bin/env node
// A browser without a window: follows redirects with cookies, fills the sign-in form as one
// person, confirms a sign-out, and ends at the page the tested program shows.

import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { CookieJar } from './cookie-jar.mjs';
import { send } from './http-client.mjs';

const usage = `usage: node user-agent.mjs [option …] ADDRESS
  --person NAME      who signs in (alice; or AGENT0_INTEROP_PERSON)
  --password TEXT    the person's name is the password
  --cookies FILE     keep the browser's session here (or AGENT0_INTEROP_COOKIES)
  --decline          cancel on the sign-in page
  --stop-at PREFIX   print an address that begins so instead of fetching it
Prints {"status":…,"url":…}; succeeds when the last page's status is below 400.
`;

const mostSteps = 30;

export async function browse(address, { person = 'alice', password = person, jar = new CookieJar(), decline = false, stopAt } = {}) {
    let next = { url: address };
    for (let step = 0; step < mostSteps; step += 1) {
        if (stopAt && next.url.startsWith(stopAt)) return { status: 0, url: next.url, text: '' };
        const { url, form } = next;
        const headers = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', ...jar.header(url) };
        const { status, headers: fields, text } = await send(url, { form, headers });
        jar.store(url, fields['set-cookie']);
        const target = fields.location ? new URL(fields.location, url).href : undefined;
        next = status >= 300 && status < 400 && target
            ? { url: target }
            : submission(text, url, { person, password, decline });
        if (!next || status >= 400) return { status, url, text };
    }
    throw new Error(`no end after ${mostSteps} pages`);
}

// What a person would do next on this page; nothing when it is the last.
function submission(html, url, { person, password, decline }) {
    const form = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html);
    if (!form) return undefined;
    const [, opening, inside] = form;
    const { action, id } = attributes(opening);
    if (decline) {
        const cancel = /<a\b([^>]*)>\s*Cancel/i.exec(html);
        if (cancel) return { url: new URL(attributes(cancel[1]).href, url).href };
    }
    const values = {};
    for (const { name, type, value } of tags(inside, 'input').map(attributes)) {
        if (!name) continue;
        values[name] = name === 'login' ? person : type === 'password' ? password : value ?? '';
    }
    // A button may stand outside its form and name it.
    const buttons = [...tags(inside, 'button').map(attributes), ...tags(html, 'button').map(attributes).filter((b) => id && b.form === id)];
    const pressed = buttons.find((button) => button.name);
    if (pressed) values[pressed.name] = pressed.value ?? '';
    return { url: new URL(action ?? '', url).href, form: values };
}

function tags(html, name) {
    return [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'gi'))].map(([, inside]) => inside);
}

function attributes(inside) {
    const found = {};
    for (const [, name, value] of inside.matchAll(/([\w-]+)\s*=\s*"([^"]*)"/g)) found[name] = unescaped(value);
    return found;
}

function unescaped(text) {
    const named = { amp: '&', lt: '<', gt: '>', quot: '"' };
    return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) => (code ? String.fromCharCode(code) : named[name] ?? whole));
}

async function main() {
    const { values, positionals } = parseArgs({
        allowPositionals: true,
        options: {
            person: { type: 'string', default: process.env.AGENT0_INTEROP_PERSON ?? 'alice' },
            password: { type: 'string' },
            cookies: { type: 'string', default: process.env.AGENT0_INTEROP_COOKIES },
            decline: { type: 'boolean', default: false },
            'stop-at': { type: 'string' },
        },
    });
    if (positionals.length !== 1) {
        process.stderr.write(usage);
        return 2;
    }
    const { status, url } = await browse(positionals[0], {
        person: values.person,
        password: values.password ?? values.person,
        jar: new CookieJar(values.cookies),
        decline: values.decline,
        stopAt: values['stop-at'],
    });
    // Without its query, which carries the code; whoever asked to stop there wants it.
    const shown = values['stop-at'] ? url : url.split('?', 1)[0];
    process.stdout.write(`${JSON.stringify({ status, url: shown })}\n`);
    return status < 400 ? 0 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
    process.exitCode = await main().catch((error) => {
        process.stderr.write(`${error.message}\n`);
        return 1;
    });
}
