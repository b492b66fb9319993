import {css} from 'lit';

import {markdownStyles} from '../markdown/markdown.styles.ts';

const own = css`
  .messages {
    display: flex;
    flex-direction: column;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .message {
    position: relative;
    min-inline-size: 0;
    padding-block-end: 20px;
  }
  /* The controls below an answer keep their distance by their own size. */
  .message:has(> .meta:last-child) {
    padding-block-end: 0;
  }
  .old {
    content-visibility: auto;
    contain-intrinsic-size: auto 120px;
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
  .pending {
    text-align: end;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    min-block-size: 44px;
    margin-inline-start: -8px;
    color: var(--_muted);
    font-size: 0.75em;
    line-height: 1.35;
  }
  .user .meta {
    justify-content: flex-end;
    margin: 4px 0;
  }
  .meta time {
    padding-inline: 8px;
  }
  .quiet {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 44px;
    min-block-size: 44px;
    padding-inline: 8px;
    border: 0;
    border-radius: 10px;
    background: none;
  }
  .quiet svg {
    inline-size: 16px;
    block-size: 16px;
  }
  .quiet:hover {
    background: var(--_surface-2);
    color: var(--_text);
  }
  .quiet:focus-visible {
    outline-offset: -2px;
  }
  .done {
    color: var(--_ok);
  }
  .chip {
    margin-inline-start: 8px;
    padding-inline: 16px;
    border: 1px solid var(--_control);
    border-radius: 22px;
    color: var(--_text);
    font-size: 1.1667em;
  }
  @media (hover: hover) {
    .message:not(.last, :hover, :focus-within) .quiet:not(.chip) {
      opacity: 0;
    }
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
    .quiet {
      border: 1px solid;
    }
    .dots i {
      background: CanvasText;
    }
  }
  @media print {
    .dots,
    .quiet {
      display: none;
    }
    .meta {
      min-block-size: 0;
    }
    .old {
      content-visibility: visible;
    }
    .message {
      break-inside: avoid-page;
      padding-block-end: 20px;
    }
    .message::before {
      content: attr(data-speaker);
      font-weight: 600;
    }
    .user {
      align-self: stretch;
      max-inline-size: none;
    }
    .bubble {
      padding: 0;
    }
  }
`;

export const messageStyles = [markdownStyles, own];
