// Writes docs/api.md from the manifest: `npm run api`. A test compares the two.
import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {format} from 'prettier';

import {elementOf} from './editor-data.mjs';
import {describeElement} from './manifest.mjs';

const file = fileURLToPath(new URL('../docs/api.md', import.meta.url));

/** @returns {Promise<string>} the page, formatted as the repository formats its pages */
export function apiReference() {
  const element = elementOf(describeElement());
  const fields = element.members.filter(({kind}) => kind === 'field');
  const methods = element.members.filter(({kind}) => kind === 'method');
  const attributeOf = ({name}) =>
    element.attributes.find(({fieldName}) => fieldName === name)?.name;
  const page = `# Everything on \`<behest-chat>\`

Made from the source by \`npm run api\`; do not edit it.

## Attributes and properties

Attributes are text, numbers, switches and JSON; every one is a property too. A switch is off when it is
absent or \`"false"\`.

${table(
  ['property', 'attribute', 'type', 'default', 'what it is'],
  fields.map((field) => [
    code(field.static ? `BehestChat.${field.name}` : field.name),
    code(attributeOf(field)),
    code(field.type?.text ?? 'unknown'),
    code(field.static ? undefined : field.default),
    `${field.description ?? ''}${field.readonly ? ' Read-only.' : ''}`,
  ]),
)}

## Methods

${table(
  ['method', 'returns', 'what it does'],
  methods.map(({name, parameters = [], return: result, description}) => [
    code(`${name}(${parameters.map(signature).join(', ')})`),
    code(result?.type.text),
    description,
  ]),
)}

## Events

All bubble and cross shadow roots; the cancelable ones say so.

${table(
  ['event', '`detail`', 'when'],
  element.events.map(({name, type, description}) => [
    code(name),
    code(/^CustomEvent<(.*)>$/.exec(type.text)?.[1]),
    description,
  ]),
)}

## Slots

${table(['slot', 'what it is'], element.slots.map(named))}

## CSS parts

${table(['part', 'what it is'], element.cssParts.map(named))}

## CSS custom properties

${table(
  ['property', 'default', 'what it is'],
  (element.cssProperties ?? []).map(({name, default: value, description}) => [
    code(name),
    code(value),
    description,
  ]),
)}
`;
  return format(page, {parser: 'markdown', printWidth: 100});
}

function signature({name, type, optional}) {
  const label = /^\w+$/.test(name) ? name : 'options';
  return `${label}${optional || label === 'options' ? '?' : ''}: ${type?.text ?? 'unknown'}`;
}

function named({name, description}) {
  return [code(name), description];
}

function code(text) {
  return text ? `\`${text.replace(/\breadonly /g, '').trim()}\`` : '';
}

function table(head, rows) {
  const line = (cells) =>
    `| ${cells.map((cell) => (cell ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, await apiReference());
