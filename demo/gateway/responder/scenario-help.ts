import {findScenario, SCENARIOS} from '../scenarios.ts';

/** An answer about the scenarios to a prompt that begins with `/s`; undefined to any other. */
export function describeScenarios(question: string): string | undefined {
  const found = /^\s*\/s(?:\s+([\w-]+)|\s*$)/.exec(question);
  if (!found) {
    return undefined;
  }
  const name = found[1];
  const scenario = name === undefined ? undefined : findScenario(name);
  if (scenario) {
    return `**${scenario.name}** is on. ${scenario.does}\n\nExpected: ${scenario.expected}`;
  }
  const unknown = name === undefined ? '' : `There is no scenario called \`${name}\`. `;
  const rows = SCENARIOS.map((row) => `| \`/s ${row.name}\` | ${row.does} |`);
  return `${unknown}These can be typed before any question, with \`key=value\` pairs such as \`n=7\`,
\`delay=500\`, \`times=1\`, \`after=0\` and \`stored=full\` behind the name:

| type | what the gateway does |
|---|---|
${rows.join('\n')}`;
}
