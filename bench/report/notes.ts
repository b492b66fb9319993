/** The words around the figures of docs/benchmarks.md; the figures themselves are never written here. */
export const NOTES = {
  head:
    'Written by `npm run bench`; edits are lost. Each figure is a ratio to `<behest-chat>` of the same run, with ' +
    'the median itself in brackets: 2 means twice as much, and less is better throughout. Absolute times belong ' +
    'to one machine and one day; `load` above the number of cores says that others used it too. `~` marks what was not waited for: the chat was stopped at a cap, and its cost ' +
    'is continued by the growth that it had shown. `not reached`: the chat did not come so far within the time ' +
    'that each has; the reason stands below its table.',

  sections: {
    Size:
      'What a page loads before the chat can be used: the files that the guide of each package puts into the ' +
      'page, modules that they import included, each compressed by itself at the best level.',
    Load:
      'Each chat in a new page of the same browser, in turns, up to nine rounds. The clock starts where the script of ' +
      'the chat begins to run: its bytes have arrived.',
    Streaming:
      'An answer in markdown through the whole chat, from a server on loopback that speaks the wire of each chat, ' +
      'a token of four characters an event. Full speed: as fast as the connection takes it. 400 tokens/s: the ' +
      'last three seconds of an answer whose beginning came at once, while somebody types into a field of the ' +
      'page; of a chat that hangs there, the last 40 tokens (`~`). Main thread: its CPU time, scripts, styles, layout and painting together.',
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
      'profiled: most of it was loading the tables of `Intl.Segmenter`, which wait since until an answer needs them, ' +
      'and compiling, which browsers do since beside the main thread while the script arrives. Next: profile it again.',
    firstRender:
      "profiled by CPU time: more than a third of the script's was compiling 258 functions one by one, which browsers " +
      'do since beside the main thread while the script arrives (0.6 of the time before). Of what is left a third ' +
      'are the one style and the one layout of the first frame, which following the end only asks for earlier; ' +
      '`sessionStorage`, where thread and draft are found again, is waited for once, and reading it later would show ' +
      'them late. Next: profile what is painted.',
    interactive: 'the same: the field is part of the first drawing.',
    gzip: 'it brings no adapter, no token handling, no history, no retries; see Size.',
    bytes: 'it brings no adapter, no token handling, no history, no retries; see Size.',
    nodes:
      'counted: of the 82 nodes 30 are elements (@nlux/core 21, deep-chat 19), of the 22,840 of the long conversation ' +
      '9,530 (@nlux/core 9,266) and 8,260 texts; nearly all others are the marks by which Lit finds what changes. No ' +
      'space between elements is left to take out. Next: nothing; fewer marks would mean another way to draw.',
    heap:
      'taken apart by heap snapshots: 500 messages take 2.0 MB more than none (deep-chat 0.66 MB): 0.5 MB compiled ' +
      'code (0.3), 0.4 MB text (0.2), 0.3 MB what Lit keeps to change a message (4,259 marks, 2,254 attributes), the ' +
      'rest mostly handles of the nodes that these hold. deep-chat writes its HTML once and cannot change it. ' +
      'Next: find who holds the texts twice.',
    keyDelay: 'both are below what a hand can feel.',
  } as Readonly<Record<string, string>>,

  /** By section and chat, for cells that are empty. */
  notReached: {
    Streaming: {
      'behest-chat':
        '200 kB at full speed were not tried: continued from 20 kB they cost too much on a machine this busy.',
      'deep-chat':
        'it was stopped at a cap (`~`), so longer tasks than those seen may have been to come. Not profiled.',
      n8n:
        'profiled at 300 characters: each piece makes it draw all of the answer again, half of the time in its ' +
        'markdown; longer answers were stopped at a cap (`~`) or its page no longer answered.',
      nlux:
        'it draws one character a turn of a timer, which is 4 ms at best, also with its animation switched off ' +
        '(read in its code): at most 250 characters a second, so the beginning of 15 kB and more is not shown in time.',
      typebot: 'its page did not come so far within its time; not profiled.',
    },
    'Long conversation': {
      'behest-chat': 'it did not come so far within its time on this machine.',
      'deep-chat': 'its page no longer answered while the answer came; not profiled.',
      n8n: 'its page no longer answered while the answer came: each piece draws again all that is said (see above).',
      nlux: 'its answer was not shown in time: it draws at most 250 characters a second (see above).',
      typebot: 'it brings stored bubbles one after another; 500 had not come within 40 s.',
    },
  },

  unexplained: 'not profiled. Next: profile this row.',

  /** By the number of the goal. */
  missedGoals: {
    1:
      'it was met in other runs of the same day: it lies this close to its limit. Taken apart: of what is not the ' +
      'signature itself, two fifths are checking the session (half of that the code around the signature), a third ' +
      'is HTTP, policies and log, the rest is building the token and waiting for the thread that signs. ' +
      '`crypto.subtle`, which every runtime has, checks a signature at twice the cost of `node:crypto`. Next: ' +
      'nothing that would keep the handler free of Node.',
    2:
      'it was met in most other runs of the same day, by far in some: it is the difference of two small costs, which ' +
      'moves most when others use the machine. Next: more rounds of these two cases.',
    5:
      'it was met in other runs of the same day. A kept token saves the signature alone; checking the session, which ' +
      'is most of what is left, is never skipped. Next: nothing.',
    6:
      'in every run so far, so it is not the machine. Profiled: writing to the sockets and collecting garbage take a ' +
      'third of the CPU time on both sides, the code of the stand-in a twentieth; of the heap, 2 kB are the text ' +
      'that is still to be said, of which the other side has one word, most else what Node keeps of a connection ' +
      'and its request. Next: let go of the request once it is understood.',
  } as Readonly<Record<string, string>>,

  missedGoal: 'not looked into yet. Next: `npm run bench:server` alone, and a profile if it stays.',

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
