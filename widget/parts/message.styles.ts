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
    .dots {
      display: none;
    }
  }
`;

export const messageStyles = [markdownStyles, own];
