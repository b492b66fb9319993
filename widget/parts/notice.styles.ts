import {css} from 'lit';

export const noticeStyles = css`
  .card,
  .banner,
  .toast {
    display: flex;
    gap: 10px;
    padding: 12px 14px;
    border: 1px solid var(--_danger);
    border-radius: 10px;
    background: var(--_danger-surface);
    color: var(--_on-danger-surface);
    font-size: 0.875em;
  }
  .card {
    margin-block-start: 8px;
  }
  .banner,
  .toast {
    align-items: center;
    margin: 8px 12px 0;
  }
  .banner {
    flex-wrap: wrap;
    justify-content: space-between;
    border-color: var(--_control);
    background: var(--_surface-2);
    color: var(--_text);
  }
  .toast {
    position: relative;
    overflow: hidden;
    padding-block: 4px;
    padding-inline: 14px 4px;
    border-color: var(--_warn);
    background: var(--_warn-surface);
    color: var(--_on-warn-surface);
  }
  .toast p {
    flex: 1;
    min-inline-size: 0;
  }
  /* What is left of the wait. */
  progress {
    position: absolute;
    inset: auto 0 0;
    inline-size: 100%;
    block-size: 3px;
    appearance: none;
    border: 0;
    background: none;
  }
  ::-webkit-progress-bar {
    background: none;
  }
  ::-webkit-progress-value {
    background: var(--_warn);
    transition: inline-size 1s linear;
  }
  ::-moz-progress-bar {
    background: var(--_warn);
  }
  .card-icon {
    flex: none;
    color: var(--_danger);
  }
  .toast .card-icon {
    color: var(--_warn);
  }
  .toast .icon-button {
    color: inherit;
  }
  .card-text {
    min-inline-size: 0;
  }
  .card p,
  .banner p,
  .toast p {
    margin: 0;
  }
  .card .trace {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 6px;
    font-size: 0.875em;
  }
  .trace bdi {
    font-family: var(--_font-mono);
    user-select: all;
  }
  .copy-trace {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    text-decoration: underline;
  }
  .action,
  .primary,
  .secondary {
    min-block-size: 44px;
    padding-inline: 16px;
    border: 1px solid currentcolor;
    border-radius: 10px;
    background: none;
    font-weight: 600;
  }
  .card .action {
    margin-block-start: 8px;
  }
  .dialog {
    inline-size: min(420px, calc(100vw - 32px));
    padding: 20px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 8px 32px rgb(0 0 0 / 0.18);
  }
  .dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .dialog h2 {
    margin: 0 0 8px;
    font-size: 1.125em;
    line-height: 1.35;
  }
  .dialog p {
    margin: 0 0 20px;
  }
  .dialog-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  @media (prefers-reduced-motion: reduce) {
    progress {
      display: none;
    }
  }
  @media print {
    .card,
    .banner,
    .toast {
      display: none;
    }
  }
`;
