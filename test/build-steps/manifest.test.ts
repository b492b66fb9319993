import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {elementOf, vscodeData, webTypes} from '../../build-steps/editor-data.mjs';
import {describeElement} from '../../build-steps/manifest.mjs';

// ux.md 5 with the decisions of design.md 3: what a page may rely on.
const publicFace = {
  attributes: `base-url label maxlength mode model open page-context persist placeholder placement prompts
    sign-in-url strings theme thread-id token-endpoint upgrade-url`,
  properties: `baseUrl context draft fetch label maxLength messages mint mode model open pageContext persist
    placeholder placement prompts signInUrl state strings theme threadId tokenEndpoint unread upgradeUrl`,
  methods: 'blur define focus hide reset retry send show stop',
  events: `behest-error behest-message behest-ready behest-send behest-sign-in behest-state
    behest-thread-change behest-toggle behest-unread behest-upgrade`,
  slots: 'empty footer header launcher',
  cssParts: `bubble code composer dialog error-card header input jump-button launcher launcher-badge message
    message-assistant message-user meta notice panel send-button title transcript`,
  cssProperties: `--behest-chat-accent --behest-chat-font --behest-chat-font-mono --behest-chat-font-size
    --behest-chat-height --behest-chat-link --behest-chat-max-content --behest-chat-offset-x
    --behest-chat-offset-y --behest-chat-on-accent --behest-chat-on-user-bubble --behest-chat-radius
    --behest-chat-surface --behest-chat-text --behest-chat-user-bubble --behest-chat-width
    --behest-chat-z-index`,
};

interface Named {
  readonly name: string;
  readonly kind?: string;
  readonly static?: boolean;
  readonly description?: string;
}

const names = (list: readonly Named[] = []): readonly string[] => list.map(({name}) => name).sort();
const words = (text: string): readonly string[] => text.trim().split(/\s+/).sort();

describe('the manifest', () => {
  const manifest = describeElement();
  const element = elementOf(manifest) as Record<string, readonly Named[]>;
  const members = element['members'] ?? [];

  for (const kind of ['attributes', 'events', 'slots', 'cssParts', 'cssProperties'] as const) {
    it(`names every one of the public ${kind}, and nothing else`, () => {
      assert.deepEqual(names(element[kind]), words(publicFace[kind]));
    });
  }

  it('names every public property and method, and nothing else', () => {
    const fields = members.filter((member) => member.kind === 'field' && !member.static);
    const methods = members.filter((member) => member.kind === 'method');
    assert.deepEqual(names(fields), words(publicFace.properties));
    assert.deepEqual(names(methods), words(publicFace.methods));
  });

  it('says of each what it is', () => {
    const parts = ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'];
    const silent = parts.flatMap((part) => element[part] ?? []).filter((item) => !item.description);
    assert.deepEqual(silent, []);
  });

  it('tells editors the same', () => {
    const web = webTypes(manifest, {name: '@behest/chat', version: '1.0.0'});
    const [tag] = web.contributions.html.elements;
    const [codeTag] = vscodeData(manifest).tags;
    for (const attributes of [tag?.attributes, codeTag?.attributes]) {
      assert.deepEqual(names(attributes as readonly Named[]), words(publicFace.attributes));
    }
    const theme = codeTag?.attributes.find(({name}: Named) => name === 'theme');
    assert.deepEqual(theme.values, [{name: 'auto'}, {name: 'light'}, {name: 'dark'}]);
  });
});
