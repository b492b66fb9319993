import {html} from 'lit';
import type {TemplateResult} from 'lit';

import type {Bench} from './bench.ts';
import {EVENTS} from './events.ts';
import type {LoggedEvent} from './events.ts';
import {button} from './fields.ts';
import type {Log} from './log.ts';
import type {LoggedRequest} from './requests.ts';
import type {SpokenText} from './spoken.ts';

/** Every event of the element, newest first, and which of them the page takes over. */
export function eventsView(bench: Bench) {
  const {events} = bench;
  const search = (input: InputEvent): void => {
    events.filter = (input.target as HTMLInputElement).value;
    bench.changed();
  };
  return html`
    ${prevention(bench)}
    <label class="field">
      Show only
      <input type="search" .value=${events.filter} placeholder="error, thread …" @input=${search} />
    </label>
    ${tools(bench, {log: events, what: 'Events', entries: events.shown})}
    ${list(events.shown.map(event), {log: events, empty: 'No event yet.'})}
  `;
}

function prevention({events}: Bench) {
  const prevent = (name: string, {target}: Event): void => {
    events.prevented[(target as HTMLInputElement).checked ? 'add' : 'delete'](name);
  };
  return html`
    <fieldset>
      <legend>Prevent the default of</legend>
      ${EVENTS.filter(({cancelable}) => cancelable).map(
        ({name}) => html`
          <label class="switch">
            <input
              type="checkbox"
              .checked=${events.prevented.has(name)}
              @change=${(change: Event) => prevent(name, change)}
            />
            <span><code>${name}</code></span>
          </label>
        `,
      )}
    </fieldset>
  `;
}

function event({at, name, chat, detail, prevented}: LoggedEvent) {
  return html`
    <li>
      <time>${seconds(at)}</time> <code>${name}</code> <span class="soft">${chat}</span>
      ${prevented ? html`<b class="pill">prevented</b>` : ''}
      <details>
        <summary>Detail</summary>
        <pre tabindex="0">${JSON.stringify(detail, null, 2)}</pre>
      </details>
    </li>
  `;
}

/** What the chats have asked for. */
export function requestsView(bench: Bench) {
  const {requests} = bench;
  return html`
    <p class="hint">
      Seen through the element’s <code>fetch</code> property, which also carries the scenario to the
      stand-in.
    </p>
    ${tools(bench, {log: requests, what: 'Requests'})}
    ${list(requests.entries.map(request), {
      log: requests,
      empty: 'No request yet: the chat asks for nothing before it is used.',
    })}
  `;
}

function request(entry: LoggedRequest) {
  const {kind, method, path, at, status, trace, firstByte, duration, outcome} = entry;
  const bad = outcome === 'failed' || (status ?? 0) >= 400;
  return html`
    <li>
      <time>${seconds(at)}</time>
      <b class="pill" data-bad=${bad ? 'true' : 'false'}>${status ?? '–'}</b> <span>${kind}</span>
      <code>${method} ${path}</code>
      <span class="soft">
        ${outcome}, first byte ${milliseconds(firstByte)}, whole
        ${milliseconds(duration)}${trace ? html`, trace <bdi>${trace}</bdi>` : ''}
      </span>
    </li>
  `;
}

/** What a screen reader would have said by itself. */
export function spokenView(bench: Bench) {
  const {spoken} = bench;
  return html`
    <p class="hint">The texts that live regions have handed to a screen reader, in their order.</p>
    ${tools(bench, {log: spoken, what: 'Spoken texts'})}
    ${list(spoken.entries.map(saidText), {log: spoken, empty: 'Nothing has been said.'})}
  `;
}

function saidText({at, politeness, text}: SpokenText) {
  return html`
    <li><time>${seconds(at)}</time> <b class="pill">${politeness}</b> <span>${text}</span></li>
  `;
}

interface Tools {
  readonly log: Log<unknown>;
  readonly what: string;
  /** What is copied; all of the log without it. */
  readonly entries?: readonly unknown[];
}

function tools(bench: Bench, {log, what, entries = log.entries}: Tools) {
  return html`<div class="actions">
    ${button('Copy as JSON', () => void bench.copy(JSON.stringify(entries, null, 2), what))}
    ${button('Clear', () => log.clear())}
  </div>`;
}

/** The rows of a log, newest first. */
function list(
  rows: readonly TemplateResult[],
  {log, empty}: {readonly log: Log<unknown>; readonly empty: string},
) {
  if (rows.length === 0) return html`<p class="soft">${empty}</p>`;
  return html`
    <ol class="log">
      ${[...rows].reverse()}
    </ol>
    ${log.dropped > 0 ? html`<p class="soft">Older rows that made room: ${log.dropped}.</p>` : ''}
  `;
}

function seconds(at: number): string {
  return `${(at / 1000).toFixed(2)} s`;
}

function milliseconds(time: number | null): string {
  return time === null ? '–' : `${time} ms`;
}
