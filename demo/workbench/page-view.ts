import {html, nothing} from 'lit';

import {LANGUAGES} from '../site-files.ts';
import type {Bench} from './bench.ts';
import {CONDITIONS} from './conditions.ts';
import {button, choiceField, switchField, textField} from './fields.ts';
import {pretendOffline, removeAndReAdd, sendAsReader} from './run.ts';

/** Who looks at the chat, where it stands, and what the page does to it. */
export function pageView(bench: Bench) {
  return html`
    <h3>Reader</h3>
    <div class="grid">
      ${textField(bench, {name: 'prompt', label: 'What they ask', placeholder: 'Hello'})}
      ${choiceField(bench, {name: 'user', label: 'Signed in as'}, ['as they are', 'ada', 'grace', 'none'])}
      ${switchField(bench, {name: 'auto', label: 'Send it when the page opens'})}
    </div>
    <div class="actions">
      ${button('Send now', () => void sendAsReader(bench.chats.first, bench.link.get('prompt') || 'Hello'))}
      ${button('Stop', () => bench.chats.first.stop())}
      ${button('Go offline', () => pretendOffline(true))}
      ${button('Go online', () => pretendOffline(false))}
    </div>
    <h3>Page</h3>
    <div class="grid">
      ${choiceField(bench, {name: 'theme', label: 'Colours'}, ['as the system', 'light', 'dark'])}
      ${choiceField(bench, {name: 'dir', label: 'Direction'}, ['ltr', 'rtl'])}
      ${choiceField(bench, {name: 'lang', label: 'Language'}, ['en', ...LANGUAGES])}
      ${switchField(bench, PSEUDO)} ${CONDITIONS.map((condition) => switchField(bench, condition))}
    </div>
    <p class="hint">
      Less motion:
      ${matchMedia('(prefers-reduced-motion: reduce)').matches ? 'the reader asks for it' : 'not asked for'};
      it is a setting of the system, or of the browser’s developer tools under “Rendering”.
    </p>
    <h3>Chats on the page</h3>
    <div class="grid">
      ${choiceField(bench, {name: 'x', label: 'How many'}, ['1', '2', '3', '4'])}
      ${switchField(bench, {name: 'share', label: 'All show one thread'})}
      ${switchField(bench, {name: 'mix', label: 'The second one is a launcher'})}
    </div>
    <h3>Life of the page</h3>
    <div class="actions">${life(bench)}</div>
    ${bench.clock ? clock(bench) : choiceField(bench, TIME, ['runs', 'fake'])}
  `;
}

const PSEUDO = {
  name: 'pseudo',
  label: 'Pseudo-locale',
  about: 'every word of ours in ⟦marks⟧ and 40 % longer',
};
const TIME = {name: 'clock', label: 'Time', about: 'takes effect with a reload'};

function life(bench: Bench) {
  const {chats} = bench;
  return html`
    ${button('Move it', () => document.querySelector('#move-target')?.append(chats.first))}
    ${button('Move it back', () => document.querySelector('#chat-place')?.prepend(chats.first))}
    ${button('Remove and re-add', () => void removeAndReAdd(chats.first))}
    ${button('Reset it', () => chats.first.reset())} ${button('Reload', () => location.reload())}
    ${button('Duplicate the tab', () => window.open(location.href, '_blank'))}
    ${button('Go away and back', () => location.assign('away.html'))}
  `;
}

function clock(bench: Bench) {
  const {clock} = bench;
  if (!clock) return nothing;
  const advance = (milliseconds: number) =>
    button(`+ ${milliseconds / 1000} s`, () => {
      void clock.advance(milliseconds).then(bench.changed);
    });
  return html`<h3>Time</h3>
    <div class="actions">${[100, 1000, 10_000].map(advance)}</div>`;
}
