import {registerLanguage} from '../language-registry.ts';
import type {BehestStrings} from '../strings.ts';

/** The words of the interface in French. Importing this module registers them. */
export const french: BehestStrings = {
  language: 'fr',

  title: 'Discussion',
  assistantName: 'Assistant',
  userName: 'Vous',
  youSaid: 'Vous avez écrit :',
  assistantSaid: '{name} a écrit :',
  transcriptLabel: 'Conversation',

  open: 'Ouvrir la discussion',
  close: 'Fermer la discussion',
  unread: {
    one: '{count} message non lu',
    many: '{count} de messages non lus',
    other: '{count} messages non lus',
  },
  newThread: 'Nouvelle conversation',

  greeting: 'Comment pouvons-nous vous aider ?',
  promptsLabel: 'Questions suggérées',

  composerLabel: 'Message',
  placeholder: 'Écrivez un message…',
  send: 'Envoyer le message',
  stop: 'Arrêter la réponse',
  tooLong: {
    one: '{count} caractère en trop',
    many: '{count} de caractères en trop',
    other: '{count} caractères en trop',
  },
  remaining: {
    one: '{count} caractère restant',
    many: '{count} de caractères restants',
    other: '{count} caractères restants',
  },
  busy: 'Attendez la réponse ou arrêtez-la.',
  hint: 'Entrée pour envoyer, Maj+Entrée pour une nouvelle ligne',

  pending: 'Envoi en cours…',
  thinking: '{name} réfléchit',
  stillWorking: 'Toujours en cours…',
  stillResponding: 'La réponse est toujours en cours',
  stopHint: 'Cela prend du temps. Vous pouvez arrêter et réessayer.',
  stopped: 'Arrêtée',
  stoppedStatus: 'Réponse arrêtée. Ce qui est déjà reçu est conservé.',
  stoppedLeave: 'Arrêtée lorsque vous avez quitté la page',
  interrupted: 'Réponse incomplète',
  continues: {
    one: 'Le message continue, {count} mot. Il se trouve dans la conversation.',
    many: 'Le message continue, {count} de mots. Il se trouve dans la conversation.',
    other: 'Le message continue, {count} mots. Il se trouve dans la conversation.',
  },
  loading: 'Chargement de la conversation…',
  loaded: {
    one: 'Conversation chargée, {count} message',
    many: 'Conversation chargée, {count} de messages',
    other: 'Conversation chargée, {count} messages',
  },
  newReply: 'Nouvelle réponse de {name}',
  jump: 'Aller au plus récent',
  jumpCount: {
    one: 'Aller à {count} nouvelle réponse',
    many: 'Aller à {count} de nouvelles réponses',
    other: 'Aller à {count} nouvelles réponses',
  },

  copy: 'Copier',
  copied: 'Copié',
  copyFailed: 'La copie n’a pas été possible.',
  copyCode: 'Copier le code',
  retry: 'Réessayer',
  edit: 'Modifier',
  codeLabel: 'Code, {language}',
  codeLabelPlain: 'Code',
  codeSpoken: {
    one: 'Bloc de code, {language}, {count} ligne',
    many: 'Bloc de code, {language}, {count} de lignes',
    other: 'Bloc de code, {language}, {count} lignes',
  },
  codeSpokenPlain: {
    one: 'Bloc de code, {count} ligne',
    many: 'Bloc de code, {count} de lignes',
    other: 'Bloc de code, {count} lignes',
  },
  tableLabel: 'Tableau',
  newTab: '(s’ouvre dans un nouvel onglet)',
  answerTooLong: 'La suite de cette réponse est trop longue pour être affichée.',
  traceId: 'Référence {id}',
  copyTrace: 'Copier la référence',

  finishLength: 'La réponse a atteint sa longueur maximale.',
  finishFilter: 'La réponse a été arrêtée par une règle de contenu.',
  finishEmpty: 'Aucune réponse n’est revenue.',
  continueLabel: 'Demander la suite',
  continueText: 'Continuez, s’il vous plaît.',

  errorGeneric: 'Un problème est survenu. Votre message est conservé.',
  errorNetwork: 'La discussion est injoignable. Votre message est conservé.',
  errorServer: 'Un problème est survenu de notre côté. Votre message est conservé.',
  errorBadRequest: 'Ce message n’a pas été accepté. Modifiez-le et renvoyez-le.',
  errorForbidden:
    'Vous n’avez pas accès à cette discussion. Contactez le site si c’est une erreur.',
  errorStream:
    'La connexion a été coupée avant la fin de la réponse. Ce qui est arrivé est conservé.',
  errorProtocol: 'Une partie de la réponse est illisible. Le reste est affiché.',
  errorConfig: 'Cette discussion n’est pas correctement configurée. Veuillez en informer le site.',
  errorQuota: 'La limite de votre formule est atteinte. Votre message est conservé.',
  retryAvailable: 'Vous pouvez réessayer.',
  offline: 'Vous êtes hors ligne. Votre message est conservé.',
  online: 'Vous êtes de nouveau en ligne.',
  signInNeeded: 'Votre session est terminée. Reconnectez-vous pour continuer.',
  signIn: 'Se reconnecter',

  rateLimited: 'Trop de messages. Vous pourrez en envoyer à nouveau dans {time}.',
  rateLimitOver: 'Vous pouvez de nouveau envoyer des messages.',
  dismiss: 'Masquer',

  quotaTitle: 'La limite de votre formule est atteinte',
  quotaBody:
    'Ce que vous avez écrit est conservé. Avec une formule supérieure, vous pouvez continuer tout de suite.',
  quotaAction: 'Voir les formules',
  quotaClose: 'Pas maintenant',
};

registerLanguage(french);
