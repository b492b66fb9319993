import {executeServerCommand} from '@web/test-runner-commands';

/**
 * One message of the Chrome DevTools Protocol to this page.
 *
 * @throws {Error} with the protocol's own words when it was refused
 */
export async function cdp<Result = unknown>(method: string, params: object = {}): Promise<Result> {
  return (await executeServerCommand('cdp', {method, params})) as Result;
}
