import {css} from 'lit';

/** Typography of rendered replies. The container carries the class `markdown`. */
export const markdownStyles = css`
  .new-tab {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .table-box,
  pre {
    overflow-x: auto;
  }
`;
