/** What a control of the settings looks like. */
export interface Control {
  /** The attribute or the CSS property. */
  readonly name: string;
  readonly about: string;
  readonly kind: 'text' | 'number' | 'switch' | 'choice';
  /** Values to choose from; empty for other kinds. */
  readonly choices: readonly string[];
  readonly default: string;
}

export interface Manifest {
  readonly attributes: readonly Control[];
  readonly cssProperties: readonly Control[];
  readonly events: readonly string[];
}

interface Described {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: {readonly text?: string};
}

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly Described[];
  readonly cssProperties?: readonly Described[];
  readonly events?: readonly Described[];
}

interface ManifestFile {
  readonly modules?: readonly {readonly declarations?: readonly Declaration[]}[];
}

/** The controls that a custom elements manifest describes, for the element of this name. */
export function readManifest(file: unknown, tag: string): Manifest {
  const modules = (file as ManifestFile | null)?.modules ?? [];
  const found = modules
    .flatMap(({declarations = []}) => declarations)
    .find(({tagName}) => tagName === tag);
  return {
    attributes: (found?.attributes ?? []).map(controlOf),
    cssProperties: (found?.cssProperties ?? []).map(controlOf),
    events: (found?.events ?? []).map(({name}) => name),
  };
}

/** Reads `custom-elements.json`, which is served beside the page. */
export async function loadManifest(tag: string): Promise<Manifest> {
  const response = await fetch('custom-elements.json');
  return readManifest(await response.json(), tag);
}

function controlOf({name, description = '', default: given = '', type}: Described): Control {
  const text = type?.text ?? '';
  const choices = [...text.matchAll(/'([^']*)'/g)].map(([, choice = '']) => choice);
  return {name, about: description, kind: kindOf(text, choices), choices, default: unquote(given)};
}

function kindOf(type: string, choices: readonly string[]): Control['kind'] {
  if (/^boolean\b/.test(type)) return 'switch';
  if (/^number\b/.test(type)) return 'number';
  return choices.length > 1 ? 'choice' : 'text';
}

function unquote(text: string): string {
  return text.replace(/^'(.*)'$/, '$1');
}
