interface Sample {
  /** The word behind the back-ticks. */
  readonly fence: string;
  /** Finds the wish for it. */
  readonly asked: RegExp;
  write(name: string, topic: string): string;
}

const TYPESCRIPT: Sample = {
  fence: 'ts',
  asked: /\b(typescript|ts)\b/i,
  write: (name, topic) => `/** Everything about ${topic}, in order. */
export function ${name}(items: readonly string[]): string {
  return items.map((item, index) => \`\${index + 1}. \${item}\`).join('\\n');
}`,
};

const SAMPLES: readonly Sample[] = [
  TYPESCRIPT,
  {
    fence: 'js',
    asked: /\b(javascript|js|node)\b/i,
    write: (name, topic) => `// ${topic}
export function ${name}(items) {
  return items.filter((item) => item.length > 0).join(', ');
}`,
  },
  {
    fence: 'python',
    asked: /\bpython\b/i,
    write: (name, topic) => `def ${snakeCase(name)}(items: list[str]) -> str:
    """Everything about ${topic}, in order."""
    return "\\n".join(f"{n}. {item}" for n, item in enumerate(items, start=1))


print(${snakeCase(name)}(["first", "second"]))`,
  },
  {
    fence: 'sql',
    asked: /\bsql\b/i,
    write: (name, topic) => `-- ${topic}
SELECT name, count(*) AS times
FROM ${snakeCase(name)}
WHERE created_at > now() - interval '7 days'
GROUP BY name
ORDER BY times DESC;`,
  },
  {
    fence: 'html',
    asked: /\bhtml\b/i,
    write: (_, topic) => `<section aria-labelledby="heading">
  <h2 id="heading">${topic}</h2>
  <p>Short, and in the right order.</p>
</section>`,
  },
  {
    fence: 'css',
    asked: /\bcss\b/i,
    write: (name, topic) => `/* ${topic} */
.${snakeCase(name).replaceAll('_', '-')} {
  display: grid;
  gap: 1rem;
  padding-inline: 2rem;
}`,
  },
  {
    fence: 'sh',
    asked: /\b(bash|shell|curl|terminal)\b/i,
    write: (name, topic) => `# ${topic}
for item in first second third; do
  echo "${snakeCase(name)}: $item"
done`,
  },
  {
    fence: 'rust',
    asked: /\brust\b/i,
    write: (name, topic) => `/// Everything about ${topic}, in order.
pub fn ${snakeCase(name)}(items: &[&str]) -> String {
    items.join("\\n")
}`,
  },
  {
    fence: 'go',
    asked: /\b(go|golang)\b/i,
    write: (name, topic) => `// ${name} keeps everything about ${topic} in order.
func ${name}(items []string) string {
	return strings.Join(items, "\\n")
}`,
  },
  {
    fence: 'java',
    asked: /\bjava\b/i,
    write: (name, topic) => `/** Everything about ${topic}, in order. */
static String ${name}(List<String> items) {
    return String.join("\\n", items);
}`,
  },
  {
    fence: 'json',
    asked: /\bjson\b/i,
    write: (name, topic) =>
      JSON.stringify({name, about: topic, items: ['first', 'second']}, null, 2),
  },
];

const CODE_WORDS =
  /\b(code|function|snippet|script|program|example in|query|implement|programm|funktion|beispiel in)\b|كود|برنامج|コード|関数/iu;

/** A fenced block in the language that the question asks for; undefined when it asks for no code. */
export function codeFor(question: string, topic: string): string | undefined {
  const named = SAMPLES.find((sample) => sample.asked.test(question));
  const isWanted =
    CODE_WORDS.test(question) || (named && /\b(in|with|using|mit)\b/i.test(question));
  if (!isWanted) {
    return undefined;
  }
  const sample = named ?? TYPESCRIPT;
  return `\`\`\`${sample.fence}\n${sample.write(camelCase(topic), topic)}\n\`\`\``;
}

/** A name made of the Latin words of a topic. */
function camelCase(topic: string): string {
  const words =
    topic
      .toLowerCase()
      .match(/[a-z][a-z0-9]*/g)
      ?.slice(0, 3) ?? [];
  const [first = 'answer', ...rest] = words;
  return first + rest.map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`).join('');
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
