import {registerLanguage} from '../language-registry.ts';
import type {BehestStrings} from '../strings.ts';

/** The words of the interface in Spanish. Importing this module registers them. */
export const spanish: BehestStrings = {
  language: 'es',

  title: 'Chat',
  assistantName: 'Asistente',
  userName: 'Usted',
  youSaid: 'Usted escribió:',
  assistantSaid: '{name} escribió:',
  transcriptLabel: 'Conversación',

  open: 'Abrir el chat',
  close: 'Cerrar el chat',
  unread: {
    one: '{count} mensaje sin leer',
    many: '{count} de mensajes sin leer',
    other: '{count} mensajes sin leer',
  },
  newThread: 'Nueva conversación',

  greeting: '¿En qué podemos ayudarle?',
  promptsLabel: 'Preguntas sugeridas',

  composerLabel: 'Mensaje',
  placeholder: 'Escriba un mensaje…',
  send: 'Enviar mensaje',
  stop: 'Detener la respuesta',
  tooLong: {
    one: 'Sobra {count} carácter',
    many: 'Sobran {count} de caracteres',
    other: 'Sobran {count} caracteres',
  },
  remaining: {
    one: 'Queda {count} carácter',
    many: 'Quedan {count} de caracteres',
    other: 'Quedan {count} caracteres',
  },
  busy: 'Espere la respuesta o deténgala.',
  hint: 'Intro para enviar, Mayús+Intro para una línea nueva',

  pending: 'Enviando…',
  thinking: '{name} está pensando',
  stillWorking: 'Todavía en curso…',
  stillResponding: 'La respuesta sigue en curso',
  stopHint: 'Está tardando mucho. Puede detenerla y volver a intentarlo.',
  stopped: 'Detenida',
  stoppedStatus: 'Respuesta detenida. Lo recibido se conserva.',
  stoppedLeave: 'Detenida cuando salió de la página',
  interrupted: 'Respuesta incompleta',
  continues: {
    one: 'El mensaje continúa, {count} palabra. Está en la conversación.',
    many: 'El mensaje continúa, {count} de palabras. Está en la conversación.',
    other: 'El mensaje continúa, {count} palabras. Está en la conversación.',
  },
  loading: 'Cargando la conversación…',
  loaded: {
    one: 'Conversación cargada, {count} mensaje',
    many: 'Conversación cargada, {count} de mensajes',
    other: 'Conversación cargada, {count} mensajes',
  },
  newReply: 'Nueva respuesta de {name}',
  jump: 'Ir a lo más reciente',
  jumpCount: {
    one: 'Ir a {count} respuesta nueva',
    many: 'Ir a {count} de respuestas nuevas',
    other: 'Ir a {count} respuestas nuevas',
  },

  copy: 'Copiar',
  copied: 'Copiado',
  copyFailed: 'No se pudo copiar.',
  copyCode: 'Copiar código',
  retry: 'Reintentar',
  edit: 'Editar',
  codeLabel: 'Código, {language}',
  codeLabelPlain: 'Código',
  codeSpoken: {
    one: 'Bloque de código, {language}, {count} línea',
    many: 'Bloque de código, {language}, {count} de líneas',
    other: 'Bloque de código, {language}, {count} líneas',
  },
  codeSpokenPlain: {
    one: 'Bloque de código, {count} línea',
    many: 'Bloque de código, {count} de líneas',
    other: 'Bloque de código, {count} líneas',
  },
  tableLabel: 'Tabla',
  newTab: '(se abre en una pestaña nueva)',
  answerTooLong: 'El resto de esta respuesta es demasiado largo para mostrarse.',
  traceId: 'Referencia {id}',
  copyTrace: 'Copiar referencia',

  finishLength: 'La respuesta alcanzó su longitud máxima.',
  finishFilter: 'Una norma de contenido detuvo la respuesta.',
  finishEmpty: 'No llegó ninguna respuesta.',
  continueLabel: 'Pedir que continúe',
  continueText: 'Continúe, por favor.',

  errorGeneric: 'Se produjo un problema. Su mensaje se conserva.',
  errorNetwork: 'No se pudo contactar con el chat. Su mensaje se conserva.',
  errorServer: 'Se produjo un problema por nuestra parte. Su mensaje se conserva.',
  errorBadRequest: 'Este mensaje no se aceptó. Modifíquelo y envíelo de nuevo.',
  errorForbidden: 'No tiene acceso a este chat. Contacte con el sitio si cree que es un error.',
  errorStream:
    'La conexión se cortó antes de que la respuesta estuviera completa. Lo recibido se conserva.',
  errorProtocol: 'Una parte de la respuesta no se pudo leer. Se muestra lo que se pudo leer.',
  errorConfig: 'Este chat no está bien configurado. Comuníquelo al sitio.',
  errorQuota: 'Se alcanzó el límite de su plan. Su mensaje se conserva.',
  retryAvailable: 'Puede reintentarlo.',
  offline: 'No tiene conexión. Su mensaje se conserva.',
  online: 'Vuelve a tener conexión.',
  signInNeeded: 'Su sesión ha terminado. Inicie sesión de nuevo para continuar.',
  signIn: 'Iniciar sesión de nuevo',

  rateLimited: 'Demasiados mensajes. Podrá enviar de nuevo en {time}.',
  rateLimitOver: 'Ya puede enviar mensajes de nuevo.',
  dismiss: 'Ocultar',

  quotaTitle: 'Se alcanzó el límite de su plan',
  quotaBody: 'Lo que escribió se conserva. Con un plan superior puede continuar de inmediato.',
  quotaAction: 'Ver planes',
  quotaClose: 'Ahora no',
};

registerLanguage(spanish);
