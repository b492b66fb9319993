/**
 * Looks of rendered replies. Everything stands in boxes of the class `markdown`, so no wrapper is
 * needed. Colours are the widget's tokens; sizes follow the font size around them.
 */
export const markdownCss = /* css */ `
  .markdown {
    display: flow-root;
    overflow-wrap: anywhere;
    --_code: light-dark(#f1f3f6, #0f1115);
    --_on-code: light-dark(#1f2430, #e4e7ee);
    --_mono: var(
      --behest-chat-font-mono,
      ui-monospace,
      'SF Mono',
      'Cascadia Mono',
      Menlo,
      Consolas,
      monospace
    );
  }
  /* In a long reply what is out of sight costs nothing. */
  .markdown,
  .piece {
    contain-intrinsic-size: auto 900px;
  }
  .markdown:not(:only-child),
  .piece {
    content-visibility: auto;
  }
  .markdown :where(p, ul, ol, blockquote, pre, h1, h2, h3, h4, h5, h6) {
    margin-block: 0;
  }
  .markdown + .markdown,
  .markdown > * + *,
  .markdown blockquote > * + *,
  .markdown li > p + *,
  .markdown li > * + p {
    margin-block-start: 0.75em;
  }
  .markdown :is(h1, h2, h3, h4, h5, h6) {
    font-size: 1em;
    font-weight: 600;
    line-height: 1.4;
  }
  .markdown :is(h1, h2, h3) {
    font-size: 1.25em;
  }
  .markdown h4 {
    font-size: 1.125em;
  }
  .markdown :is(ul, ol) {
    padding-inline-start: 1.75em;
  }
  .markdown ul {
    list-style: disc;
  }
  .markdown :is(h1, h2, h3, h4, h5, h6):not(:first-child) {
    margin-block-start: 1.25em;
  }
  .markdown li + li,
  .markdown li > :is(ul, ol) {
    margin-block-start: 0.25em;
  }
  .markdown .task {
    list-style: none;
  }
  .markdown input {
    margin-inline: -1.4em 0.4em;
  }
  .markdown blockquote {
    margin-inline: 0;
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_border, light-dark(#dcdfe5, #343943));
    color: var(--_muted, light-dark(#59606c, #a7aeba));
  }
  .markdown hr {
    border: 0;
    border-block-start: 1px solid var(--_border, light-dark(#dcdfe5, #343943));
  }
  .markdown a {
    color: var(--behest-chat-link, light-dark(#2f47c4, #a9b8ff));
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .markdown :is(a, pre, button, .table-box):focus-visible {
    outline: 2px solid var(--_focus, light-dark(#3550d6, #a9b8ff));
    outline-offset: -2px;
  }
  .markdown code {
    padding: 0.1em 0.3em;
    border-radius: 4px;
    background: var(--_code);
    color: var(--_on-code);
    font: 0.875em / 1.5 var(--_mono);
  }
  .raw-html {
    white-space: pre-wrap;
  }
  .code-block {
    border: 1px solid transparent;
    border-radius: 8px;
    background: var(--_code);
    color: var(--_on-code);
    overflow: clip;
  }
  .code-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 32px;
    padding-inline: 12px 4px;
    color: var(--_muted, light-dark(#59606c, #a7aeba));
    font-size: 0.75em;
  }
  .code-copy {
    min-block-size: 28px;
    padding-inline: 8px;
    border: 0;
    border-radius: 6px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .code-copy:hover {
    background: light-dark(#e9ebf0, #2a2e37);
  }
  .markdown pre {
    padding: 0 12px 12px;
    overflow-x: auto;
  }
  .markdown pre code,
  code .piece {
    display: block;
  }
  .markdown pre code {
    inline-size: fit-content;
    min-inline-size: 100%;
    padding: 0;
    background: none;
    font-size: 0.8125em;
    white-space: pre;
  }
  .table-box {
    max-inline-size: 100%;
    overflow-x: auto;
  }
  /* Collapsed or vertical lines cost a long table a fifth of each frame. */
  .markdown table {
    border-collapse: separate;
    border-spacing: 0;
  }
  .markdown :is(th, td) {
    padding: 0.35em 0.75em;
    border: 0;
    border-block-end: 1px solid var(--_border, light-dark(#dcdfe5, #343943));
    overflow-wrap: normal;
  }
  .markdown :is(th, td):not([align]) {
    text-align: start;
  }
  @media screen {
    table[width],
    table[width] > * {
      display: block;
    }
    table[width] tr {
      display: flex;
    }
    table[width] :is(th, td) {
      flex: none;
      box-sizing: border-box;
      align-content: center;
      overflow-wrap: anywhere;
    }
  }
  .markdown th {
    background: var(--_surface-2, light-dark(#f5f6f8, #1d2027));
    font-weight: 600;
  }
  /* Only read out. A box of its own, even one clipped away, costs a layer a link. */
  .new-tab {
    font-size: 0;
    user-select: none;
  }
  @media (forced-colors: active) {
    .code-block {
      border-color: CanvasText;
    }
    .code-copy {
      border: 1px solid;
    }
  }
  @media print {
    .markdown,
    .piece {
      content-visibility: visible;
    }
    .markdown pre code {
      white-space: pre-wrap;
    }
    [width] {
      inline-size: auto;
    }
    .markdown a::after {
      content: ' (' attr(href) ')';
    }
  }
`;
