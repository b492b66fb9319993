import {registerLanguage} from '../language-registry.ts';
import type {BehestStrings} from '../strings.ts';

/** The words of the interface in Japanese. Importing this module registers them. */
export const japanese: BehestStrings = {
  language: 'ja',

  title: 'チャット',
  assistantName: 'アシスタント',
  userName: 'あなた',
  youSaid: 'あなたの発言:',
  assistantSaid: '{name}の発言:',
  transcriptLabel: '会話',

  open: 'チャットを開く',
  close: 'チャットを閉じる',
  unread: {other: '未読メッセージ {count} 件'},
  newThread: '新しい会話',

  greeting: 'どのようなご用件でしょうか？',
  promptsLabel: '質問の例',

  composerLabel: 'メッセージ',
  placeholder: 'メッセージを入力…',
  send: 'メッセージを送信',
  stop: '回答を停止',
  tooLong: {other: '上限を {count} 文字超えています'},
  remaining: {other: '残り {count} 文字'},
  busy: '回答が終わるまで待つか、停止してください。',
  hint: 'Enter で送信、Shift+Enter で改行',

  pending: '送信中…',
  thinking: '{name}が考えています',
  stillWorking: '処理を続けています…',
  stillResponding: '回答を続けています',
  stopHint: '時間がかかっています。停止して再試行できます。',
  stopped: '停止しました',
  stoppedStatus: '回答を停止しました。途中までの回答は残っています。',
  stoppedLeave: 'ページを離れたため停止しました',
  interrupted: '未完了',
  continues: {other: 'メッセージはさらに {count} 語続きます。続きは会話に表示されています。'},
  loading: '会話を読み込んでいます…',
  loaded: {other: '会話を読み込みました。メッセージ {count} 件'},
  newReply: '{name}からの新しい返信',
  jump: '最新へ移動',
  jumpCount: {other: '新しい返信 {count} 件へ移動'},

  copy: 'コピー',
  copied: 'コピーしました',
  copyFailed: 'コピーできませんでした。',
  copyCode: 'コードをコピー',
  retry: '再試行',
  edit: '編集',
  codeLabel: 'コード、{language}',
  codeLabelPlain: 'コード',
  codeSpoken: {other: 'コードブロック、{language}、{count} 行'},
  codeSpokenPlain: {other: 'コードブロック、{count} 行'},
  tableLabel: '表',
  newTab: '（新しいタブで開きます）',
  answerTooLong: 'この回答の残りは長すぎるため表示できません。',
  traceId: '参照番号 {id}',
  copyTrace: '参照番号をコピー',

  finishLength: '回答が長さの上限に達しました。',
  finishFilter: '回答はコンテンツの規則により停止されました。',
  finishEmpty: '回答がありませんでした。',
  continueLabel: '続きを依頼',
  continueText: '続けてください。',

  errorGeneric: '問題が発生しました。メッセージは残っています。',
  errorNetwork: 'チャットに接続できませんでした。メッセージは残っています。',
  errorServer: 'サーバー側で問題が発生しました。メッセージは残っています。',
  errorBadRequest: 'このメッセージは受け付けられませんでした。内容を変更して再送信してください。',
  errorForbidden:
    'このチャットへのアクセス権がありません。お心当たりがない場合はサイトにお問い合わせください。',
  errorStream: '回答が終わる前に接続が切れました。届いた部分は残っています。',
  errorProtocol: '回答の一部を読み取れませんでした。読み取れた部分を表示しています。',
  errorConfig: 'このチャットは正しく設定されていません。サイトにお知らせください。',
  errorQuota: 'ご利用プランの上限に達しました。メッセージは残っています。',
  retryAvailable: '再試行できます。',
  offline: 'オフラインです。メッセージは残っています。',
  online: 'オンラインに戻りました。',
  signInNeeded: 'セッションが終了しました。続けるには再度サインインしてください。',
  signIn: '再度サインイン',

  rateLimited: 'メッセージの送信が多すぎます。{time}後に再び送信できます。',
  rateLimitOver: '再びメッセージを送信できます。',
  dismiss: '閉じる',

  quotaTitle: 'ご利用プランの上限に達しました',
  quotaBody: '入力した内容は残っています。上位のプランにすると、すぐに続けられます。',
  quotaAction: 'プランを見る',
  quotaClose: '今はしない',
};

registerLanguage(japanese);
