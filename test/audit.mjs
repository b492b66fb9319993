// Known holes in what runs in production. Not part of `npm test`: the answer changes by itself, and not
// every registry gives it.
import {spawnSync} from 'node:child_process';

const {stdout} = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=moderate', '--json'], {
  encoding: 'utf8',
});
const {metadata, vulnerabilities = {}} = JSON.parse(stdout || '{}');
if (!metadata) {
  console.log('audit: the registry does not answer');
} else {
  const {moderate, high, critical} = metadata.vulnerabilities;
  console.log(`audit: ${moderate + high + critical} of ${metadata.dependencies.prod} packages`);
  for (const [name, {severity}] of Object.entries(vulnerabilities)) console.log(name, severity);
  process.exitCode = moderate + high + critical > 0 ? 1 : 0;
}
