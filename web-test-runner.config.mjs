import {fileURLToPath} from 'node:url';

import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';

import {findBrowser} from './build-steps/browser.mjs';
import {cdpCommand} from './test/support/cdp-command.mjs';
import {reportAnything} from './test/support/report-anything.mjs';
import {resultOfBrowserTests} from './test/support/result-of-browser-tests.mjs';

const browser = await findBrowser();
const tsconfig = fileURLToPath(new URL('./tsconfig.json', import.meta.url));

// A page has no environment: what a deeper fuzz run asks for is written into its source.
const define = {'process.env.FUZZ_RUNS': JSON.stringify(process.env.FUZZ_RUNS ?? '')};

// msw wants its worker at the root.
function serveMswWorker(context, next) {
  if (context.path === '/mockServiceWorker.js') context.url = '/test/support/service-worker.js';
  return next();
}

export default {
  files: 'test/widget/**/*.test.ts',
  nodeResolve: {browser: true, exportConditions: ['production']},
  // A page behind another one draws nothing, and two that start msw's worker at once reload each other.
  concurrency: 1,
  plugins: [
    esbuildPlugin({ts: true, target: 'es2022', tsconfig, define}),
    cdpCommand(),
    reportAnything(),
  ],
  middleware: [serveMswWorker],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: browser.executablePath,
        args: browser.args,
        env: browser.env,
        headless: browser.source === 'bundled' ? 'shell' : true,
      },
    }),
  ],
  coverageConfig: {
    include: ['widget/{core,transport}/**/*.ts'],
    report: true,
    reportDir: 'coverage',
    reporters: ['text', 'json-summary'],
  },
  testFramework: {config: {timeout: 30000}},
  testsFinishTimeout: 180000,
  reporters: [
    defaultReporter({reportTestResults: true, reportTestProgress: false}),
    resultOfBrowserTests(process.env.TEST_RESULT_FILE),
  ],
};
