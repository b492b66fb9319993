import {readFileSync} from 'node:fs';

import {create, ts} from '@custom-elements-manifest/analyzer';
import {litPlugin} from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';

const root = new URL('../', import.meta.url);
const sources = ['widget/settings.ts', 'widget/behest-chat.ts', 'widget/define.ts'];
const eventMap = 'BehestChatEventMap';

/**
 * The element's public face, read from the source, as a custom elements manifest
 * (https://github.com/webcomponents/custom-elements-manifest, version 1).
 */
export function describeElement() {
  const modules = sources.map(parse);
  const {modules: described} = create({modules, plugins: litPlugin()});
  const element = described
    .flatMap(({declarations}) => declarations)
    .find(({tagName}) => tagName === 'behest-chat');
  const name = element.name;
  const path = 'dist/element.js';
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: [{...publicFace(element), superclass: {name: 'LitElement', package: 'lit'}}],
        exports: [{kind: 'js', name, declaration: {name, module: path}}],
      },
      {
        kind: 'javascript-module',
        path: 'dist/define.js',
        declarations: [],
        exports: [
          {
            kind: 'custom-element-definition',
            name: element.tagName,
            declaration: {name, module: path},
          },
        ],
      },
    ],
  };
}

function publicFace({members, attributes, events, ...rest}) {
  const types = readEventTypes();
  return {
    ...rest,
    // Native ones that the element watches have no type of ours.
    attributes: attributes.filter(({type}) => type).map(withoutOrigin),
    members: members.filter(({privacy}) => privacy !== 'private').map(withoutOrigin),
    events: events.map((event) => ({...event, type: {text: types.get(event.name)}})),
  };
}

// That settings are inherited is our own affair.
function withoutOrigin({inheritedFrom: _, ...member}) {
  return member;
}

/** What each event carries: the analyzer knows only that it is a `CustomEvent`. */
function readEventTypes() {
  const file = parse('widget/events.ts');
  const types = new Map();
  for (const statement of file.statements) {
    if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== eventMap) continue;
    for (const {name, type} of statement.members) {
      types.set(name.text, type.getText(file).replace(/\s+/g, ' '));
    }
  }
  return types;
}

function parse(path) {
  const code = readFileSync(new URL(path, root), 'utf8');
  return ts.createSourceFile(path, code, ts.ScriptTarget.ES2022, true);
}
