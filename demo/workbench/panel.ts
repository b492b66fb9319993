import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import type {Bench, Tab} from './bench.ts';
import {TABS} from './bench.ts';
import {checksView} from './checks-view.ts';
import {codeView} from './code-view.ts';
import type {Log} from './log.ts';
import {eventsView, requestsView, spokenView} from './logs-view.ts';
import {pageView} from './page-view.ts';
import {scenesView} from './scenes-view.ts';
import {settingsView} from './settings-view.ts';

const TITLES: Readonly<Record<Tab, string>> = {
  scenes: 'Scenarios',
  settings: 'Settings',
  page: 'Page',
  events: 'Events',
  requests: 'Requests',
  spoken: 'Spoken',
  checks: 'Checks',
  code: 'Code',
};

const VIEWS: Readonly<Record<Tab, (bench: Bench) => TemplateResult>> = {
  scenes: scenesView,
  settings: settingsView,
  page: pageView,
  events: eventsView,
  requests: requestsView,
  spoken: spokenView,
  checks: checksView,
  code: codeView,
};

/** The whole workbench. */
export function panel(bench: Bench) {
  return html`
    ${head(bench)}
    <div
      class="tabs"
      role="tablist"
      aria-label="Parts of the workbench"
      @keydown=${(event: KeyboardEvent) => moveTab(bench, event)}
    >
      ${TABS.map((tab) => tabButton(bench, tab))}
    </div>
    <div class="view" role="tabpanel" id="view" tabindex="0" aria-labelledby=${`tab-${bench.tab}`}>
      ${VIEWS[bench.tab](bench)}
    </div>
    <p class="said" role="status">${bench.message}</p>
  `;
}

function head(bench: Bench) {
  const {scene} = bench;
  return html`
    <header class="bench-head">
      <div class="bench-title">
        <h2 id="workbench-title">Workbench</h2>
        <p class="now">
          <b class="pill" data-state=${bench.chats.first.state ?? 'loading'}
            >${bench.chats.first.state ?? 'loading'}</b
          >
          ${scene ? html`<span>Scenario <code>${scene.name}</code></span>` : html`<span>No scenario</span>`}
          ${bench.clock ? html`<span>Time stands still at ${(bench.clock.now / 1000).toFixed(1)} s</span>` : nothing}
        </p>
      </div>
      ${actions(bench)}
    </header>
  `;
}

/** What is done with all of it: handing it on, and putting it beside the page. */
function actions(bench: Bench) {
  const docked = document.body.classList.contains('docked');
  return html`
    <div class="actions">
      <button type="button" class="main" @click=${() => void bench.copy(location.href, 'Bug link')}>
        Copy bug link
      </button>
      <button type="button" @click=${() => void bench.copy(bench.report(), 'Bug report')}>
        Copy bug report
      </button>
      <label class="switch">
        <input
          type="checkbox"
          .checked=${bench.withTranscript}
          @change=${(event: Event) => {
            bench.withTranscript = (event.target as HTMLInputElement).checked;
          }}
        />
        with the transcript
      </label>
      <button
        type="button"
        class="beside"
        aria-pressed=${docked ? 'true' : 'false'}
        @click=${() => bench.link.set('dock', docked ? '0' : '1')}
      >
        Beside the page
      </button>
    </div>
  `;
}

function tabButton(bench: Bench, tab: Tab) {
  const count = countOf(bench, tab);
  const selected = bench.tab === tab;
  return html`<button
    type="button"
    role="tab"
    id=${`tab-${tab}`}
    aria-controls="view"
    aria-selected=${selected ? 'true' : 'false'}
    tabindex=${selected ? 0 : -1}
    @click=${() => bench.open(tab)}
  >
    ${TITLES[tab]}${count > 0 ? html` <span class="count">${count}</span>` : nothing}
  </button>`;
}

function countOf({events, requests, spoken}: Bench, tab: Tab): number {
  const logs: Partial<Record<Tab, Log<unknown>>> = {events, requests, spoken};
  const log = logs[tab];
  return log ? log.entries.length + log.dropped : 0;
}

function moveTab(bench: Bench, event: KeyboardEvent): void {
  const index = TABS.indexOf(bench.tab);
  const targets: Readonly<Record<string, number>> = {
    ArrowRight: index + 1,
    ArrowLeft: index - 1,
    Home: 0,
    End: TABS.length - 1,
  };
  const tab = TABS.at((targets[event.key] ?? NaN) % TABS.length);
  if (targets[event.key] === undefined || !tab) return;
  event.preventDefault();
  bench.open(tab);
  document.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
}
