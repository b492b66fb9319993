/** What the decoder of `openai` brings along and a browser never needs, by file and pattern. */
const CUTS = {
  // Private fields are WeakMaps there; nobody else can call these helpers on the wrong object.
  'openai/internal/tslib.mjs': /if \([^\n]*\)\s*throw new TypeError\("[^"]*"\);/g,
  'openai/internal/decoders/line.mjs': /^LineDecoder\.NEWLINE_\w+ = .*$/gm,
  // Without a body what follows throws as well; the text is for React Native.
  'openai/core/streaming.mjs':
    /(?<=_iterSSEMessages\(response, controller\) \{\n) {4}if \(!response\.body\) \{[^]*?\n {4}\}\n/g,
};

/** Leaves out of the bundle what `CUTS` names, and fails when a new version of the package has moved it. */
export function shrinkOpenai() {
  return {
    name: 'shrink-openai',
    /** @param {string} code @param {string} id */
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      const [file, pattern] = Object.entries(CUTS).find(([name]) => path.endsWith(name)) ?? [];
      if (!file || !pattern) return null;
      const short = code.replace(pattern, '');
      if (short === code) throw new Error(`${file} no longer holds what is left out of it.`);
      return {code: short, map: null};
    },
  };
}
