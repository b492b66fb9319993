import {spawn} from 'node:child_process';
import type {ChildProcess} from 'node:child_process';
import {once} from 'node:events';

/** A program of ours that may be killed at any moment and started again on the same port. */
export class ServerProcess {
  readonly #program: string;
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  #output = '';
  #starting: Promise<void> | null = null;

  constructor(program: string, env: Readonly<Record<string, string>>) {
    this.#program = program;
    this.#env = env;
  }

  /** Everything that it has printed, over all its lives. */
  get output(): string {
    return this.#output;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(): Promise<void> {
    const env = {PATH: process.env['PATH'] ?? '', ...this.#env};
    const child = spawn(process.execPath, [this.#program], {env});
    this.#child = child;
    let said = '';
    const listening = new Promise<void>((resolve, reject) => {
      const hear = (bytes: unknown): void => {
        said += String(bytes);
        this.#output += String(bytes);
        if (said.includes('listening')) resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', () => reject(new Error(`A server ended at its start: ${said}`)));
    });
    await listening;
  }

  /** Kills it without a warning and starts it again; callers at the same time share one restart. */
  async killAndRestart(): Promise<void> {
    this.#starting ??= this.stop()
      .then(() => this.start())
      .finally(() => (this.#starting = null));
    return this.#starting;
  }

  /** Settles when it is not on its way back. */
  async isUp(): Promise<void> {
    await this.#starting;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}
