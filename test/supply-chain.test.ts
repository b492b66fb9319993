import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

// Permissive, and known to us: another one needs a look first.
const licences = ['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0', '(MPL-2.0 OR Apache-2.0)'];

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as {packages: Record<string, LockedPackage>};
const production = Object.entries(lock.packages).filter(
  ([path, {dev, devOptional, link}]) =>
    path.startsWith('node_modules/') && !dev && !devOptional && !link,
);

describe('what is installed for production', () => {
  it('is explained, package by package', () => {
    const {dependencies} = JSON.parse(read('package.json')) as {dependencies: object};
    const page = read('docs/dependencies.md');
    const unexplained = Object.keys(dependencies).filter((name) => !page.includes(`| \`${name}\``));
    assert.deepEqual(unexplained, []);
    const explained = [...page.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name ?? '');
    assert.deepEqual(explained.sort(), Object.keys(dependencies).sort());
  });

  it('has licences that are known', () => {
    assert.ok(production.length > 20);
    const others = production.filter(([, {license}]) => !licences.includes(license ?? ''));
    assert.deepEqual(others, []);
  });

  it('names no registry, nor do the tools that are installed apart', () => {
    const folders = ['', 'recipes/', 'test/frameworks/', 'test/mutation/'];
    const naming = folders.filter((folder) =>
      /"resolved": "(https?|git)/.test(read(`${folder}package-lock.json`)),
    );
    assert.deepEqual(naming, []);
  });

  it('runs nothing when it is installed', () => {
    assert.deepEqual(
      production.filter(([, {hasInstallScript}]) => hasInstallScript),
      [],
    );
  });
});
