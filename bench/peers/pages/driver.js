// What is asked of every page alike. Shadow roots are looked into, so all chats must have open ones.
const root = document.getElementById('root');
const keys = [];
const longTasks = [];
const field = document.createElement('input');

new PerformanceObserver((list) => {
  for (const {duration} of list.getEntries()) longTasks.push(duration);
}).observe({type: 'longtask'});

addEventListener('keydown', ({timeStamp}) => keys.push(performance.now() - timeStamp), true);

function* elements(node = root) {
  for (const element of node.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elements(element.shadowRoot);
  }
}

function countNodes(node) {
  let count = 0;
  const walker = document.createTreeWalker(node);
  while (walker.nextNode()) {
    count++;
    const {shadowRoot} = walker.currentNode;
    if (shadowRoot) count += countNodes(shadowRoot);
  }
  return count;
}

function text() {
  const shadows = [...elements()].flatMap(({shadowRoot}) => shadowRoot?.textContent ?? []);
  return root.textContent + shadows.join('');
}

/** The field that a reader writes into, once it can be seen and used. */
function composer() {
  const writable = 'textarea, input[type=text], input:not([type]), [contenteditable=true]';
  for (const element of elements()) {
    if (!element.matches(writable) || element.disabled || element.readOnly) continue;
    const {width, height} = element.getBoundingClientRect();
    if (width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible') {
      return element;
    }
  }
  return undefined;
}

/** @returns milliseconds from the page's start until there was a field to write into */
async function interactive() {
  while (composer() === undefined) await new Promise((done) => requestAnimationFrame(done));
  return performance.now();
}

function at(name) {
  return performance.getEntriesByName(name)[0]?.startTime;
}

/** Milliseconds from where the chat's script began. */
async function times() {
  const ready = await globalThis.bench.ready;
  while (at('first-contentful-paint') === undefined) {
    await new Promise((done) => setTimeout(done, 20));
  }
  const start = at('start');
  return {
    evaluation: at('evaluated') - start,
    firstRender: at('first-contentful-paint') - start,
    interactive: ready - start,
  };
}

globalThis.bench = {
  interactive,
  times,
  focus: () => composer().focus(),
  nodes: () => countNodes(root),
  shows: (words) => text().includes(words),
  shown: () => text().length,
  /** From here on it is measured; what the reader presses goes into a field of the page's own. */
  restart: () => {
    keys.length = 0;
    longTasks.length = 0;
    document.body.append(field);
    field.focus();
  },
  told: () => ({keys, longTasks}),
};
