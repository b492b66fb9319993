// As much of a page as the wire looks at; not for the server's client, which refuses to run in one.
import {JSDOM} from 'jsdom';

const {document} = new JSDOM('', {url: 'http://localhost:8000/test'}).window;
Object.assign(globalThis, {document, location: new URL(document.location.href)});
