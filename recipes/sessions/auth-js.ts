import {getToken} from '@auth/core/jwt';

/** Auth.js (NextAuth 5) with its JWT strategy. */
export async function session(request: Request) {
  const secret = process.env['AUTH_SECRET'] ?? '';
  const token = await getToken({req: request, secret, secureCookie: true});
  return token?.sub ? {id: token.sub, visit: token.jti} : null;
}
