import {buildWhatChanged, installWhatIsMissing} from './prepare.mjs';

installWhatIsMissing();
buildWhatChanged();

const {register} = await import('tsx/esm/api');
register();
await import('./main.ts');
