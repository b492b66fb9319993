import {html} from 'lit';

import type {Bench} from './bench.ts';
import type {CheckResult} from './checks.ts';
import {button} from './fields.ts';

/** What automatic checks say of the chat as it stands on the page now. */
export function checksView(bench: Bench) {
  const {checks} = bench;
  return html`
    <p class="hint">
      Bring the chat into any state, then check it: axe, sizes of targets, reflow, ids. They find
      the half of it that machines can find.
    </p>
    <div class="actions">${button('Check the chat now', () => void bench.check())}</div>
    <div aria-live="polite">
      ${checks === 'running' ? html`<p>Checking …</p>` : (checks ?? []).map(result)}
    </div>
  `;
}

function result({name, found}: CheckResult) {
  const passed = found.length === 0;
  return html`
    <div class="verdict" data-met=${passed ? 'true' : 'false'}>
      <p><b>${passed ? '✓' : '✗'} ${name}</b></p>
      <ul>
        ${found.map((text) => html`<li>${text}</li>`)}
      </ul>
    </div>
  `;
}
