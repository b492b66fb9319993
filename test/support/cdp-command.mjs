/**
 * Plugin for web-test-runner: the command `cdp` sends one message of the Chrome DevTools Protocol to
 * the page that asks, `{method, params}`, and answers with its result.
 */
export function cdpCommand() {
  const clients = new WeakMap();
  return {
    name: 'cdp-command',
    async executeCommand({command, payload, session}) {
      if (command !== 'cdp') return undefined;
      const page = session.browser.getPage(session.id);
      if (!clients.has(page)) clients.set(page, page.createCDPSession());
      const client = await clients.get(page);
      return (await client.send(payload.method, payload.params)) ?? {};
    },
  };
}
