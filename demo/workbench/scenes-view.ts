import {html, nothing} from 'lit';

import {differences} from '../scenes/differences.ts';
import type {Scene} from '../scenes/scene.ts';
import {queryOf, SCENES} from '../scenes/scenes.ts';
import type {Bench} from './bench.ts';
import {readScreen} from './screen.ts';

/** What can happen to a chat, as links; and whether the screen shows what is expected. */
export function scenesView(bench: Bench) {
  const wanted = bench.wanted.toLowerCase();
  const found = SCENES.filter(({name, title, expected}) =>
    `${name} ${title} ${expected}`.toLowerCase().includes(wanted),
  );
  return html`
    ${verdict(bench)}
    <label class="field">
      Find a scenario
      <input
        type="search"
        .value=${bench.wanted}
        placeholder="429, table, offline …"
        @input=${(event: InputEvent) => {
          bench.wanted = (event.target as HTMLInputElement).value;
          bench.changed();
        }}
      />
    </label>
    <ul class="scenes">
      ${found.map((scene) => row(bench, scene))}
    </ul>
    ${found.length === 0 ? html`<p>No scenario is like that.</p>` : nothing}
  `;
}

function row(bench: Bench, scene: Scene) {
  const current = bench.scene === scene;
  return html`
    <li>
      <a href=${queryOf(scene)} aria-current=${current ? 'true' : 'false'}>
        <code>${scene.name}</code>
        <span class="does">${scene.title}</span>
        <span class="expected">${scene.expected}</span>
      </a>
    </li>
  `;
}

function verdict(bench: Bench) {
  const {scene} = bench;
  if (!scene) {
    return html`<p class="hint">
      Each link opens this page in a state that is hard to reach by hand. Add to it whatever the
      other tabs set: the address always holds all of it.
    </p>`;
  }
  const different = differences(
    scene.screen,
    readScreen(bench.chats.first, bench.requests.entries),
  );
  const met = different.length === 0;
  return html`
    <div class="verdict" data-met=${met ? 'true' : 'false'}>
      <p><b>${met ? '✓ As expected' : '… Not yet as expected'}</b> ${scene.expected}</p>
      ${
        met
          ? nothing
          : html`<ul>
              ${different.map((text) => html`<li>${text}</li>`)}
            </ul>`
      }
      <p><a href=${queryOf(scene)}>Run it again</a> · <a href="./">Leave it</a></p>
    </div>
  `;
}
