import {html, nothing} from 'lit';

import type {BehestStrings} from '../strings.ts';
import {formatCount} from '../strings.ts';
import {chatIcon} from './icons.ts';

/** More than these would not fit the badge; the button's name tells the whole number. */
const MOST_ON_BADGE = 9;

export interface LauncherProps {
  readonly open: boolean;
  /** Answers that came while the panel was closed. */
  readonly unread: number;
  readonly strings: BehestStrings;
  readonly onPress: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/**
 * The button that opens the panel. Its name is its content, so that what a host puts into the slot is
 * part of it (WCAG 2.5.3).
 */
export function launcher({open, unread, strings, onPress, onKey}: LauncherProps) {
  return html`
    <button
      type="button"
      part="launcher"
      class="root launcher"
      lang=${strings.language}
      aria-expanded=${open ? 'true' : 'false'}
      aria-haspopup="dialog"
      aria-controls="panel"
      @click=${onPress}
      @keydown=${onKey}
    >
      <span class="hidden">${open ? strings.close : strings.open}</span>
      <slot name="launcher">${chatIcon}</slot>
      ${unread > 0 ? badge(unread, strings) : nothing}
    </button>
  `;
}

function badge(unread: number, strings: BehestStrings) {
  const {language} = strings;
  const number = new Intl.NumberFormat(language).format(Math.min(unread, MOST_ON_BADGE));
  return html`
    <span class="hidden">, ${formatCount(strings.unread, unread, language)}</span>
    <span part="launcher-badge" class="badge" aria-hidden="true"
      >${number}${unread > MOST_ON_BADGE ? '+' : ''}</span
    >
  `;
}
