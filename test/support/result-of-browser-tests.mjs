import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';

/**
 * Reporter for web-test-runner: writes `{passed, skipped, failures}` to a file at the end, where a
 * failure is a text: the file, the names of suites and test, and below them what was thrown. A page
 * that did not load, a broken hook and a missed coverage threshold count as failures.
 *
 * @param {string | undefined} file where to write; nothing is written without it
 */
export function resultOfBrowserTests(file) {
  return {
    onTestRunFinished({sessions, testCoverage}) {
      const result = {passed: 0, skipped: 0, failures: []};
      for (const session of sessions) addSession(session, result);
      if (testCoverage && !testCoverage.passed) result.failures.push('The coverage is too low.');
      if (file) writeFileSync(file, JSON.stringify(result));
    },
  };
}

function addSession(session, result) {
  const place = relative(process.cwd(), session.testFile ?? '');
  const before = result.failures.length;
  if (session.testResults) addSuite(session.testResults, place, result);
  if (session.passed || result.failures.length > before) return;
  result.failures.push([place, ...session.errors.map(textOf)].join('\n'));
}

function addSuite(suite, path, result) {
  for (const test of suite.tests) {
    if (test.skipped) result.skipped++;
    else if (test.passed) result.passed++;
    else result.failures.push(`${path} › ${test.name}\n${textOf(test.error)}`);
  }
  for (const inner of suite.suites) addSuite(inner, `${path} › ${inner.name}`, result);
}

function textOf(error) {
  return error ? `${error.message}\n${error.stack ?? ''}` : 'No error was given.';
}
