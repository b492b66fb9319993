/** The words around the figures of docs/benchmarks.md; the figures themselves are never written here. */
export const NOTES = {
  head:
    'Written by `npm run bench`; edits are lost. Each figure is a ratio to `<behest-chat>` of the same run, with ' +
    'the median itself in brackets: 2 means twice as much, and less is better throughout. Absolute times belong ' +
    'to one machine and one day. `~` marks what was not waited for: the chat was stopped at a cap, and its cost ' +
    'is continued by the growth that it had shown.',

  sections: {
    Size:
      'What a page loads before the chat can be used: the files that the guide of each package puts into the ' +
      'page, modules that they import included, each compressed by itself at the best level.',
    Load:
      'Each chat in a new page of the same browser, in turns, nine rounds. The clock starts where the script of ' +
      'the chat begins to run: its bytes have arrived.',
    Streaming:
      'An answer in markdown through the whole chat, from a server on loopback that speaks the wire of each chat, ' +
      'a token of four characters an event. Full speed: as fast as the connection takes it. 400 tokens/s: the ' +
      'last three seconds of an answer whose beginning came at once, while somebody types into a field of the ' +
      'page. Main thread: its CPU time, scripts, styles, layout and painting together.',
    'Long conversation':
      'Five hundred messages, half of them answers in markdown, restored by the way that each chat has for it; ' +
      'then an answer at 400 tokens/s below them.',
    Server:
      'The mint server beside pure RSA-2048, a bare Node server and itself, as CPU time per request; the stand-in ' +
      'gateway beside the same streams written with `streamSSE` of hono, 5,000 open at once.',
  },

  smaller:
    'alone it is no chat that can be used: it brings no connection to a server (each page brings an adapter), no ' +
    'styles (its guide asks for a theme: the row below), no tokens, no reading back, no retries. Next: nothing; ' +
    'what is left to remove from `<behest-chat>` are features.',

  rows: {
    evaluation:
      'its script only registers what it runs later, when it is mounted; the whole is in the rows below. ' +
      'Next: make styles and templates at the first element instead of when the script runs.',
    firstRender:
      'it draws little: a field and a button, without a title, an announcer, a dialog and their styles. Next: ' +
      'put off what the first picture does not show (dialog, announcer).',
    interactive:
      'the same: less is drawn before the field is there. Next: put off what the first picture does not show.',
    gzip: 'it brings no adapter, no token handling, no history, no retries; see Size.',
    bytes: 'it brings no adapter, no token handling, no history, no retries; see Size.',
    nodes:
      'the element counts icons, labels for screen readers, live regions and the marks of its templates. ' +
      'Next: make the dialog and the notices when they are first needed.',
    keyDelay: 'both are below what a hand can feel.',
  } as Readonly<Record<string, string>>,

  unexplained: 'not looked into yet. Next: profile this row.',

  missedGoal:
    'the reason is looked for; the machine may have been busy. Next: `npm run bench:server` alone.',

  outside:
    'The browser reaches nothing but loopback. These were asked for and refused (fonts), which is to the advantage ' +
    'of the chat that asks:',

  method:
    'All code is in `bench/`. Peers come from npm by version and hash (`bench/peers/packages.ts`); each has a page of ' +
    'a few lines (`bench/peers/pages`) that mounts it as its guide says, with animations off where it has a switch. ' +
    'The text is sent by keyboard, so nothing but the chat itself handles it. All chats run in one headless ' +
    'Chromium without a graphics card, each visit in a new context, in turns that begin with another chat each ' +
    'round. Times of a few milliseconds move by a tenth between runs: rows within that, or within what nobody ' +
    'can notice (2 ms, 1 kB), name nobody as ahead. Flowise and Web Chat need a server of their makers to show a ' +
    'field and are in the size table only. No real phone and no other browser was measured.',
} as const;
