import {Behest, type Environment} from '@behest/client-ts';

import {createSignedCookieSession} from '../server/sessions/signed-cookie.ts';
import {createTokenHandler, type TokenHandler} from '../server/token-handler.ts';

/** What every recipe mounts. Put the `session` function of your own sign-in here (`sessions/`). */
export function tokenHandler(env: Environment): TokenHandler {
  const behest = new Behest({env});
  return createTokenHandler({
    auth: behest.auth,
    session: createSignedCookieSession({secret: env['SESSION_SECRET'] ?? ''}).verify,
    origins: (env['ALLOWED_ORIGINS'] ?? '').split(','),
    baseUrl: behest.baseUrl ?? '',
  });
}
