import {expect} from 'chai';
import {
  anything,
  assert as holds,
  asyncProperty,
  constantFrom,
  dictionary,
  json,
  oneof,
  property,
  string,
} from 'fast-check';

import {BehestChat} from '../../widget/behest-chat.ts';
import {defaultStrings} from '../../widget/strings.ts';
import {translate} from '../../widget/translation.ts';
import {chatPage} from '../support/chat-page.ts';
import {fuzzRuns} from '../support/fuzz.ts';
import {useStandIn} from '../support/stand-in.ts';

const KEYS = Object.keys(defaultStrings);
const words = dictionary(
  oneof(constantFrom(...KEYS), string()),
  oneof(anything(), string(), dictionary(constantFrom('one', 'other', 'few'), string())),
);
const tags = oneof(string(), constantFrom('de', 'en-GB', 'zz', 'ar', 'x-private', 'i-klingon'));

// An endpoint or a thread that may be anything would be asked for; those have tests of their own.
const quiet = new Set(['token-endpoint', 'base-url', 'thread-id', 'class', 'style']);

describe('any table of strings', () => {
  it('leaves every word in its shape, and a language that Intl knows', () => {
    holds(
      property(tags, oneof(words, anything()), (tag, own) => {
        const table = translate(tag, own);
        for (const [key, usual] of Object.entries(defaultStrings)) {
          const word: unknown = table[key as keyof typeof table];
          expect(typeof word, key).to.equal(typeof usual);
          if (typeof usual === 'object') expect(word).to.have.property('other').that.is.a('string');
        }
        expect(() => new Intl.NumberFormat(table.language)).not.to.throw();
      }),
      fuzzRuns(400),
    );
  });
});

describe('any value in any setting', () => {
  const standIn = useStandIn();

  it('of an attribute never breaks the chat, and taking it away makes it as it was', async () => {
    const {element, input} = await chatPage(standIn);
    const names = BehestChat.observedAttributes.filter((name) => !quiet.has(name));
    expect(names).to.include.members(['prompts', 'strings', 'maxlength', 'mode', 'open']);
    const view = () => ({
      shapes: [element.prompts, element.strings, element.maxLength, element.label].map((value) =>
        Array.isArray(value) ? 'list' : typeof value,
      ),
      isDrawn: element.shadowRoot?.contains(input),
    });
    const before = view();
    const attributes = dictionary(constantFrom(...names), oneof(string(), json()), {maxKeys: 4});
    await holds(
      asyncProperty(attributes, async (values) => {
        for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
        await element.updateComplete;
        expect(view().shapes).to.deep.equal(before.shapes);
        for (const name of Object.keys(values)) element.removeAttribute(name);
        await element.updateComplete;
        expect(view()).to.deep.equal(before);
      }),
      fuzzRuns(120),
    );
  });

  it('that no text can be made of counts as not set', async () => {
    const page = await chatPage(standIn);
    const odd: unknown = Object.create(null);
    Object.assign(page.element, {label: odd, placeholder: Symbol('odd'), maxLength: odd});
    await page.element.updateComplete;
    expect(page.find('.title').textContent).to.equal('Chat');
    expect(page.input.placeholder).to.equal('Write a message…');
    await page.ask('Still there?');
    await page.answered();
  });

  it('of a property never breaks the chat', async () => {
    const usual = {strings: {}, prompts: [], label: '', placeholder: '', maxLength: 8000};
    const names = Object.keys(usual) as (keyof typeof usual)[];
    const values = dictionary(constantFrom(...names), oneof(anything(), words), {maxKeys: 3});
    await holds(
      asyncProperty(values, async (settings) => {
        const {element, input} = await chatPage(standIn);
        Object.assign(element, settings);
        await element.updateComplete;
        Object.assign(element, usual);
        await element.updateComplete;
        expect(element.shadowRoot?.contains(input)).to.equal(true);
        element.remove();
      }),
      fuzzRuns(120),
    );
  });
});
