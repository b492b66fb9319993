import {expect} from 'chai';

import {axeFindings} from '../../support/axe.ts';
import {CHAT_PLACES, enterState} from '../../support/chat-places.ts';
import {CHAT_STATES} from '../../support/chat-states.ts';
import {EVERYWHERE, findingsEverywhere} from '../../support/checks/everywhere.ts';
import {useStandIn} from '../../support/stand-in.ts';

describe('every state', () => {
  const standIn = useStandIn();

  for (const place of CHAT_PLACES) {
    for (const state of CHAT_STATES) {
      it(`A01 A02 A04 A05 A06 A08 A09 A14 A21 C15 C20 D01 D06 D07 D17 hold: ${state.name}, ${place}`, async () => {
        const {element, root} = await enterState(standIn, state, place);
        expect(findingsEverywhere(root)).to.deep.equal([]);
        for (const theme of ['light', 'dark'] as const) {
          element.theme = theme;
          await element.updateComplete;
          expect(await axeFindings(element), theme).to.deep.equal({violations: [], undecided: []});
        }
      });
    }
  }

  it('is held to every check that its tests name', () => {
    const named = 'A02 A04 A05 A06 A08 A09 A14 A21 C15 D06 D07 D17';
    expect(Object.keys(EVERYWHERE).join(' ')).to.equal(named);
  });
});
