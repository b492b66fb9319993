import {createJwtSession} from '../../server/sessions/jwt.ts';

const project = process.env['FIREBASE_PROJECT_ID'] ?? '';
const keys = 'https://www.googleapis.com/service_accounts/v1/jwk';

/** Firebase Authentication: the ID token as a bearer token. */
export const {verify: session} = createJwtSession({
  jwksUrl: `${keys}/securetoken@system.gserviceaccount.com`,
  issuer: `https://securetoken.google.com/${project}`,
  audience: project,
  bearer: true,
});
