/** A text whose form depends on a number: keys are the categories of `Intl.PluralRules`. */
export type PluralText = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

const english = {
  /** The language of this table, as a BCP 47 tag: numbers, times and plurals follow it. */
  language: 'en',

  title: 'Chat',
  assistantName: 'Assistant',
  userName: 'You',
  youSaid: 'You said:',
  assistantSaid: '{name} said:',
  transcriptLabel: 'Conversation',

  open: 'Open chat',
  close: 'Close chat',
  unread: {one: '{count} unread message', other: '{count} unread messages'},
  newThread: 'New conversation',

  greeting: 'How can we help?',
  promptsLabel: 'Suggested questions',

  composerLabel: 'Message',
  placeholder: 'Write a message…',
  send: 'Send message',
  stop: 'Stop response',
  tooLong: {one: '{count} character over the limit', other: '{count} characters over the limit'},
  remaining: {one: '{count} character left', other: '{count} characters left'},
  busy: 'Wait for the reply, or stop it.',
  hint: 'Enter to send, Shift+Enter for a new line',

  pending: 'Sending…',
  thinking: '{name} is thinking',
  stillWorking: 'Still working…',
  stillResponding: 'Still responding',
  stopHint: 'This is taking long. You can stop it and try again.',
  stopped: 'Stopped',
  stoppedStatus: 'Response stopped. Partial answer kept.',
  stoppedLeave: 'Stopped when you left the page',
  interrupted: 'Not finished',
  continues: {
    one: 'Message continues, {count} word. It is in the conversation.',
    other: 'Message continues, {count} words. It is in the conversation.',
  },
  loading: 'Loading the conversation…',
  loaded: {
    one: 'Conversation loaded, {count} message',
    other: 'Conversation loaded, {count} messages',
  },
  newReply: 'New reply from {name}',
  jump: 'Jump to latest',
  jumpCount: {one: 'Jump to {count} new reply', other: 'Jump to {count} new replies'},

  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Copying was not possible.',
  copyCode: 'Copy code',
  retry: 'Try again',
  edit: 'Edit',
  codeLabel: 'Code, {language}',
  codeLabelPlain: 'Code',
  codeSpoken: {
    one: 'Code block, {language}, {count} line',
    other: 'Code block, {language}, {count} lines',
  },
  codeSpokenPlain: {one: 'Code block, {count} line', other: 'Code block, {count} lines'},
  tableLabel: 'Table',
  newTab: '(opens in new tab)',
  answerTooLong: 'The rest of this answer is too long to show.',
  traceId: 'Reference {id}',
  copyTrace: 'Copy reference',

  finishLength: 'The answer reached its length limit.',
  finishFilter: 'The answer was stopped by a content rule.',
  finishEmpty: 'No answer came back.',
  /** On the button that asks for the rest of an answer that was cut at its limit. */
  continueLabel: 'Ask to continue',
  /** What that button sends. */
  continueText: 'Please continue.',

  errorGeneric: 'Something went wrong. Your message is kept.',
  errorNetwork: 'The chat could not be reached. Your message is kept.',
  errorServer: 'Something went wrong on our side. Your message is kept.',
  errorBadRequest: 'This message was not accepted. Change it and send it again.',
  errorForbidden: 'You do not have access to this chat. Contact the site if that is wrong.',
  errorStream: 'The connection broke before the answer was complete. What arrived is kept.',
  errorProtocol: 'Part of the answer could not be read. What could be read is shown.',
  errorConfig: 'This chat is not set up correctly. Please tell the site.',
  errorQuota: 'Your plan’s limit is reached. Your message is kept.',
  retryAvailable: 'Try again is available.',
  offline: 'You are offline. Your message is kept.',
  online: 'You are online again.',
  signInNeeded: 'Your session has ended. Sign in again to continue.',
  signIn: 'Sign in again',

  rateLimited: 'Too many messages. You can send again in {time}.',
  rateLimitOver: 'You can send messages again.',
  dismiss: 'Dismiss',

  quotaTitle: 'Your plan’s limit is reached',
  quotaBody: 'What you wrote is kept. With a larger plan you can go on at once.',
  quotaAction: 'See plans',
  quotaClose: 'Not now',
} as const;

type Widen<Value> = Value extends string ? string : PluralText;

/** Every word of the interface. `{x}` are placeholders. */
export type BehestStrings = {readonly [Key in keyof typeof english]: Widen<(typeof english)[Key]>};

export const defaultStrings: BehestStrings = english;

/** Fills the placeholders of a text; one that has no value stays as it is. */
export function format(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? placeholder) : placeholder,
  );
}

/** Picks the form for a number in the language and fills in `{count}`. */
export function formatCount(text: PluralText, count: number, language: string): string {
  const category = new Intl.PluralRules(language).select(count);
  const shown = new Intl.NumberFormat(language).format(count);
  return format(text[category] ?? text.other, {count: shown});
}

/** A whole number of seconds in words, such as "12 seconds". */
export function formatSeconds(seconds: number, language: string): string {
  const options = {style: 'unit', unit: 'second', unitDisplay: 'long'} as const;
  return new Intl.NumberFormat(language, options).format(seconds);
}
