import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

/** A server to measure, in a process of its own. */
export interface StartedCase {
  readonly name: string;
  readonly child: ChildProcess;
  readonly address: string;
  /** Of a signed-in user, where the case looks at sessions. */
  readonly authorization: string | undefined;
}

/** @param gateway Address of the case `gateway`, for those that ask it. */
export async function startCase(name: string, gateway: string): Promise<StartedCase> {
  const file = fileURLToPath(new URL('serve-case.ts', import.meta.url));
  const child = fork(file, [name, gateway], {execArgv: ['--import', 'tsx']});
  const [served] = (await once(child, 'message')) as [{port: number; authorization?: string}];
  const {port, authorization} = served;
  return {name, child, address: `http://127.0.0.1:${port}`, authorization};
}

/** The process ends by itself once nobody listens to it. */
export function stopCase({child}: StartedCase): void {
  child.disconnect();
}
