/** A question to begin with: what is sent, or what is shown and what is sent. */
export type Prompt = string | {readonly label: string; readonly text: string};

const MOST_PROMPTS = 4;

/** The prompts that can be shown, whatever a host has set. At most four (ux.md 2.4). */
export function readPrompts(prompts: unknown): readonly {label: string; text: string}[] {
  if (!Array.isArray(prompts)) return [];
  return prompts.flatMap(readPrompt).slice(0, MOST_PROMPTS);
}

function readPrompt(prompt: unknown): readonly {label: string; text: string}[] {
  const {label, text} = typeof prompt === 'string' ? {label: prompt, text: prompt} : fields(prompt);
  const valid = typeof label === 'string' && typeof text === 'string' && text.trim() !== '';
  // A button needs a name.
  return valid ? [{label: label.trim() || text, text}] : [];
}

function fields(prompt: unknown): {readonly label?: unknown; readonly text?: unknown} {
  return typeof prompt === 'object' && prompt !== null ? prompt : {};
}
