import {expect} from 'chai';

import {
  contextMessage,
  describePage,
  MOST_CONTEXT_BYTES,
} from '../../../widget/transport/page-context.ts';

const bytes = (text: string | null): number => new TextEncoder().encode(text ?? '').length;

const shopPage =
  'https://shop.test/parts?size=54&token=abc&q=frame&ref=a1b2c3d4e5f6a7b8c9d0e1f2#top';

function pageOf(body: string, head = '', href = shopPage): Document {
  const page = document.implementation.createHTMLDocument('Spare parts');
  page.head.insertAdjacentHTML('beforeend', head);
  page.body.innerHTML = body;
  return new Proxy(page, {
    get: (target, name) => {
      if (name === 'location') return {href};
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

describe('what the model is told about the page', () => {
  it('is its address, title, path, description and the headings of its content', () => {
    const page = pageOf(
      '<h1>Site</h1><main><h2>Main</h2></main><article><h1>Frames</h1><h2>Sizes</h2><h4>Not this</h4></article>',
      '<meta name="Description" content="All parts">',
    );
    expect(describePage(page)).to.deep.equal({
      url: 'https://shop.test/parts?size=54&q=frame',
      title: 'Spare parts',
      path: '/parts',
      description: 'All parts',
      headings: ['Frames', 'Sizes'],
    });
  });

  it('takes main, then the body, where there is no article, and five headings at most', () => {
    const many = Array.from({length: 9}, (_, index) => `<h3>Part ${index}</h3>`).join('');
    expect(describePage(pageOf(`<h1>Site</h1><main>${many}</main>`)).headings).to.deep.equal([
      ...['Part 0', 'Part 1', 'Part 2', 'Part 3', 'Part 4'],
    ]);
    expect(describePage(pageOf('<h1>Only this</h1>')).headings).to.deep.equal(['Only this']);
  });

  it('is said in few words: no empty headings, no line breaks, nothing longer than its share', () => {
    const {description, headings} = describePage(
      pageOf(
        `<h1> </h1><h1>  Bike\n\n frames </h1><h2>${'x'.repeat(160)}</h2><h2>${'見出し'.repeat(99)}</h2>`,
      ),
    );
    expect(description).to.equal('');
    expect(headings).to.deep.equal(['Bike frames', 'x'.repeat(160), `${'見出し'.repeat(17)}見…`]);
  });

  it('never names who has signed in by the address', () => {
    const page = pageOf('', '', 'https://ada:secret@shop.test/');
    expect(describePage(page).url).to.equal('https://shop.test/');
  });

  it('stays data, as the host gave it', () => {
    const told = (message: string | null): unknown =>
      JSON.parse(message?.slice(message.indexOf('{')) ?? '');
    expect(told(contextMessage(null, {cart: ['bell']}))).to.deep.equal({context: {cart: ['bell']}});
    expect(told(contextMessage(describePage(pageOf('')), null))).not.to.have.property('context');
  });

  it('holds what the host adds, without secrets and ids of people', () => {
    const message = contextMessage(null, {
      cart: ['bell', 'lamp'],
      accessToken: 'abc',
      user_id: 'ada',
      nested: {apiKey: 'x', note: 'sent with Bearer abcdef and behest_sk_live_0123'},
      jwt: 'y',
      text: `see ${'eyJhbGciOi'}.eyJzdWIiOiJhIn0.signature`,
    });
    expect(message).to.contain('bell').and.contain('[removed]');
    for (const secret of ['abc', 'ada', 'apiKey', 'behest_sk', 'eyJ', 'signature"']) {
      expect(message).to.not.contain(secret);
    }
  });

  it('never has more than 4 kB, however much there is and in whatever script', () => {
    const page = describePage(pageOf(`<h1>${'見出し'.repeat(900)}</h1>`.repeat(9)));
    for (const host of [
      'x'.repeat(9000),
      {text: '漢字"\\'.repeat(3000)},
      ['é'.repeat(5000)],
      '"'.repeat(5000),
    ]) {
      const message = contextMessage(page, host);
      expect(bytes(message)).to.be.at.most(MOST_CONTEXT_BYTES);
      const json = JSON.parse(message?.slice(message.indexOf('{')) ?? '') as {title: string};
      expect(json.title).to.equal('Spare parts');
    }
  });

  it('is nothing when there is nothing to tell, or nothing that can be told', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    for (const host of [undefined, null, circle, () => 1]) {
      expect(contextMessage(null, host)).to.equal(null);
    }
  });
});
