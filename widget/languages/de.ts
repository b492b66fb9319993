import {registerLanguage} from '../language-registry.ts';
import type {BehestStrings} from '../strings.ts';

/** The words of the interface in German. Importing this module registers them. */
export const german: BehestStrings = {
  language: 'de',

  title: 'Chat',
  assistantName: 'Assistent',
  userName: 'Sie',
  youSaid: 'Sie schrieben:',
  assistantSaid: '{name} schrieb:',
  transcriptLabel: 'Unterhaltung',

  open: 'Chat öffnen',
  close: 'Chat schließen',
  unread: {one: '{count} ungelesene Nachricht', other: '{count} ungelesene Nachrichten'},
  newThread: 'Neue Unterhaltung',

  greeting: 'Wie können wir Ihnen helfen?',
  promptsLabel: 'Vorgeschlagene Fragen',

  composerLabel: 'Nachricht',
  placeholder: 'Nachricht schreiben …',
  send: 'Nachricht senden',
  stop: 'Antwort anhalten',
  tooLong: {one: '{count} Zeichen zu viel', other: '{count} Zeichen zu viel'},
  remaining: {one: 'Noch {count} Zeichen', other: 'Noch {count} Zeichen'},
  busy: 'Warten Sie die Antwort ab oder halten Sie sie an.',
  hint: 'Eingabetaste zum Senden, Umschalt+Eingabetaste für eine neue Zeile',

  pending: 'Wird gesendet …',
  thinking: '{name} denkt nach',
  stillWorking: 'Noch in Arbeit …',
  stillResponding: 'Die Antwort wird noch geschrieben',
  stopHint: 'Das dauert ungewöhnlich lange. Sie können anhalten und es erneut versuchen.',
  stopped: 'Angehalten',
  stoppedStatus: 'Antwort angehalten. Was schon da ist, bleibt erhalten.',
  stoppedLeave: 'Angehalten, als Sie die Seite verlassen haben',
  interrupted: 'Nicht vollständig',
  continues: {
    one: 'Die Nachricht geht weiter, {count} Wort. Sie steht in der Unterhaltung.',
    other: 'Die Nachricht geht weiter, {count} Wörter. Sie steht in der Unterhaltung.',
  },
  loading: 'Die Unterhaltung wird geladen …',
  loaded: {
    one: 'Unterhaltung geladen, {count} Nachricht',
    other: 'Unterhaltung geladen, {count} Nachrichten',
  },
  newReply: 'Neue Antwort von {name}',
  jump: 'Zur neuesten Nachricht',
  jumpCount: {one: 'Zu {count} neuen Antwort', other: 'Zu {count} neuen Antworten'},

  copy: 'Kopieren',
  copied: 'Kopiert',
  copyFailed: 'Das Kopieren war nicht möglich.',
  copyCode: 'Code kopieren',
  retry: 'Erneut versuchen',
  edit: 'Bearbeiten',
  codeLabel: 'Code, {language}',
  codeLabelPlain: 'Code',
  codeSpoken: {
    one: 'Codeblock, {language}, {count} Zeile',
    other: 'Codeblock, {language}, {count} Zeilen',
  },
  codeSpokenPlain: {one: 'Codeblock, {count} Zeile', other: 'Codeblock, {count} Zeilen'},
  tableLabel: 'Tabelle',
  newTab: '(öffnet in neuem Tab)',
  answerTooLong: 'Der Rest dieser Antwort ist zu lang, um angezeigt zu werden.',
  traceId: 'Referenz {id}',
  copyTrace: 'Referenz kopieren',

  finishLength: 'Die Antwort hat ihre Höchstlänge erreicht.',
  finishFilter: 'Die Antwort wurde durch eine Inhaltsregel beendet.',
  finishEmpty: 'Es kam keine Antwort zurück.',
  continueLabel: 'Um Fortsetzung bitten',
  continueText: 'Bitte fahre fort.',

  errorGeneric: 'Etwas ist schiefgegangen. Ihre Nachricht bleibt erhalten.',
  errorNetwork: 'Der Chat ist nicht erreichbar. Ihre Nachricht bleibt erhalten.',
  errorServer: 'Bei uns ist etwas schiefgegangen. Ihre Nachricht bleibt erhalten.',
  errorBadRequest:
    'Diese Nachricht wurde nicht angenommen. Ändern Sie sie und senden Sie sie erneut.',
  errorForbidden:
    'Sie haben keinen Zugriff auf diesen Chat. Wenden Sie sich an die Website, falls das nicht stimmt.',
  errorStream:
    'Die Verbindung brach ab, bevor die Antwort vollständig war. Was ankam, bleibt erhalten.',
  errorProtocol: 'Ein Teil der Antwort war nicht lesbar. Der lesbare Teil wird angezeigt.',
  errorConfig: 'Dieser Chat ist nicht richtig eingerichtet. Bitte informieren Sie die Website.',
  errorQuota: 'Das Kontingent Ihres Tarifs ist erreicht. Ihre Nachricht bleibt erhalten.',
  retryAvailable: 'Sie können es erneut versuchen.',
  offline: 'Sie sind offline. Ihre Nachricht bleibt erhalten.',
  online: 'Sie sind wieder online.',
  signInNeeded: 'Ihre Sitzung ist beendet. Melden Sie sich erneut an, um fortzufahren.',
  signIn: 'Erneut anmelden',

  rateLimited: 'Zu viele Nachrichten. Sie können in {time} wieder senden.',
  rateLimitOver: 'Sie können wieder Nachrichten senden.',
  dismiss: 'Ausblenden',

  quotaTitle: 'Das Kontingent Ihres Tarifs ist erreicht',
  quotaBody:
    'Was Sie geschrieben haben, bleibt erhalten. Mit einem größeren Tarif geht es sofort weiter.',
  quotaAction: 'Tarife ansehen',
  quotaClose: 'Jetzt nicht',
};

registerLanguage(german);
