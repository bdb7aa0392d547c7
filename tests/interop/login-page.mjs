import { readText, HttpError, answering } from './json-http.mjs';
import { passwordIsRight, people } from './policy.mjs';

// The page a person sees. Only the sign-in needs a person: consent to a first-party client is
// the administrator's and is given without a page.
export function loginPages(provider) {
    return answering(async (request, response) => {
        const { prompt, params, session } = await provider.interactionDetails(request, response);
        const path = request.url.split('?', 1)[0];

        if (path.endsWith('/abort')) {
            const result = { error: 'access_denied', error_description: 'the person went away' };
            return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
        }
        if (prompt.name === 'consent') {
            const grantId = await consent(provider, { accountId: session.accountId, clientId: params.client_id, prompt });
            return provider.interactionFinished(request, response, { consent: { grantId } },
                { mergeWithLastSubmission: true });
        }
        if (request.method === 'GET') return sendPage(response, 200, page(path, params.login_hint));
        if (request.method !== 'POST') throw new HttpError(405, 'invalid_request', 'GET or POST');

        const form = new URLSearchParams(await readText(request));
        const person = form.get('login');
        if (!passwordIsRight(person, form.get('password'))) {
            return sendPage(response, 401, page(path, person, 'Name and password do not match.'));
        }
        return provider.interactionFinished(request, response, { login: { accountId: person, amr: ['pwd'] } },
            { mergeWithLastSubmission: false });
    });
}

async function consent(provider, { accountId, clientId, prompt }) {
    const grant = new provider.Grant({ accountId, clientId });
    // What is asked for now, and all a first-party client may ask for later.
    const scopes = new Set(['openid', 'profile', 'email', 'offline_access', ...(prompt.details.missingOIDCScope ?? [])]);
    grant.addOIDCScope([...scopes].join(' '));
    return grant.save();
}

function sendPage(response, status, html) {
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(html);
}

function page(path, person = '', complaint = '') {
    return `<!doctype html>
<title>Sign in</title>
<h1>Sign in</h1>
<p role="alert">${escaped(complaint)}</p>
<form method="post" action="${escaped(path)}">
  <label>Name <input name="login" value="${escaped(person)}" required autofocus></label>
  <label>Password <input name="password" type="password" required></label>
  <button type="submit">Sign in</button>
</form>
<p>${Object.keys(people).join(', ')}: the password is the name. <a href="${escaped(path)}/abort">Cancel</a></p>
`;
}

function escaped(text) {
    return String(text ?? '').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
