import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Instructions with their continued lines joined, comments left out. */
const instructions = read('Dockerfile')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const stages = instructions.join('\n').split(/^(?=FROM )/m);
const last = stages.at(-1) ?? '';
const of = (name: string): string[] => instructions.filter((line) => line.startsWith(`${name} `));

describe('the Dockerfile', () => {
  it('builds in stages and ships neither sources nor development packages', () => {
    assert.ok(stages.length >= 3);
    assert.deepEqual(
      last.match(/^COPY .*$/gm)?.filter((line) => !/^COPY --from=(build|packages) /.test(line)),
      [],
    );
    assert.match(last, /--from=packages \/app\/node_modules/);
    assert.match(stages.find((stage) => / AS packages$/m.test(stage)) ?? '', /npm ci .*--omit=dev/);
  });

  it('runs as a user without rights, tells its health and stops when told', () => {
    const user = /^USER (\S+)$/m.exec(last)?.[1];
    assert.ok(user !== undefined && user !== 'root' && user !== '0');
    assert.ok(last.indexOf('\nUSER ') < last.indexOf('\nCMD '));
    assert.match(last, /^HEALTHCHECK .*--timeout=\d+s .*CMD \[.*\/healthz/m);
    // The shell form would swallow the signal.
    assert.match(last, /^CMD \["node", "build\/server\/main\.js"\]$/m);
  });

  it('names versions, installs from the lockfile without scripts, and holds no secret', () => {
    for (const line of of('FROM')) assert.match(line, /^FROM node:\d+-\S+( AS \w+)?$/);
    const runs = of('RUN').filter((line) => line.includes('npm ci'));
    assert.equal(runs.length, 2);
    for (const line of runs) assert.match(line, /--ignore-scripts/);
    assert.deepEqual([...of('ADD'), ...of('ARG')], []);
    assert.ok(!/KEY|SECRET|TOKEN|PASSWORD/.test(of('ENV').join('\n')));
    assert.match(read('Dockerfile.dockerignore'), /^\*\*\n/);
    assert.ok(!/^!\.env/m.test(read('Dockerfile.dockerignore')));
  });

  it('knows only instructions that exist', () => {
    const known = /^(FROM|WORKDIR|COPY|RUN|ENV|USER|EXPOSE|HEALTHCHECK|STOPSIGNAL|CMD) /;
    assert.deepEqual(
      instructions.filter((line) => !known.test(line)),
      [],
    );
  });
});

describe('the systemd unit', () => {
  const unit = read('deploy/behest-mint.service');

  it('runs without rights, restarts, and waits longer than the grace period', () => {
    for (const line of ['DynamicUser=yes', 'NoNewPrivileges=yes', 'ProtectSystem=strict']) {
      assert.match(unit, RegExp(`^${line}$`, 'm'));
    }
    assert.match(unit, /^Restart=always$/m);
    assert.ok(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]) > 10);
  });

  it('reads its secrets from a file of root, and holds none', () => {
    assert.match(unit, /^EnvironmentFile=\/etc\/behest-mint\.env$/m);
    assert.deepEqual(unit.match(/^Environment=.*$/gm), ['Environment=NODE_ENV=production']);
  });
});
