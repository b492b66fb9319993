/**
 * Reporter for `node --test`: one JSON line `{passed, failed, skipped}`. Suites do not count.
 *
 * @param {AsyncIterable<{type: string, data: any}>} source
 */
export default async function* countNodeTests(source) {
  const count = {passed: 0, failed: 0, skipped: 0};
  for await (const {type, data} of source) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:pass') count[data.skip || data.todo ? 'skipped' : 'passed']++;
    if (type === 'test:fail') count.failed++;
  }
  yield JSON.stringify(count);
}
