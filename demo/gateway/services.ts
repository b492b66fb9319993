import type {Clock} from './clock.ts';
import type {Counters} from './counters.ts';
import type {FaultDesk} from './fault-desk.ts';
import type {KeyRing} from './keys.ts';
import type {Limits} from './limits.ts';
import type {Project, Settings, UpstreamOptions} from './options.ts';
import type {ThreadStore} from './threads.ts';

/** What the routes share. */
export interface Services {
  readonly project: Project;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly threads: ThreadStore;
  readonly limits: Limits;
  readonly faults: FaultDesk;
  readonly counters: Counters;
  /** The next identifier, `prefix_` and 24 hexadecimal digits. */
  readonly newId: (prefix: string) => string;
  readonly upstream: UpstreamOptions | undefined;
}
