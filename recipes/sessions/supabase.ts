import {createJwtSession} from '../../server/sessions/jwt.ts';

const issuer = `${process.env['SUPABASE_URL']}/auth/v1`;

/** Supabase: the access token as a bearer token. Needs asymmetric JWT signing keys. */
export const {verify: session} = createJwtSession({
  jwksUrl: `${issuer}/.well-known/jwks.json`,
  issuer,
  audience: 'authenticated',
  bearer: true,
});
