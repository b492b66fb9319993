import {unsafeCSS} from 'lit';
import {markdownCss} from './markdown-css.ts';

/** `markdownCss` for elements made with Lit. */
export const markdownStyles = unsafeCSS(markdownCss);
