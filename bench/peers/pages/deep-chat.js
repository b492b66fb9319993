import '/files/deep-chat/dist/deepChat.bundle.js';

export function mount(root, history) {
  const chat = document.createElement('deep-chat');
  Object.assign(chat.style, {width: '480px', height: '600px'});
  chat.connect = {url: '/wire/deep-chat', stream: true};
  if (history) {
    chat.history = history.map(({role, text}) => ({role: role === 'user' ? role : 'ai', text}));
  }
  root.append(chat);
}
