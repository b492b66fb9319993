/** One way of writing the present configuration. */
export interface Snippet {
  readonly name: string;
  /** Where it belongs. */
  readonly file: string;
  readonly code: string;
}

/** Attributes by name; an empty value is a switch that is on. */
export type Attributes = readonly (readonly [string, string])[];

const TAG = 'behest-chat';

/** The present configuration in every framework that people ask for. */
export function snippets(attributes: Attributes): readonly Snippet[] {
  const html = element(attributes, htmlAttribute);
  return [
    {name: 'HTML', file: 'page.html', code: `${script('/behest-chat.js')}\n${html}\n`},
    {name: 'React 19', file: 'Chat.tsx', code: react19(attributes)},
    {name: 'React 18', file: 'Chat.tsx', code: react18(attributes)},
    {name: 'Vue', file: 'Chat.vue', code: vue(html)},
    {name: 'Svelte', file: 'Chat.svelte', code: svelte(html)},
    {name: 'Angular', file: 'chat.component.ts', code: angular(html)},
    {name: 'WordPress', file: 'functions.php', code: wordPress(html)},
    {name: 'Shopify', file: 'layout/theme.liquid', code: shopify(html)},
  ];
}

function script(address: string): string {
  return `<script type="module" src="${address}"></script>`;
}

function element(attributes: Attributes, write: (name: string, value: string) => string): string {
  const written = attributes.map(([name, value]) => write(name, value));
  const line = `<${[TAG, ...written].join(' ')}></${TAG}>`;
  return line.length <= 80 ? line : `<${TAG}\n  ${written.join('\n  ')}\n></${TAG}>`;
}

function htmlAttribute(name: string, value: string): string {
  const safe = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return value === '' ? name : `${name}="${safe}"`;
}

function jsxAttribute(name: string, value: string): string {
  return value === '' ? name : `${name}={${JSON.stringify(value)}}`;
}

function indent(text: string, by: string): string {
  return text.replaceAll('\n', `\n${by}`);
}

function react19(attributes: Attributes): string {
  return `import '@behest/chat/define';

export function Chat() {
  return (
    ${indent(element(attributes, jsxAttribute), '    ')}
  );
}
`;
}

function react18(attributes: Attributes): string {
  return `import {useEffect, useRef} from 'react';
import '@behest/chat/define';

export function Chat({onMessage}: {onMessage: (event: Event) => void}) {
  const chat = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = chat.current;
    element?.addEventListener('behest-message', onMessage);
    return () => element?.removeEventListener('behest-message', onMessage);
  }, [onMessage]);
  return (
    ${indent(element([['ref', '@chat'], ...attributes], jsxAttribute), '    ').replace('"@chat"', 'chat')}
  );
}
`;
}

function vue(html: string): string {
  return `<script setup lang="ts">
import '@behest/chat/define';
</script>

<template>
  ${indent(html, '  ')}
</template>
`;
}

function svelte(html: string): string {
  return `<script lang="ts">
  import '@behest/chat/define';
</script>

${html.replaceAll('{', '&#123;').replaceAll('}', '&#125;')}
`;
}

function angular(html: string): string {
  const template = html
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;')
    .replaceAll('`', '&#96;');
  return `import {Component, CUSTOM_ELEMENTS_SCHEMA} from '@angular/core';
import '@behest/chat/define';

@Component({
  selector: 'app-chat',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
    ${indent(template, '    ')}
  \`,
})
export class ChatComponent {}
`;
}

function wordPress(html: string): string {
  return `add_action('wp_enqueue_scripts', function () {
  wp_enqueue_script_module('behest-chat', get_stylesheet_directory_uri() . '/behest-chat.js');
});
add_action('wp_footer', function () { ?>
  ${indent(html, '  ')}
<?php });
`;
}

function shopify(html: string): string {
  return `<script type="module" src="{{ 'behest-chat.js' | asset_url }}"></script>
${html.replaceAll('{{', '&#123;&#123;').replaceAll('{%', '&#123;%')}
`;
}
