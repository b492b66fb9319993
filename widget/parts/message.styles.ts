import {css} from 'lit';

import {markdownStyles} from '../markdown/markdown.styles.ts';

const own = css`
  .messages {
    display: flex;
    flex-direction: column;
    gap: 20px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .message {
    position: relative;
    min-inline-size: 0;
  }
  .user {
    align-self: flex-end;
    max-inline-size: 85%;
  }
  .bubble {
    padding: 10px 14px;
    border-radius: 16px;
    border-end-end-radius: 4px;
    background: var(--_user);
    color: var(--_on-user);
    white-space: pre-wrap;
  }
  .caption {
    margin: 8px 0 0;
    color: var(--_muted);
    font-size: 0.75em;
    line-height: 1.35;
  }
  .dots {
    display: flex;
    gap: 6px;
    padding-block: 8px;
  }
  .dots i {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_muted);
    animation: wait 1.2s infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.2s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.4s;
  }
  @keyframes wait {
    30% {
      opacity: 0.25;
    }
  }
  .card {
    display: flex;
    gap: 10px;
    margin-block-start: 8px;
    padding: 12px 14px;
    border: 1px solid var(--_danger);
    border-radius: 10px;
    background: var(--_danger-surface);
    color: var(--_on-danger-surface);
    font-size: 0.875em;
  }
  .card-icon {
    flex: none;
    color: var(--_danger);
  }
  .card-text {
    min-inline-size: 0;
  }
  .card p {
    margin: 0;
  }
  .card .trace {
    margin-block-start: 4px;
    font-family: var(--_font-mono);
    font-size: 0.875em;
    user-select: text;
  }
  .action {
    min-block-size: 44px;
    margin-block-start: 8px;
    padding-inline: 16px;
    border: 1px solid currentcolor;
    border-radius: 10px;
    background: none;
    font-weight: 600;
  }
  @media (prefers-reduced-motion: reduce) {
    .dots i {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .bubble {
      border: 1px solid CanvasText;
    }
    .dots i {
      background: CanvasText;
    }
  }
  @media print {
    .action,
    .dots {
      display: none;
    }
  }
`;

export const messageStyles = [markdownStyles, own];
