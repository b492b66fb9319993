import type {IncomingMessage, ServerResponse} from 'node:http';

import type {WireFault} from './wire-faults.ts';

/** What has to go on the wire next, and whether the connection lives on behind it. */
interface Portion {
  readonly bytes: readonly Buffer[];
  readonly then: 'go-on' | 'end' | 'cut' | 'reset' | 'stall';
}

/** Passes the body of an answer on, as far and as well as the fault lets it. */
export async function deliver(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  fault: WireFault | null,
): Promise<void> {
  const divide = dividerOf(fault);
  try {
    for await (const chunk of answer) {
      const {bytes, then} = divide(chunk as Buffer);
      for (const part of bytes) {
        await write(outgoing, part);
        if (fault?.kind === 'trickle') await pause(fault.ms);
      }
      if (outgoing.destroyed) return void answer.destroy();
      if (then === 'go-on') continue;
      if (then === 'stall') return;
      answer.destroy();
      if (then === 'end') outgoing.end();
      else hangUp(outgoing, then === 'reset');
      return;
    }
    for (const part of divide(null).bytes) await write(outgoing, part);
    outgoing.end();
  } catch {
    // The server has broken off: so does the wire.
    hangUp(outgoing, true);
  }
}

export function hangUp({socket}: ServerResponse, reset: boolean): void {
  if (reset) socket?.resetAndDestroy();
  else socket?.destroySoon();
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** @returns what becomes of each chunk; of `null`, the end, what was held back */
function dividerOf(fault: WireFault | null): (chunk: Buffer | null) => Portion {
  let passed = 0;
  let held: Buffer | null = null;
  return (chunk) => {
    if (chunk === null) return {bytes: held ? [held] : [], then: 'go-on'};
    const start = passed;
    passed += chunk.length;
    if (fault?.kind === 'trickle') return {bytes: slices(chunk, fault.size), then: 'go-on'};
    if (!fault || !('bytes' in fault) || passed <= fault.bytes) {
      return {bytes: [chunk], then: 'go-on'};
    }
    if (fault.kind === 'corrupt' && start > fault.bytes) return {bytes: [chunk], then: 'go-on'};
    const at = Math.max(0, fault.bytes - start);
    if (fault.kind !== 'reorder') return strike(chunk, at, fault);
    if (held === null && start <= fault.bytes) {
      held = chunk;
      return {bytes: [], then: 'go-on'};
    }
    const bytes = held === null ? [chunk] : [chunk, held];
    held = null;
    return {bytes, then: 'go-on'};
  };
}

function strike(chunk: Buffer, at: number, fault: WireFault): Portion {
  switch (fault.kind) {
    case 'cut':
      return {bytes: [chunk.subarray(0, at)], then: fault.reset ? 'reset' : 'cut'};
    case 'cut-character': {
      const lead = chunk.findIndex((byte, index) => index >= at && byte >= 0xc2);
      if (lead < 0) return {bytes: [chunk], then: 'go-on'};
      return {bytes: [chunk.subarray(0, lead + 1)], then: 'cut'};
    }
    case 'end':
    case 'stall':
      return {bytes: [chunk.subarray(0, at)], then: fault.kind};
    case 'corrupt':
      return {bytes: [corrupted(chunk, at, fault.count)], then: 'go-on'};
    default:
      return {bytes: [chunk], then: 'go-on'};
  }
}

const DISTANCE = 11;

function corrupted(chunk: Buffer, at: number, count: number): Buffer {
  const copy = Buffer.from(chunk);
  for (let index = 0; index < count; index++) {
    const place = at + index * DISTANCE;
    if (place < copy.length) copy[place] = (copy[place] ?? 0) ^ 0x95;
  }
  return copy;
}

function slices(chunk: Buffer, size: number): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (let start = 0; start < chunk.length; start += size) {
    parts.push(chunk.subarray(start, start + size));
  }
  return parts;
}

function write(outgoing: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (outgoing.destroyed || bytes.length === 0) return resolve();
    outgoing.once('close', resolve);
    outgoing.write(bytes, () => {
      outgoing.off('close', resolve);
      resolve();
    });
  });
}
