import Typebot from '/files/typebot/dist/web.js';

export function mount(root) {
  const chat = document.createElement('typebot-standard');
  Object.assign(chat.style, {inlineSize: '100%', blockSize: '100%'});
  root.append(chat);
  Typebot.initStandard({typebot: 'bench', apiHost: location.origin});
}
