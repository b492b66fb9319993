// What every app is given, and what the test of every app may ask of it.
export const beginning = {
  label: 'First label',
  mode: 'launcher',
  open: true,
  prompts: ['What is 6 * 7?', 'Who are you?'],
  strings: {greeting: 'How may we help?'},
  mint: async () => (await fetch('/api/behest/token', {method: 'POST'})).json(),
};

export const sent = [];
let refusing = false;

export function onSend(event) {
  sent.push(event.detail.text);
  if (refusing) event.preventDefault();
}

/** @param app `{update(change), unmount(), element()}` of a framework */
export function publish(app) {
  let current = beginning;
  globalThis.host = {
    ...app,
    sent,
    current: () => current,
    update(change) {
      current = {...current, ...change};
      return app.update(current);
    },
    refuse: (value) => (refusing = value),
  };
}
