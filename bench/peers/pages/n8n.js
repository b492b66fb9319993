import {createChat} from '/files/n8n/dist/chat.bundle.es.js';

export function mount(root, history) {
  createChat({
    webhookUrl: '/wire/n8n',
    target: `#${root.id}`,
    mode: 'fullscreen',
    enableStreaming: true,
    loadPreviousSession: history !== undefined,
    initialMessages: [],
  });
}
