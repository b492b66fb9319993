import {parts} from './parts.mjs';

const name = process.env['MUTATION_PART'] ?? 'core';
const {mutate, spec, inPage, without} = parts[name];
const reports = `build/mutation/${name}`;

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate,
  testRunner: 'mocha',
  mochaOptions: {
    spec,
    extension: ['ts'],
    require: ['./test/mutation/limit.mjs'],
    'no-config': true,
    'no-package': true,
    ...(without ? {grep: `^(?!.*${without})`} : {}),
  },
  testRunnerNodeArgs: [
    '--import=tsx',
    '--import=./test/mutation/stand-ins.mjs',
    ...(inPage ? ['--import=./test/mutation/page.mjs'] : []),
    // mocha would require the tests, where nothing can stand in for a module.
    '--no-experimental-require-module',
  ],
  coverageAnalysis: 'perTest',
  // What is read once, when its file is loaded, would cost a new process for each mutant.
  ignoreStatic: true,
  concurrency: Number(process.env['MUTATION_CONCURRENCY']) || 2,
  timeoutMS: 12_000,
  timeoutFactor: 2,
  dryRunTimeoutMinutes: 3,
  thresholds: {high: 90, low: 80, break: 80},
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: {allowColor: false, logTests: false, reportTests: false},
  htmlReporter: {fileName: `${reports}/index.html`},
  jsonReporter: {fileName: `${reports}/result.json`},
  tempDirName: 'build/mutation/sandbox',
  ignorePatterns: [
    'build',
    'dist',
    'docs',
    'coverage',
    'bench/peers',
    'test/e2e',
    'test/frameworks',
  ],
  warnings: {slow: false},
};
