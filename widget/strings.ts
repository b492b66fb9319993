/** A text whose form depends on a number: keys are the categories of `Intl.PluralRules`. */
export type PluralText = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

const english = {
  /** The language of this table, as a BCP 47 tag: numbers and plurals follow it. */
  language: 'en',

  title: 'Chat',
  assistantName: 'Assistant',
  youSaid: 'You said:',
  assistantSaid: '{name} said:',
  transcriptLabel: 'Conversation',
  newThread: 'New conversation',

  open: 'Open chat',
  close: 'Close chat',
  unread: {one: '{count} unread message', other: '{count} unread messages'},
  newReply: 'New reply from {name}',

  greeting: 'How can we help?',
  promptsLabel: 'Suggested questions',

  composerLabel: 'Message',
  placeholder: 'Write a message…',
  send: 'Send message',
  stop: 'Stop response',
  busy: 'Wait for the reply, or stop it.',
  remaining: {one: '{count} character left', other: '{count} characters left'},
  tooLong: {one: '{count} character over the limit', other: '{count} characters over the limit'},

  thinking: '{name} is thinking',
  stopped: 'Stopped',
  stoppedStatus: 'Response stopped. Partial answer kept.',
  interrupted: 'Not finished',
  loading: 'Loading the conversation…',
  loaded: {
    one: 'Conversation loaded, {count} message',
    other: 'Conversation loaded, {count} messages',
  },
  jump: 'Jump to latest',

  copyCode: 'Copy code',
  codeLabel: 'Code, {language}',
  codeLabelPlain: 'Code',
  tableLabel: 'Table',
  copied: 'Copied',
  copyFailed: 'Copying was not possible.',
  retry: 'Try again',
  newTab: '(opens in new tab)',
  answerTooLong: 'The rest of this answer is too long to show.',
  traceId: 'Reference {id}',

  finishLength: 'The answer reached its length limit.',
  finishFilter: 'The answer was stopped by a content rule.',
  errorEmpty: 'No answer came back.',

  errorNetwork: 'The chat could not be reached. Your message is kept.',
  errorServer: 'Something went wrong on our side. Your message is kept.',
  errorBadRequest: 'This message was not accepted. Change it and send it again.',
  errorForbidden: 'You do not have access to this chat. Contact the site if that is wrong.',
  errorStream: 'The connection broke before the answer was complete. What arrived is kept.',
  errorProtocol: 'Part of the answer could not be read. What could be read is shown.',
  errorConfig: 'This chat is not set up correctly. Please tell the site.',
  offline: 'You are offline. Your message is kept.',
  online: 'You are online again.',
  dismiss: 'Dismiss',
  copyTrace: 'Copy reference',
  quotaTitle: 'Your plan’s limit is reached',
  quotaBody: 'What you wrote is kept. With a larger plan you can go on at once.',
  quotaAction: 'See plans',
  quotaClose: 'Not now',
  errorQuota: 'Your plan’s limit is reached. Your message is kept.',
  rateLimited: 'Too many messages. You can send again in {time}.',
  rateLimitOver: 'You can send messages again.',
  signInNeeded: 'Your session has ended. Sign in again to continue.',
  signIn: 'Sign in again',
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
