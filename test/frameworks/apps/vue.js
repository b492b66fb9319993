import {createApp, nextTick, ref, shallowReactive} from 'vue/dist/vue.esm-bundler.js';

import {beginning, onSend, publish} from './host.js';

const settings = shallowReactive({...beginning});
const chat = ref(null);
const app = createApp({
  setup: () => ({settings, chat, onSend}),
  template: `
    <behest-chat
      ref="chat"
      token-endpoint="/api/behest/token"
      thread-id="framework-thread"
      :label="settings.label"
      :mode="settings.mode"
      :open="settings.open"
      :prompts="settings.prompts"
      :strings="settings.strings"
      :mint="settings.mint"
      @behest-send="onSend"
    >
      <p slot="empty">Ask us anything.</p>
    </behest-chat>`,
});
app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith('behest-');
app.mount('#app');
publish({
  update: (next) => {
    Object.assign(settings, next);
    return nextTick();
  },
  element: () => chat.value,
  unmount: () => app.unmount(),
});
