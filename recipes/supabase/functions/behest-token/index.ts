import {tokenHandler} from '../../../token.ts';

// Set the widget's token-endpoint to https://<project>.supabase.co/functions/v1/behest-token and
// deploy with --no-verify-jwt: the handler's own session check answers, also to preflights.
const token = tokenHandler(Deno.env.toObject());

Deno.serve((request) => token(request));
