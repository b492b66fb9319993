import '@angular/compiler';
import {
  ApplicationRef,
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  provideZonelessChangeDetection,
  signal,
} from '@angular/core';
import {bootstrapApplication} from '@angular/platform-browser';

import {beginning, onSend, publish} from './host.js';

const settings = signal(beginning);

class App {
  settings = settings;
  onSend = onSend;
}
Component({
  selector: '#app',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <behest-chat
      token-endpoint="/api/behest/token"
      thread-id="framework-thread"
      [label]="settings().label"
      [mode]="settings().mode"
      [open]="settings().open"
      [prompts]="settings().prompts"
      [strings]="settings().strings"
      [mint]="settings().mint"
      (behest-send)="onSend($event)"
    >
      <p slot="empty">Ask us anything.</p>
    </behest-chat>
  `,
})(App);

const app = await bootstrapApplication(App, {providers: [provideZonelessChangeDetection()]});
publish({
  update: (next) => {
    settings.set(next);
    app.injector.get(ApplicationRef).tick();
  },
  element: () => document.querySelector('behest-chat'),
  unmount: () => app.destroy(),
});
