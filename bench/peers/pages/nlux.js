import '/files/nlux/umd/nlux-core.js';

const {createAiChat} = globalThis['@nlux/core'];

export function mount(root, history) {
  const chat = createAiChat()
    .withAdapter({streamText})
    .withDisplayOptions({width: '100%', height: '100%', themeId: 'nova'})
    .withMessageOptions({skipStreamingAnimation: true});
  if (history) {
    chat.withInitialConversation(history.map(({role, text}) => ({role, message: text})));
  }
  chat.mount(root);
}

/** The package has no wire of its own: its guide asks for an adapter like this one. */
async function streamText(message, observer) {
  const {body} = await fetch('/wire/nlux', {method: 'POST', body: message});
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).split('\n\n');
    rest = events.pop();
    for (const event of events) observer.next(JSON.parse(event.slice('data: '.length)));
  }
  observer.complete();
}
