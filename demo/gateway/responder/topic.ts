const LONGEST_TOPIC = 60;

/** Words that lead to what a question is about, taken off again and again. */
const LEADS = [
  /^(?:hi|hello|hey|please|ok(?:ay)?|so|and|but|now|then|well)\b[\s,.!]*/i,
  /^(?:can|could|would|will) you\b\s*/i,
  /^(?:i (?:want|need|would like)|i'd like)(?: to)?(?: know| see| understand| hear)?\s*/i,
  /^(?:tell|show|give|teach|help|write|make|draw|explain|describe|list|compare|summari[sz]e|define)\b(?: me| us)?\s*/i,
  /^(?:what|who|where|when|why|which|how)(?:'s|’s)?\s+(?:is|are|was|were|does|do|did|can|could|should|would|to|many|much|about)?\b\s*/i,
  /^(?:about|of|to|for|with|the|an?|some|any|i|we|you|my|me)\b\s*/i,
  /^(?:hallo|bitte|und|nun|also)(?!\p{L})[\s,.!]*/iu,
  /^(?:kannst du|könntest du|ich möchte|ich will|zeige?|gib|erkläre?|nenne|schreibe?|vergleiche?)(?!\p{L})(?:\s+(?:mir|uns))?\s*/iu,
  /^(?:was|wer|wo|wann|warum|wie|welche[rs]?)\s+(?:ist|sind|war|kann|soll|macht|funktioniert|geht)?(?!\p{L})\s*/iu,
  /^(?:der|die|das|den|ein|eine|einen|man|ich|über|von|mir)(?!\p{L})\s*/iu,
  /^(?:ما|ماذا|من|كيف|لماذا|متى|أين|هل|اشرح|اكتب|أعطني)(?!\p{L})\s*(?:هو|هي|لي)?(?!\p{L})\s*/u,
] as const;

const TAILS = [
  /[\s?!.,;:؟。？！]+$/u,
  /\s*(?:について|とは|を|は|の)?(?:何ですか|教えてください|教えて|説明してください|なに)$/u,
  /\s+(?:please|bitte|works?|mean|means|funktioniert)$/i,
  /\s+(?:in|as|with|using|mit|als)\s+(?:a |an |eine[rn]? )?(?:table|list|tabelle|liste|javascript|typescript|python|sql|html|css|bash|rust|go|java|json)$/i,
] as const;

/**
 * What a question is about, in its own words, short enough for a heading and without characters that
 * mean something in markdown; empty when nothing is left.
 */
export function topicOf(question: string): string {
  const firstLine = question.trim().split('\n', 1)[0] ?? '';
  const plain = firstLine
    .replace(/[|`*_#<>[\]\\{}~]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const topic = stripAll(stripAll(plain, TAILS), LEADS);
  return shorten(topic === '' ? stripAll(plain, TAILS) : topic);
}

function stripAll(text: string, patterns: readonly RegExp[]): string {
  const stripped = patterns.reduce((rest, pattern) => rest.replace(pattern, ''), text);
  return stripped === text ? text : stripAll(stripped, patterns);
}

function shorten(topic: string): string {
  const letters = [...topic];
  if (letters.length <= LONGEST_TOPIC) {
    return topic;
  }
  const cut = letters.slice(0, LONGEST_TOPIC).join('');
  return `${cut.replace(/\s+\S*$/, '')}…`;
}
