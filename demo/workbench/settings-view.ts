import {html, nothing} from 'lit';

import type {Bench} from './bench.ts';
import {parameterOf} from './chats.ts';
import {choiceField, switchField, textField} from './fields.ts';
import type {Control} from './manifest.ts';

/** A control for every attribute and CSS property that the element's manifest describes. */
export function settingsView(bench: Bench) {
  const {attributes, cssProperties} = bench.manifest ?? {attributes: [], cssProperties: []};
  return html`
    <h3>Attributes</h3>
    <div class="grid">${attributes.map((control) => field(bench, control))}</div>
    ${
      cssProperties.length > 0
        ? html`<h3>CSS properties</h3>
            <div class="grid">${cssProperties.map((control) => field(bench, control))}</div>`
        : nothing
    }
    <h3>The stand-in</h3>
    <div class="grid">
      ${NUMBERS.map(([name, label]) => textField(bench, {name, label}, 'number'))}
      ${choiceField(bench, {name: 'envelope', label: 'Shape of errors'}, ENVELOPES)}
      ${choiceField(bench, {name: 'stored', label: 'Stored of a cut answer'}, ['partial', 'full', 'none'])}
    </div>
  `;
}

const ENVELOPES = ['as usual', 'nested', 'flat', 'bare', 'legacy', 'message', 'html', 'empty'];
const NUMBERS = [
  ['n', 'The scenario’s number'],
  ['delay', 'Delay, ms'],
  ['times', 'Requests that are hit'],
  ['after', 'Strikes after so many chunks'],
  ['size', 'Characters in a chunk'],
  ['gap', 'Between two chunks, ms'],
  ['seed', 'Seed of all chance'],
] as const;

function field(bench: Bench, {name: label, about, kind, choices, default: standard}: Control) {
  const name = parameterOf(label);
  if (kind === 'switch') return switchField(bench, {name, label, about});
  if (kind === 'choice') {
    const others = choices.filter((choice) => choice !== standard);
    return choiceField(bench, {name, label, about}, [standard || '–', ...others]);
  }
  const type = kind === 'number' ? 'number' : 'text';
  return textField(bench, {name, label, about, placeholder: standard}, type);
}
