// An identity provider that takes everybody at their word: the name under which a person signs in is what the claims
// of the person are. It tells its address in the first line, and goes away and comes back when a test says so.

import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [clientId, clientSecret] = process.argv.slice(2);
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: ['http://localhost/sign-in/provider'],
    },
  ],
  jwks: { keys: [{ ...keys.privateKey.export({ format: 'jwk' }), kid: 'key', use: 'sig', alg: 'RS256' }] },
  cookies: { keys: ['of a test'] },
  claims: { openid: ['sub'], profile: ['preferred_username', 'roles'] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  findAccount: (context, id) => ({
    accountId: id,
    claims: () => ({ ...JSON.parse(Buffer.from(id, 'base64url')), sub: id }),
  }),
  loadExistingGrant: async (context) => {
    const { client, session } = context.oidc;
    const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

// The node listens on any port.
provider.Client.prototype.redirectUriAllowed = function allowed(address) {
  const asked = new URL(address);
  asked.port = '';
  return this.redirectUris.includes(asked.href);
};

const standard = provider.callback();
let away = true;

server.on('request', async (request, response) => {
  const address = new URL(request.url, issuer);
  if (address.pathname === '/away') {
    away = address.searchParams.get('now') === 'true';
    response.end();
  } else if (away) {
    request.destroy();
  } else if (address.pathname.startsWith('/interaction/')) {
    const person = address.searchParams.get('person');
    await provider.interactionFinished(
      request,
      response,
      person ? { login: { accountId: person } } : { error: 'access_denied', error_description: 'not today' },
    );
  } else {
    standard(request, response);
  }
});

console.log(issuer);
