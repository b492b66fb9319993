import {createJwtSession} from '../../server/sessions/jwt.ts';

const issuer = `https://${process.env['AUTH0_DOMAIN']}/`;

/** Auth0: the access token of your API, as a bearer token. */
export const {verify: session} = createJwtSession({
  jwksUrl: `${issuer}.well-known/jwks.json`,
  issuer,
  audience: process.env['AUTH0_AUDIENCE'] ?? '',
  bearer: true,
});
