import {writeFileSync} from 'node:fs';

/**
 * Reporter for web-test-runner: writes `{passed, failed, skipped}` to a file at the end. A page that
 * did not load, a broken hook and a missed coverage threshold count as failed.
 *
 * @param {string | undefined} file where to write; nothing is written without it
 */
export function countBrowserTests(file) {
  return {
    onTestRunFinished({sessions, testCoverage}) {
      const count = {passed: 0, failed: 0, skipped: 0};
      for (const session of sessions) {
        const before = count.failed;
        if (session.testResults) countSuite(session.testResults, count);
        if (!session.passed && count.failed === before) count.failed++;
      }
      if (testCoverage && !testCoverage.passed) count.failed++;
      if (file) writeFileSync(file, JSON.stringify(count));
    },
  };
}

function countSuite(suite, count) {
  for (const test of suite.tests) {
    count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
  }
  for (const inner of suite.suites) countSuite(inner, count);
}
