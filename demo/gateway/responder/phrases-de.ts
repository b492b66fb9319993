import type {Phrases} from './phrases.ts';

export const GERMAN: Phrases = {
  asks: {
    memory:
      /\b(was habe ich (dich )?(vorhin |bisher |zuletzt )?gefragt|wie viele fragen|meine (erste|letzte|vorige) frage|fasse? .*(gespräch|unterhaltung))/i,
    name: /\b(wer bin ich|wie heiße ich|(was|wie) ist mein name|kennst du meinen namen)/i,
    page: /\b(diese[rn]? seite|dieser artikel|wo bin ich|was lese ich)/i,
    table: /\b(tabelle|vergleiche?|unterschied)/i,
    steps: /\b(schritte?|anleitung|liste|wie (kann|macht|soll|geht))/i,
    greeting: /^\W*(hallo|guten (tag|morgen|abend)|danke|(ich heiße|mein name ist) \S+)\W*$/i,
  },
  meet: (name) => `Freut mich, ${name}. Ich merke mir den Namen für diese Unterhaltung.`,
  greet: (name) => [`Gern, ${name}.`, `Schauen wir mal, ${name}.`],
  hello: 'Hallo und willkommen.',
  knowName: (name) =>
    name === undefined
      ? 'Du hast mir deinen Namen hier noch nicht gesagt. Schreib „ich heiße …“, dann merke ich ihn mir.'
      : `Du heißt **${name}**: Das hast du mir in dieser Unterhaltung gesagt.`,
  sum: (expression, value) => `\`${expression}\` = **${value}**

Das ist wirklich ausgerechnet: erst die Klammern, dann Potenzen, dann Punkt vor Strich, immer von links nach rechts.`,
  recall: (count) =>
    count === 0
      ? 'Das ist deine erste Frage in dieser Unterhaltung; es gibt noch nichts, woran ich mich erinnern könnte.'
      : `Vorher hast du hier ${count === 1 ? 'eine Frage' : `${count} Fragen`} gestellt:`,
  page({title, url, headings, excerpt}) {
    if (title === undefined && url === undefined) {
      return `Die Seite hat mir dies über sich gesagt: „${excerpt}“.`;
    }
    const parts = headings.map((heading) => `„${heading}“`).join(', ');
    return `Du liest gerade **${title ?? url}**${title && url ? ` (\`${url}\`)` : ''}.${
      parts === '' ? '' : ` Die Überschriften lauten ${parts}.`
    }`;
  },
  intro: (topic) => [
    `Deine Frage: **${topic}**. So könnte eine gute Antwort aufgebaut sein: zuerst das Wichtigste, dann der Weg dorthin.`,
    `**${topic}** braucht mehr als einen Satz. Deshalb der Reihe nach: worauf es ankommt, wie man vorgeht und worauf man achten sollte.`,
  ],
  points: 'Kurz gesagt',
  pointsOf: (topic) => [
    `Beginne damit, wozu *${topic}* dienen soll, nicht damit, wie man es üblicherweise macht.`,
    'Entscheide früh, was du **nicht** tun willst; das spart mehr Zeit als jedes Werkzeug.',
    'Ein kleines Beispiel, das läuft, sagt mehr als drei Seiten Planung.',
    'Schreib vorher auf, was du erwartest, und vergleiche nachher.',
    'Sind zwei Wege gleich gut, nimm den, den du leichter zurückgehen kannst.',
  ],
  steps: 'Schritt für Schritt',
  stepsOf: (topic) => [
    `Sag in einem Satz, was ${topic} erreichen soll.`,
    'Sammle, was schon da ist, und lass es erst einmal so.',
    'Bau die kleinste Fassung, die überhaupt nützlich sein kann.',
    'Lass sie jemanden ausprobieren, der sie nie gesehen hat, und schau nur zu.',
  ],
  table: 'Nebeneinander',
  tableOf: (topic) => [
    ['Frage', 'einfach', 'gründlich'],
    [`Zeit für ${topic}`, 'eine Stunde', 'eine Woche'],
    ['Risiko', 'gering, leicht rückgängig', 'mittel, braucht einen Plan'],
    ['Gut für', 'das Herausfinden', 'das Dabeibleiben'],
  ],
  code: (topic) => `Und als Code, zu ${topic}:`,
  abilities: `Das kann ich, solange das echte Modell nicht da ist:

- rechnen, zum Beispiel \`17 * (3 + 4)\`,
- mir deinen Namen und deine Fragen in dieser Unterhaltung merken,
- sagen, auf welcher Seite du bist, wenn die Seite es mir verrät,
- ein Thema in Überschriften, Listen, Tabellen oder Code bringen,
- jeden Fehler der Leitung vorführen: \`/s\` zeigt die Liste.`,
  honesty: [
    '*Ich bin ein Ersatzmodell: Die Form ist echt, das Wissen nicht.*',
    '*Das schreibt ein Ersatzmodell, das neben der Demo läuft, kein Sprachmodell.*',
  ],
  count: (number, previous) =>
    `Das war deine ${number}. Frage in dieser Unterhaltung${
      previous === undefined ? '' : `; davor hast du „${previous}“ gefragt`
    }.`,
};
