import type {CallOptions, DataCall} from './calls.ts';
import {BehestBadRequestError, BehestServerError} from './errors.ts';

/** A conversation kept by the gateway for one user of one project (contract 5). */
export interface Thread {
  readonly id: string;
  readonly title?: string;
  readonly last_message_at?: string;
  readonly [field: string]: unknown;
}

/** One message of a thread, oldest first. */
export interface ThreadMessage {
  readonly role: string;
  readonly content: string;
  readonly [field: string]: unknown;
}

/** Threads of the user who calls. There is no create: the first chat with a new id makes one. */
export interface Threads {
  readonly list: (options?: CallOptions) => Promise<readonly Thread[]>;
  /** @throws BehestError with status 404 when the user has no such thread. */
  readonly get: (id: string, options?: CallOptions) => Promise<Thread>;
  readonly messages: (id: string, options?: CallOptions) => Promise<readonly ThreadMessage[]>;
  readonly delete: (id: string, options?: CallOptions) => Promise<void>;
}

/** Thread calls over the given wire. */
export function createThreads(call: DataCall): Threads {
  return {
    list: async (options) => listIn(await call('GET', '/v1/threads', options)) as Thread[],
    get: async (id, options) => (await call('GET', pathOf(id), options)) as Thread,
    messages: async (id, options) =>
      listIn(await call('GET', `${pathOf(id)}/messages`, options)) as ThreadMessage[],
    delete: async (id, options) => {
      await call('DELETE', pathOf(id), options);
    },
  };
}

/** A dot segment would be resolved away, into another address. */
function pathOf(id: string): string {
  if (typeof id !== 'string' || id === '' || id === '.' || id === '..') {
    throw new BehestBadRequestError('A thread id must be a string that is not empty or dots.');
  }
  return `/v1/threads/${encodeURIComponent(id)}`;
}

/** A bare array, or one wrapped as other gateways do (contract 5). */
function listIn(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer;
  const fields = typeof answer === 'object' && answer !== null ? Object.entries(answer) : [];
  const list: unknown = fields.find(
    ([name, value]) => /^(data|threads|messages)$/.test(name) && Array.isArray(value),
  )?.[1];
  if (Array.isArray(list)) return list;
  throw new BehestServerError('The answer of Behest holds no list.', {status: 200});
}
