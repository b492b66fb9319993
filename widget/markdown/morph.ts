/** Gives a text node its data; what it held before stays selected where the text only grows. */
export function setText(node: Text, data: string): void {
  if (data === node.data) return;
  if (data.startsWith(node.data)) node.appendData(data.slice(node.data.length));
  else node.data = data;
}

/**
 * Makes what stands in the parent behind a node (null: everything) equal to the wanted nodes.
 * Nodes that match stay, so that a selection, the focus and a pressed link survive.
 */
export function morph(parent: Node, behind: ChildNode | null, wanted: Node): void {
  let old = behind ? behind.nextSibling : parent.firstChild;
  for (const node of [...wanted.childNodes]) {
    const next: ChildNode | null = old?.nextSibling ?? null;
    if (!old) parent.appendChild(node);
    else if (!patch(old, node)) old.replaceWith(node);
    old = next;
  }
  while (old) {
    const next = old.nextSibling;
    old.remove();
    old = next;
  }
}

function patch(old: ChildNode, wanted: ChildNode): boolean {
  if (old instanceof Text && wanted instanceof Text) {
    setText(old, wanted.data);
    return true;
  }
  if (!old.cloneNode().isEqualNode(wanted.cloneNode())) return false;
  morph(old, null, wanted);
  return true;
}
