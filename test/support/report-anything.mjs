/**
 * Plugin for web-test-runner: what a failed test compared reaches the report whatever it was. The
 * runner's page clones it first, which throws at a DOM node or a function: the result is never sent,
 * and the run waits for its page until the time is over.
 */
export function reportAnything() {
  return {
    name: 'report-anything',
    transform({path, body}) {
      if (path !== '/__web-dev-server__web-socket.js') return undefined;
      const clone = 'structuredClone(obj)';
      if (!body.includes(clone)) throw new Error(`The runner's page has no ${clone} any more.`);
      return {body: body.replace(clone, `(${cloneable})(obj)`)};
    },
  };
}

/* global Node -- runs in the page, so that it can use nothing of this module. */
function cloneable(message) {
  const seen = new Set();
  const plain = JSON.stringify(message, (_, value) => {
    if (value instanceof Node) return `<${value.nodeName.toLowerCase()}>`;
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return '[seen before]';
    seen.add(value);
    return value;
  });
  return JSON.parse(plain);
}
