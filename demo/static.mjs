// `npm run demo:static [folder]`: the demo as files, for any web server and any sub-folder.
import {buildWhatChanged, installWhatIsMissing} from './prepare.mjs';

installWhatIsMissing();
buildWhatChanged();

const {register} = await import('tsx/esm/api');
register();
const {writeStaticSite} = await import('./static-site.ts');
const folder = process.argv[2] ?? 'build/static';
await writeStaticSite(folder);
console.log(`The demo stands in ${folder}: serve it over https, or on localhost.`);
