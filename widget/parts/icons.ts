import {html} from 'lit';
import type {TemplateResult} from 'lit';

function icon(path: string, fill = 'none'): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill=${fill}
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${path}></path>
  </svg>`;
}

export const sendIcon = icon('M12 19V5M5 12l7-7 7 7');
export const stopIcon = icon('M7 7h10v10H7z', 'currentColor');
export const newThreadIcon = icon('M12 5v14M5 12h14');
export const downIcon = icon('M12 5v14M5 12l7 7 7-7');
export const warningIcon = icon('M12 4 2.5 20h19zM12 10v4M12 17v.01');
export const copyIcon = icon('M9 9h11v11H9zM5 15H4V4h11v1');
export const retryIcon = icon('M4 12a8 8 0 1 0 2.5-5.8L4 8M4 3v5h5');
export const closeIcon = icon('M6 6l12 12M18 6 6 18');
export const chatIcon = icon('M4 5h16v11H9l-5 4z');
