import {createClerkClient} from '@clerk/backend';

const clerk = createClerkClient({
  secretKey: process.env['CLERK_SECRET_KEY'],
  publishableKey: process.env['CLERK_PUBLISHABLE_KEY'],
});

/** Clerk: its cookie or bearer token, for the listed parties only. */
export async function session(request: Request) {
  const authorizedParties = (process.env['ALLOWED_ORIGINS'] ?? '').split(',');
  const auth = (await clerk.authenticateRequest(request, {authorizedParties})).toAuth();
  return auth?.userId ? {id: auth.userId, visit: auth.sessionId} : null;
}
