// The todos by the SDK's own OAuth client, with the token at hand: node todos.mjs URL; the token is in the environment.
import { ClientCredentialsProvider } from '@modelcontextprotocol/sdk/client/auth-extensions.js';
import { withOAuth } from '@modelcontextprotocol/sdk/client/middleware.js';

const provider = new ClientCredentialsProvider({
    expectedIssuer: new URL(process.argv[2]).origin,
    clientId: 'agent0',
    clientSecret: 'not needed with a token at hand',
});
provider.saveTokens({ access_token: process.env.AGENT0_BENCH_TOKEN, token_type: 'Bearer' });

const answer = await withOAuth(provider)(fetch)(process.argv[2]);
if (answer.status !== 200) {
    throw new Error(`the todos cannot be had: status ${answer.status}`);
}
console.log(await answer.text());
