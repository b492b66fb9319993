import {html} from 'lit';

import {markdownStyles} from '../../widget/markdown/markdown.styles.ts';
import {fixture} from './fixture.ts';

/** A box for a reply until the end of the test, in a shadow root with the style sheet of replies. */
export async function replyBox(): Promise<HTMLElement> {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  const root = host.attachShadow({mode: 'open'});
  if (markdownStyles.styleSheet) root.adoptedStyleSheets = [markdownStyles.styleSheet];
  return root.appendChild(document.createElement('div'));
}
