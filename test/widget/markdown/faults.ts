/** What may ever stand in a reply, and which attributes it may have. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel', 'target'],
  blockquote: ['dir'],
  br: [],
  button: ['class', 'type'],
  code: ['class'],
  del: [],
  div: ['aria-label', 'class', 'dir', 'role', 'tabindex'],
  em: [],
  h3: ['dir'],
  h4: ['dir'],
  h5: ['dir'],
  h6: ['dir'],
  hr: ['dir'],
  input: ['checked', 'disabled', 'type'],
  label: [],
  li: ['class'],
  ol: ['dir', 'start'],
  p: ['class', 'dir'],
  pre: ['aria-label', 'dir', 'role'],
  span: ['class'],
  strong: [],
  table: ['width'],
  tbody: ['class'],
  td: ['align', 'width'],
  th: ['align', 'scope', 'width'],
  thead: [],
  tr: [],
  ul: ['dir'],
};
const CLASSES =
  /^(?:markdown|task|raw-html|piece|new-tab|table-box|code-(?:block|head|copy)|language-[\w+#.-]+)$/;

/** Names what stands in a reply and the policy does not allow. */
export function faultsOf(box: HTMLElement): string[] {
  const found: string[] = [];
  for (const element of box.querySelectorAll('*')) {
    const allowed = ALLOWED[element.localName];
    if (!allowed) found.push(element.localName);
    for (const {name, value} of element.attributes) {
      if (!allowed?.includes(name)) found.push(`${element.localName}[${name}]`);
      if (name === 'href' && !/^(?:https?:\/\/[^/\\]|mailto:|tel:)/.test(value)) found.push(value);
      if (name === 'class' && !CLASSES.test(value)) found.push(`class ${value}`);
    }
    if (element.localName === 'input' && !element.matches('[type=checkbox][disabled]')) {
      found.push('input');
    }
  }
  return found;
}
