import {relative} from 'node:path';

/**
 * Reporter for `node --test`: one JSON line `{passed, skipped, failures}`, where a failure is a text:
 * the file, its name, and below them what was thrown. Suites do not count, but for a hook of one
 * that broke.
 *
 * @param {AsyncIterable<{type: string, data: any}>} source
 */
export default async function* resultOfNodeTests(source) {
  const result = {passed: 0, skipped: 0, failures: []};
  for await (const {type, data} of source) {
    const isSuite = data?.details?.type === 'suite';
    if (type === 'test:pass' && !isSuite) result[data.skip || data.todo ? 'skipped' : 'passed']++;
    if (type !== 'test:fail') continue;
    const {error} = data.details;
    if (!isSuite || error.failureType !== 'subtestsFailed') result.failures.push(describe(data));
  }
  yield JSON.stringify(result);
}

function describe({name, file, details}) {
  const place = file ? `${relative(process.cwd(), file)} › ` : '';
  const cause = details.error.cause ?? details.error;
  return `${place}${name}\n${cause?.stack ?? cause}`;
}
