import {flushSync, mount, unmount} from 'svelte';
import {writable} from 'svelte/store';

import App from './App.svelte';
import {beginning, onSend, publish} from './host.js';

const settings = writable(beginning);
let element;
const found = (chat) => (element = chat);
const app = mount(App, {target: document.querySelector('#app'), props: {settings, onSend, found}});
flushSync();
publish({
  update: (next) => {
    settings.set(next);
    flushSync();
  },
  element: () => element,
  unmount: () => unmount(app),
});
