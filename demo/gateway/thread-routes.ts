import {sleep} from './clock.ts';
import {GatewayError, notFound} from './errors.ts';
import {fillThread} from './filler.ts';
import type {ScenarioChoice} from './scenario.ts';
import type {Services} from './services.ts';
import {THREAD_ID, type Owner, type Thread, type ThreadMessage} from './threads.ts';

/** Who asks, and the scenario that the request asks for itself. */
export interface ThreadReader extends Owner {
  readonly own?: ScenarioChoice | undefined;
}

/** What the thread routes serve (contract 5). An unknown thread and somebody else's are both 404. */
export interface ThreadDesk {
  list(owner: ThreadReader): Promise<readonly Thread[]>;
  get(owner: ThreadReader, id: string): Promise<Thread>;
  messages(owner: ThreadReader, id: string): Promise<readonly ThreadMessage[]>;
  remove(owner: ThreadReader, id: string): Promise<void>;
}

export function createThreadDesk(services: Services): ThreadDesk {
  const {threads, faults, clock} = services;
  const meetFault = async (owner: ThreadReader, thread?: string): Promise<void> => {
    const run = faults.take('threads', {uid: owner.uid, own: owner.own, thread});
    if (!run) {
      return;
    }
    await sleep(clock, run.headersDelay);
    if (run.fault?.kind === 'error') {
      throw new GatewayError(run.fault.facts);
    }
    if (run.behaviour.fillsThread) {
      fillThread(services, {owner, thread, count: run.n});
    }
  };

  return {
    async list(owner) {
      await meetFault(owner);
      return threads.list(owner);
    },
    async get(owner, id) {
      await meetFault(owner, id);
      return threads.list(owner).find((thread) => thread.id === id) ?? missing();
    },
    async messages(owner, id) {
      await meetFault(owner, THREAD_ID.test(id) ? id : undefined);
      return threads.messages(owner, id) ?? missing();
    },
    async remove(owner, id) {
      await meetFault(owner, id);
      if (!threads.remove(owner, id)) {
        missing();
      }
    },
  };
}

function missing(): never {
  throw notFound('There is no such thread.');
}
