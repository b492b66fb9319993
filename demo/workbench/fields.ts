import {html, nothing} from 'lit';

import type {Bench} from './bench.ts';

interface Field {
  /** The parameter of the link. */
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  readonly placeholder?: string;
}

/** A line of text that stands in the link. */
export function textField(
  bench: Bench,
  {name, label, about = '', placeholder = ''}: Field,
  type = 'text',
) {
  return html`<label class="field">
    <span>${label}</span>
    <input
      type=${type}
      .value=${bench.link.get(name)}
      placeholder=${placeholder}
      @change=${(event: Event) => bench.link.set(name, (event.target as HTMLInputElement).value)}
    />
    ${note(about)}
  </label>`;
}

/** A switch that is on when the link holds its name. */
export function switchField(bench: Bench, {name, label, about = ''}: Field) {
  return html`<label class="switch">
    <input
      type="checkbox"
      .checked=${bench.link.on(name)}
      @change=${(event: Event) => bench.link.toggle(name, (event.target as HTMLInputElement).checked)}
    />
    <span>${label}${note(about)}</span>
  </label>`;
}

/** One of several values; the first one is what holds without the parameter. */
export function choiceField(
  bench: Bench,
  {name, label, about = ''}: Field,
  choices: readonly string[],
) {
  const [standard, ...others] = choices;
  return html`<label class="field">
    <span>${label}</span>
    <select
      @change=${(event: Event) => bench.link.set(name, (event.target as HTMLSelectElement).value)}
    >
      <option value="" ?selected=${!bench.link.has(name)}>${standard}</option>
      ${others.map(
        (value) =>
          html`<option value=${value} ?selected=${bench.link.get(name) === value}>
            ${value}
          </option>`,
      )}
    </select>
    ${note(about)}
  </label>`;
}

/** What is said below a control; what stands in backticks is code. */
function note(about: string) {
  if (!about) return nothing;
  const parts = about.split('`');
  return html`<small
    >${parts.map((part, index) => (index % 2 ? html`<code>${part}</code>` : part))}</small
  >`;
}

export function button(label: string, press: () => void) {
  return html`<button type="button" @click=${press}>${label}</button>`;
}
