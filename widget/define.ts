import {BehestChat} from './behest-chat.ts';
import {warnOnce} from './warn-once.ts';

// A page may load us twice, in two versions: the first one wins.
const registered = customElements.get('behest-chat') as Partial<typeof BehestChat> | undefined;
if (!registered) {
  customElements.define('behest-chat', BehestChat);
} else if (registered.version !== BehestChat.version) {
  const {version = 'unknown'} = registered;
  warnOnce(`version ${version} is already defined; ${BehestChat.version} is not used.`);
}
