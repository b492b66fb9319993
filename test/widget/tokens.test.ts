import {expect} from 'chai';
import {html} from 'lit';

import '../../widget/define.ts';
import type {BehestChat} from '../../widget/behest-chat.ts';
import {colorOf, contrast} from '../../widget/contrast.ts';
import {fixture} from '../support/fixture.ts';
import {useWarnings} from '../support/warnings.ts';

// Text, what it stands on, and the least ratio (WCAG 1.4.3 and 1.4.11), as in ux.md 7.4.
const pairs: readonly (readonly [string, string, number])[] = [
  ['text', 'surface', 4.5],
  ['text', 'surface-2', 4.5],
  ['text', 'surface-3', 4.5],
  ['muted', 'surface', 4.5],
  ['muted', 'surface-2', 4.5],
  ['muted', 'surface-3', 4.5],
  ['placeholder', 'surface', 4.5],
  ['disabled', 'surface', 4.5],
  ['on-user', 'user', 4.5],
  ['muted', 'user', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['link', 'surface', 4.5],
  ['link', 'user', 4.5],
  ['danger', 'surface', 4.5],
  ['on-danger-surface', 'danger-surface', 4.5],
  ['link', 'danger-surface', 4.5],
  ['on-warn-surface', 'warn-surface', 4.5],
  ['ok', 'surface', 4.5],
  ['on-code', 'code-surface', 4.5],
  ['muted', 'code-surface', 4.5],
  ['surface', 'text', 4.5],
  ['on-badge', 'badge', 4.5],
  ['control', 'surface', 3],
  ['control', 'surface-2', 3],
  ['accent', 'surface', 3],
  ['focus', 'surface', 3],
  ['focus', 'surface-2', 3],
  ['focus', 'user', 3],
  ['focus', 'danger-surface', 3],
  ['danger', 'danger-surface', 3],
  ['warn', 'warn-surface', 3],
];

describe('the colours', () => {
  const told = useWarnings();
  const rootOf = async (theme: string): Promise<HTMLElement> => {
    const element = await fixture<BehestChat>(html`<behest-chat theme=${theme}></behest-chat>`);
    return element.renderRoot.querySelector('.root') as HTMLElement;
  };
  const ratio = (root: Element, ink: string, paper: string): number =>
    contrast(colorOf(root, `--_${ink}`), colorOf(root, `--_${paper}`));

  it('are told apart as WCAG does it', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).to.equal(21);
    expect(contrast([119, 119, 119], [255, 255, 255])).to.be.closeTo(4.48, 0.01);
  });

  for (const theme of ['light', 'dark']) {
    it(`can be read in the ${theme} theme, pair by pair`, async () => {
      const root = await rootOf(theme);
      const seen = new Set<string>();
      for (const [ink, paper, least] of pairs) {
        expect(ratio(root, ink, paper), `${ink} on ${paper}`).to.be.at.least(least);
        seen.add(colorOf(root, `--_${ink}`).join());
      }
      // A name without a colour would be read as the text's own.
      expect(seen.size).to.be.above(12);
    });
  }

  it('differ between the themes', async () => {
    const light = await rootOf('light');
    const dark = await rootOf('dark');
    for (const name of new Set(pairs.flatMap(([ink, paper]) => [ink, paper]))) {
      if (name === 'badge' || name === 'on-badge' || name === 'on-accent') continue;
      const token = `--_${name}`;
      expect(colorOf(light, token), name).to.not.deep.equal(colorOf(dark, token));
    }
  });

  for (const accent of [
    '#ffd400',
    '#0a0a0a',
    '#777777',
    '#7a7a7a',
    '#e01b24',
    'oklch(70% 0.2 150)',
  ]) {
    it(`put a readable colour on the page's own accent ${accent}`, async () => {
      const root = await rootOf('light');
      root.style.setProperty('--behest-chat-accent', accent);
      expect(ratio(root, 'on-accent', 'accent')).to.be.at.least(4.5);
      expect(ratio(root, 'on-accent', 'accent-hover')).to.be.at.least(4.5);
    });
  }

  it('make the developer hear of a pair that nobody can read', async () => {
    const chat = document.createElement('behest-chat');
    chat.style.setProperty('--behest-chat-accent', '#ffd400');
    chat.style.setProperty('--behest-chat-on-accent', '#fff');
    document.body.append(chat);
    await chat.updateComplete;
    chat.remove();
    expect(told()).to.have.length(1);
    expect(told()[0]).to.contain('--behest-chat-on-accent on --behest-chat-accent');
  });
});
