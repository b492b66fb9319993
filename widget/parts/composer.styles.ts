import {css} from 'lit';

export const composerStyles = css`
  .composer {
    display: flex;
    align-items: flex-end;
    gap: 4px;
    max-block-size: min(208px, 40%);
    margin: 8px 12px 12px;
    padding: 3px;
    border: 1px solid var(--_control);
    border-radius: 14px;
    background: var(--_surface);
  }
  .composer:focus-within {
    border-color: var(--_focus);
    outline: 2px solid var(--_focus);
    outline-offset: -1px;
  }
  textarea {
    flex: 1;
    align-self: stretch;
    min-inline-size: 0;
    min-block-size: 44px;
    padding: 10px 8px 10px 12px;
    padding-inline: 12px 8px;
    border: 0;
    resize: none;
    background: none;
    color: inherit;
    field-sizing: content;
    font: inherit;
    /* Below 16px iOS zooms the page when the field gets the focus. */
    font-size: max(16px, 1em);
    line-height: 1.5;
  }
  /* The box around it shows the focus. */
  textarea:focus-visible {
    outline: none;
  }
  /* Without text, dir="auto" means left to right, and so would the placeholder. */
  textarea:placeholder-shown {
    direction: inherit;
  }
  textarea::placeholder {
    color: var(--_placeholder);
    opacity: 1;
  }
  .send {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    border: 0;
    border-radius: 10px;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .send[aria-disabled='true'] {
    background: var(--_surface-3);
    color: var(--_muted);
    cursor: default;
  }
  .hint {
    margin: -4px 16px 10px;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .over {
    color: var(--_danger);
  }
  .hint[hidden] {
    display: none;
  }
  @media (forced-colors: active) {
    .send {
      border: 1px solid ButtonText;
    }
    .send[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
  @media print {
    .composer,
    .hint {
      display: none;
    }
  }
`;
