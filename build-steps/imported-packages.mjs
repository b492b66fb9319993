import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

/**
 * The packages that these modules import, and those that their own relative imports do.
 *
 * @param {readonly string[]} files absolute paths of built modules
 * @returns {Set<string>}
 */
export function importedPackages(files) {
  const packages = new Set();
  const seen = new Set();
  const visit = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      if (specifier.startsWith('.')) visit(join(dirname(file), specifier));
      else packages.add(PACKAGE.exec(specifier)?.[0]);
    }
  };
  files.forEach(visit);
  return packages;
}

const IMPORT = /^(?:import|export)\b[^'"]*['"]([^'"]+)['"]/gm;
const PACKAGE = /^(?:@[^/]+\/)?[^/]+/;
