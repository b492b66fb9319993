import {checkScenes} from '../support/check-scenes.ts';
import {serveStaticSite} from '../support/static-server.ts';

checkScenes('as a static site', serveStaticSite);
