import {html} from 'lit';

import type {Bench} from './bench.ts';
import {parameterOf} from './chats.ts';
import {button} from './fields.ts';
import type {Attributes} from './snippets.ts';
import {snippets} from './snippets.ts';

/** The present configuration, ready to be pasted into a host. */
export function codeView(bench: Bench) {
  return html`
    <p class="hint">What the settings say now, for your own page.</p>
    ${snippets(attributesOf(bench)).map(
      ({name, file, code}) => html`
        <section class="snippet">
          <header>
            <h3>${name} <small>${file}</small></h3>
            ${button('Copy', () => void bench.copy(code, `${name} code`))}
          </header>
          <pre tabindex="0">${code}</pre>
        </section>
      `,
    )}
  `;
}

function attributesOf({link, manifest}: Bench): Attributes {
  const endpoint = link.get('token-endpoint') || '/api/behest/token';
  const others = (manifest?.attributes ?? [])
    .filter(({name}) => name !== 'token-endpoint' && link.has(parameterOf(name)))
    .map(({name, kind}): readonly [string, string] => [
      name,
      kind === 'switch' ? '' : link.get(parameterOf(name)),
    ]);
  return [['token-endpoint', endpoint], ...others];
}
