import '/files/behest-chat/behest-chat.js';

export function mount(root, history) {
  const chat = document.createElement('behest-chat');
  chat.setAttribute('token-endpoint', '/wire/behest-chat/token');
  if (history) chat.setAttribute('thread-id', 'long');
  root.append(chat);
}
