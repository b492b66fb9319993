import {BehestChat} from './behest-chat.ts';

// A page may load us twice, in two versions: the first one wins.
const registered = customElements.get('behest-chat');
if (!registered) {
  customElements.define('behest-chat', BehestChat);
} else if ((registered as Partial<typeof BehestChat>).version !== BehestChat.version) {
  // eslint-disable-next-line no-console
  console.warn(
    `<behest-chat> ${String((registered as Partial<typeof BehestChat>).version)} is already defined; ` +
      `version ${BehestChat.version} is not used.`,
  );
}
