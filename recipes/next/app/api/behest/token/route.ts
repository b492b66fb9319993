import {tokenHandler} from '../../../../../token.ts';

const token = tokenHandler(process.env);

export const dynamic = 'force-dynamic';
export const POST = (request: Request) => token(request);
export const OPTIONS = POST;
