import {checkScenes} from '../support/check-scenes.ts';
import {startDemo} from '../support/start-demo.mjs';

checkScenes('over HTTP', startDemo);
