import {expect} from 'chai';

import {violations} from '../../support/axe.ts';
import {enterState} from '../../support/chat-places.ts';
import type {ChatPage} from '../../support/chat-page.ts';
import {answerWith, findState} from '../../support/chat-states.ts';
import {EVERYWHERE} from '../../support/checks/everywhere.ts';
import type {Check} from '../../support/checks/everywhere.ts';
import {clippedText, controls} from '../../support/checks/geometry.ts';
import {moving} from '../../support/checks/motion.ts';
import {paleWords, ringOf} from '../../support/checks/visibility.ts';
import {physicalRules} from '../../support/checks/wording.ts';
import {until} from '../../support/fixture.ts';
import {describeElement, focused, pressKey} from '../../support/focus.ts';
import {LiveRecorder} from '../../support/live-recorder.ts';
import {useStandIn} from '../../support/stand-in.ts';

interface Defect {
  readonly id: string;
  readonly what: string;
  readonly state: string;
  readonly plant: (page: ChatPage) => void;
  readonly check: (
    root: ShadowRoot,
    page: ChatPage,
  ) => Promise<readonly string[]> | ReturnType<Check>;
}

const style = ({root}: ChatPage, rules: string): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};

const lostRings = async (root: ShadowRoot): Promise<readonly string[]> => {
  // A ring is shown to those who use the keyboard.
  await pressKey('Tab');
  const [control] = controls(root);
  control?.focus();
  return control && ringOf(control) !== 'seen' ? [ringOf(control)] : [];
};

/** Twelve mistakes that are easily made. The first five are those that axe does not see. */
const DEFECTS: readonly Defect[] = [
  {
    id: 'A02',
    what: 'a field that has a placeholder only',
    state: 'empty',
    plant: (page) => page.find('label').remove(),
    check: EVERYWHERE.A02,
  },
  {
    id: 'D06',
    what: 'a button of 20 px with free space around it',
    state: 'empty',
    plant: (page) =>
      style(page, '.header button {inline-size: 20px; block-size: 20px; margin: 12px}'),
    check: EVERYWHERE.D06,
  },
  {
    id: 'A14',
    what: 'an id that is there twice',
    state: 'empty',
    plant: (page) =>
      page.find('.content').append(Object.assign(new Image(), {id: 'title', alt: ''})),
    check: EVERYWHERE.A14,
  },
  {
    id: 'D02',
    what: 'a pale placeholder',
    state: 'empty',
    plant: (page) => style(page, 'textarea::placeholder {color: #aab}'),
    check: paleWords,
  },
  {
    id: 'A06',
    what: 'a region that is said to be expanded',
    state: 'empty',
    plant: (page) => page.find('.scroll').setAttribute('aria-expanded', 'true'),
    check: EVERYWHERE.A06,
  },
  {
    id: 'A04',
    what: 'an icon without a name',
    state: 'empty',
    plant: (page) => page.find('.header button').removeAttribute('aria-label'),
    check: EVERYWHERE.A04,
  },
  {
    id: 'A01',
    what: 'pale text',
    state: 'empty',
    plant: (page) => style(page, '.empty p {color: #9aa}'),
    check: (_root, {element}) => violations(element),
  },
  {
    id: 'A08',
    what: 'a message that does not say who spoke',
    state: 'failed',
    plant: (page) => page.find('.message .hidden').remove(),
    check: EVERYWHERE.A08,
  },
  {
    id: 'C15',
    what: 'an order of its own for the keyboard',
    state: 'empty',
    plant: (page) => (page.button.tabIndex = 1),
    check: EVERYWHERE.C15,
  },
  {
    id: 'C13',
    what: 'no ring around what has the keyboard',
    state: 'empty',
    plant: (page) => style(page, '* {outline: none !important}'),
    check: lostRings,
  },
  {
    id: 'D12',
    what: 'something that moves for everybody',
    state: 'empty',
    plant: (page) =>
      style(page, '.header {animation: drift 1s infinite} @keyframes drift {50% {opacity: 0.5}}'),
    check: moving,
  },
  {
    id: 'F02',
    what: 'a rule for the left side',
    state: 'empty',
    plant: (page) => style(page, '.user {margin-left: auto}'),
    check: physicalRules,
  },
];

describe('the checks find what is wrong', () => {
  const standIn = useStandIn();

  it('twelve of them are tried', () => expect(DEFECTS).to.have.length(12));

  for (const {id, what, state, plant, check} of DEFECTS) {
    it(`${id} ${what}`, async () => {
      const page = await enterState(standIn, findState(state));
      page.element.focus();
      expect(await check(page.root, page), 'before').to.deep.equal([]);
      plant(page);
      expect(await check(page.root, page), 'after').to.not.deep.equal([]);
    });
  }

  it('D07 a box that is wider than the window', async () => {
    const page = await enterState(standIn, findState('empty'));
    expect(EVERYWHERE.D07(page.root)).to.deep.equal([]);
    style(page, '.empty {inline-size: 2000px}');
    expect(EVERYWHERE.D07(page.root)).to.not.deep.equal([]);
  });

  it('D09 a box that is too low for its text', async () => {
    const page = await enterState(standIn, findState('signed-out'));
    expect(clippedText(page.root)).to.deep.equal([]);
    style(page, '.banner {block-size: 20px; overflow: hidden; flex: none; padding: 0}');
    expect(clippedText(page.root)).to.not.deep.equal([]);
  });

  it('B04 a conversation that is itself live', async () => {
    const page = await enterState(standIn, findState('empty'));
    page.find('.scroll').setAttribute('role', 'log');
    const answer = 'Shift before the hill begins, not on it. '.repeat(8);
    answerWith(standIn, answer);
    const live = new LiveRecorder({honoursBusy: false});
    await page.ask('How?');
    await page.answered();
    await until(() => page.turns[1] === answer.trim(), 'the whole answer');
    await until(() => live.texts.includes('Assistant said:'));
    expect(live.length).to.be.above(1.2 * answer.length);
  });

  it('C11 a button that is replaced when it was pressed', async () => {
    const page = await enterState(standIn, findState('written'));
    page.element.focus();
    await pressKey('Tab');
    expect(describeElement(focused())).to.equal(describeElement(page.button));
    page.button.addEventListener('click', () =>
      page.button.replaceWith(page.button.cloneNode(true)),
    );
    await pressKey('Enter');
    expect(describeElement(focused())).to.equal(describeElement(document.body));
  });
});
