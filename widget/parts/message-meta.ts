import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

/** A point in time, for people and for machines. */
export interface MessageTime {
  readonly iso: string;
  readonly shown: string;
  readonly whole: string;
}

/** Something to do with a message. */
export interface MessageAction {
  readonly label: string;
  readonly icon: TemplateResult | typeof nothing;
  readonly run: () => void;
  /** `chip`: it leads on and is always seen; `done`: it says that it was done. */
  readonly look?: 'chip' | 'done' | undefined;
}

/**
 * When a message was written and what can be done with it. The controls are always there, so that a
 * keyboard finds them; the eye sees them when the pointer or the focus is in the message.
 */
export function messageMeta(props: {
  readonly time: MessageTime | undefined;
  readonly actions: readonly MessageAction[];
}) {
  const {time, actions} = props;
  if (!time && actions.length === 0) return nothing;
  return html`<div part="meta" class="meta">
    ${time ? timeLabel(time) : nothing}${actions.map(
      ({label, icon, run, look}) =>
        html`<button type="button" class=${look ? `quiet ${look}` : 'quiet'} @click=${run}>
          ${icon}${label}
        </button>`,
    )}
  </div>`;
}

function timeLabel({iso, shown, whole}: MessageTime) {
  return html`<time datetime=${iso}
    >${shown}${shown === whole ? nothing : html`<span class="hidden">, ${whole}</span>`}</time
  >`;
}
