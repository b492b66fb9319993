/**
 * Contents of the DER elements that stand side by side in `bytes` (X.690 8.1), tags left out.
 *
 * @throws RangeError when a length points outside.
 */
export function elementsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const elements: Uint8Array[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const {start, length} = header(bytes, offset);
    if (start + length > bytes.length) throw new RangeError('A DER length points outside.');
    elements.push(bytes.subarray(start, start + length));
    offset = start + length;
  }
  return elements;
}

/** One DER element around the given parts. */
export function wrapped(tag: number, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = parts.flatMap((part) => [...part]);
  return Uint8Array.of(tag, ...lengthOctets(content.length), ...content);
}

/** A DER integer without the zero that keeps it positive. */
export function unsigned(integer: Uint8Array): Uint8Array {
  const first = integer.findIndex((byte) => byte !== 0);
  return integer.subarray(first < 0 ? integer.length : first);
}

function header(bytes: Uint8Array, offset: number): {start: number; length: number} {
  const first = bytes[offset + 1];
  if (first === undefined) throw new RangeError('A DER element ends early.');
  if (first < 0x80) return {start: offset + 2, length: first};
  const start = offset + 2 + (first & 0x7f);
  const octets = bytes.subarray(offset + 2, start);
  return {start, length: octets.reduce((sum, octet) => sum * 256 + octet, 0)};
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}
