import {cdp} from './cdp.ts';

interface ProtocolValue {
  readonly value?: unknown;
}

interface ProtocolNode {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: ProtocolValue;
  readonly name?: ProtocolValue;
  readonly description?: ProtocolValue;
  readonly properties?: readonly {readonly name: string; readonly value: ProtocolValue}[];
}

/** What a screen reader is told of one element. */
export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** `expanded`, `busy`, `modal`, `hasPopup`, `focusable`, `live` …, as the browser names them. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Roles and names of what it stands in, innermost first. */
  readonly ancestors: readonly AccessibleNode[];
}

/** Everything on the page that is not hidden from assistive technology, in reading order. */
export async function accessibilityTree(): Promise<readonly AccessibleNode[]> {
  const {nodes} = await cdp<{nodes: readonly ProtocolNode[]}>('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const ancestorsOf = (node: ProtocolNode): readonly AccessibleNode[] => {
    const parent = byId.get(node.parentId ?? '');
    if (!parent) return [];
    const further = ancestorsOf(parent);
    return parent.ignored ? further : [{...readable(parent), ancestors: further}, ...further];
  };
  const inOrder = (node: ProtocolNode): readonly ProtocolNode[] => [
    node,
    ...(node.childIds ?? []).flatMap((id) => inOrder(byId.get(id) ?? {nodeId: id, ignored: true})),
  ];
  return nodes
    .filter(({parentId}) => parentId === undefined)
    .flatMap(inOrder)
    .filter(({ignored}) => !ignored)
    .map((node) => ({...readable(node), ancestors: ancestorsOf(node)}));
}

/** The one node of this role, and of this name where one is given. */
export async function accessibleNode(
  role: string,
  name?: string | RegExp,
): Promise<AccessibleNode> {
  const tree = await accessibilityTree();
  const found = tree.filter((node) => node.role === role && hasName(node, name));
  const [node] = found;
  if (!node || found.length > 1) {
    const there = tree.filter((other) => other.role === role).map((other) => `"${other.name}"`);
    const wanted = name === undefined ? role : `${role} ${name}`;
    throw new Error(`${found.length} nodes are ${wanted}; of this role: ${there.join(', ')}`);
  }
  return node;
}

function hasName({name}: AccessibleNode, wanted: string | RegExp | undefined): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === 'string' ? name === wanted : wanted.test(name);
}

function readable({role, name, description, properties = []}: ProtocolNode) {
  return {
    role: text(role),
    name: text(name),
    description: text(description),
    properties: Object.fromEntries(properties.map((each) => [each.name, each.value.value])),
  };
}

function text(value: ProtocolValue | undefined): string {
  return typeof value?.value === 'string' ? value.value : '';
}
