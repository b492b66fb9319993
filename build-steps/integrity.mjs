import {createHash} from 'node:crypto';

/** What a page compares a file with before it runs it (W3C Subresource Integrity). */
export function integrityOf(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}
