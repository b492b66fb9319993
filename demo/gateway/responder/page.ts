/** What the host page has told about itself in the leading system message. */
export interface Page {
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly headings: readonly string[];
  /** The beginning of the message, for context that has another form. */
  readonly excerpt: string;
}

const EXCERPT_LENGTH = 160;
const MOST_HEADINGS = 5;

/** Reads JSON as well as lines of the form `Title: …`; undefined without any context. */
export function readPage(context: string): Page | undefined {
  if (context.trim() === '') {
    return undefined;
  }
  const parts = readJson(context) ?? readLines(context);
  return {
    title: textOf(parts['title']),
    url: textOf(parts['url'] ?? parts['address']),
    headings: headingsOf(parts['headings'] ?? parts['heading']),
    excerpt: context.trim().replace(/\s+/g, ' ').slice(0, EXCERPT_LENGTH),
  };
}

type Parts = Readonly<Record<string, unknown>>;

function readJson(context: string): Parts | undefined {
  const json = /\{[\s\S]*\}/.exec(context)?.[0];
  if (json === undefined) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(json);
    return value as Parts;
  } catch {
    return undefined;
  }
}

/** `Name: value` lines; lines without a name belong to the name above them. */
function readLines(context: string): Parts {
  const parts: Record<string, string> = {};
  let name = '';
  for (const line of context.split('\n')) {
    const found =
      /^[\s*#-]*(?:page )?(title|url|address|path|description|headings?)\b[^:]{0,20}:\s*(.*)$/i.exec(
        line,
      );
    name = found?.[1]?.toLowerCase() ?? name;
    const value = found ? (found[2] ?? '') : line.trim();
    if (name !== '' && value !== '') {
      parts[name] = parts[name] ? `${parts[name]}\n${value}` : value;
    }
  }
  return parts;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function headingsOf(value: unknown): readonly string[] {
  const headings: readonly unknown[] = Array.isArray(value)
    ? value
    : (textOf(value)?.split(/\n|\s*[|;·]\s*/) ?? []);
  return headings
    .map((heading) =>
      String(heading)
        .replace(/^[\s*#-]+/, '')
        .trim(),
    )
    .filter((heading) => heading !== '')
    .slice(0, MOST_HEADINGS);
}
