/** Writes the finished module once more as a classic script: it has neither imports nor exports. */
export function classicScript(fileName) {
  return {
    name: 'classic-script',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle);
        const [chunk, ...others] = files.filter(({type}) => type === 'chunk');
        if (others.length > 0 || chunk.imports.length > 0 || chunk.exports.length > 0) {
          this.error('the script-tag build must be one file without imports and exports');
        }
        const source = `(()=>{"use strict";${chunk.code.trim()}})();\n`;
        this.emitFile({type: 'asset', fileName, source});
      },
    },
  };
}
