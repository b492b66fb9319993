import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createRandom} from '../../../demo/gateway/random.ts';
import {respond} from '../../../demo/gateway/responder.ts';
import {findSum} from '../../../demo/gateway/responder/arithmetic.ts';
import {languageOf} from '../../../demo/gateway/responder/language.ts';
import {topicOf} from '../../../demo/gateway/responder/topic.ts';

/** The answers to a conversation of these questions, the last one first in mind. */
function converse(questions: readonly string[], context?: string): readonly string[] {
  const input: {role: 'system' | 'user' | 'assistant'; content: string}[] = [];
  if (context !== undefined) {
    input.push({role: 'system', content: context});
  }
  return questions.map((question, index) => {
    input.push({role: 'user', content: question});
    const answer = respond({question, input: [...input], random: createRandom(index)});
    input.push({role: 'assistant', content: answer});
    return answer;
  });
}

function last(questions: readonly string[], context?: string): string {
  return converse(questions, context).at(-1)!;
}

describe('An answer of the stand-in', () => {
  it('has a length that is worth reading, whatever is asked', () => {
    const questions = [
      'Hello',
      'How do I bake bread?',
      'Compare cats and dogs in a table',
      'Write a function in python that reverses a string',
      'What is 2 + 2?',
      'Who am I?',
      'What did I ask?',
      'x',
      '???',
      'Wie funktioniert eine Wärmepumpe?',
      'كيف أتعلم البرمجة؟',
    ];
    for (const question of questions) {
      const words = last([question]).split(/\s+/).length;
      assert.ok(words >= 60 && words <= 400, `${words} words for ${question}`);
    }
  });

  it('says that it comes from a stand-in', () => {
    assert.match(last(['Hello']), /stand-in model/);
    assert.match(last(['Hallo, wie geht das?']), /Ersatzmodell/);
    assert.match(last(['مرحبا']), /نموذج بديل/);
    assert.match(last(['こんにちは']), /代役のモデル/);
  });

  it('is the same for the same random numbers and differs for others', () => {
    const say = (seed: number): string =>
      respond({
        question: 'What is rain?',
        input: [{role: 'user', content: 'What is rain?'}],
        random: createRandom(seed),
      });
    assert.equal(say(1), say(1));
    assert.ok(new Set([1, 2, 3, 4, 5].map(say)).size > 1);
  });

  it('greets by a name that it was told, in the same answer and later', () => {
    const [first, second, third] = converse([
      'Hello, my name is Ada.',
      'How do I bake bread?',
      'What is my name?',
    ]);
    assert.match(first!, /Nice to meet you, Ada/);
    assert.match(second!.split('\n')[0]!, /Ada\.$/);
    assert.match(third!, /Your name is \*\*Ada\*\*/);
    assert.match(last(['What is my name?']), /have not told me/);
    assert.doesNotMatch(last(['I am tired', 'Hello']), /tired\./);
  });

  it('goes by the last name that it was told', () => {
    assert.match(last(['My name is Ada', 'Call me Grace', 'Who am I?']), /\*\*Grace\*\*/);
  });

  it('counts the questions and quotes the one before', () => {
    const answers = converse(['What is rain?', 'And *snow*?', 'And hail?']);
    assert.match(answers[0]!, /your 1st question in this conversation\./);
    assert.match(answers[1]!, /2nd question.*“What is rain\?”/);
    assert.match(answers[2]!, /3rd question.*“And \\\*snow\\\*\?”/);
  });

  it('lists what was asked', () => {
    const answer = last(['What is rain?', 'And snow?', 'What did I ask?']);
    assert.match(
      answer,
      /you asked 2 questions in this thread:\n\n1\. What is rain\?\n2\. And snow\?\n/,
    );
    assert.match(last(['What did I ask?']), /first thing that you have asked/);
  });

  it('proves what the page has told about itself, as lines or as JSON', () => {
    const lines =
      'Page context\nTitle: Prices\nURL: https://example.com/prices\nHeadings:\n- Plans\n- Questions';
    const json = JSON.stringify({
      title: 'Prices',
      url: 'https://example.com/prices',
      headings: ['Plans', 'Questions'],
    });
    for (const context of [lines, json]) {
      const answer = last(['What is this page about?'], context);
      assert.match(answer, /You are reading \*\*Prices\*\* \(`https:\/\/example\.com\/prices`\)/);
      assert.match(answer, /“Plans”, “Questions”/);
    }
    assert.match(last(['Hello'], 'The visitor looks at order 4711.'), /order 4711/);
    assert.doesNotMatch(last(['Hello']), /reading|told me this/);
  });

  it('reckons', () => {
    assert.match(last(['What is 17 * (3 + 4)?']), /`17 \* \(3 \+ 4\)` = \*\*119\*\*/);
  });

  it('writes code in the language that is asked for, and only then', () => {
    for (const [language, fence] of [
      ['python', 'python'],
      ['SQL', 'sql'],
      ['TypeScript', 'ts'],
      ['rust', 'rust'],
      ['bash', 'sh'],
    ]) {
      const answer = last([`Show me how to sort numbers in ${language}`]);
      assert.ok(answer.includes(`\n\`\`\`${fence}\n`), language!);
      assert.match(answer, /^## Sort numbers$/m);
    }
    assert.match(last(['Write a function that sorts numbers']), /```ts\n/);
    assert.doesNotMatch(last(['How do I bake bread?']), /```/);
  });

  it('draws a table and numbers its steps when asked', () => {
    assert.match(last(['Compare cats and dogs in a table']), /\n\| --- \| --- \| --- \|\n/);
    assert.match(last(['Give me the steps to bake bread']), /\n1\. .*\n2\. /);
  });

  it('answers in the language of the question', () => {
    assert.match(last(['Wie funktioniert eine Wärmepumpe?']), /## Wärmepumpe/);
    assert.match(last(['Ich heiße Jörg', 'Wie heiße ich?']), /Du heißt \*\*Jörg\*\*/);
    assert.match(last(['اسمي ليلى', 'ما اسمي؟']), /اسمك \*\*ليلى\*\*/);
    assert.match(
      last(['私の名前は健太です', '私の名前は何ですか']),
      /お名前は\*\*健太\*\*さんです/,
    );
    assert.match(last(['TypeScriptについて教えてください']), /## TypeScript\n/);
  });
});

describe('findSum', () => {
  const sums: readonly (readonly [string, number])[] = [
    ['2+2', 4],
    ['What is 12 plus 7?', 19],
    ['10 - 2 - 3', 5],
    ['2 ^ 3 ^ 2', 512],
    ['-(2 + 3) * 4', -20],
    ['7 / 2 =', 3.5],
    ['10 % 4', 2],
    ['0.1 + 0.2', 0.3],
    ['Was ist 6 mal 7?', 42],
    ['20 geteilt durch 5', 4],
    ['3 × 4 ÷ 2', 6],
  ];
  for (const [question, value] of sums) {
    it(`finds ${value} in ${question}`, () => {
      assert.equal(findSum(question)?.value, value);
    });
  }

  it('finds none in dates, paths, versions and half expressions', () => {
    for (const question of [
      'on 2024-01-02',
      'at 10:30',
      'docs/3/4',
      'pages 10-12',
      'version 1.2.3',
      'C++ 11',
      '1 / 0',
      '5 +',
      '(2 + 3',
    ]) {
      assert.equal(findSum(question), undefined, question);
    }
  });
});

describe('topicOf', () => {
  it('takes off what only leads to the topic', () => {
    for (const [question, topic] of [
      ['What is a regular expression?', 'regular expression'],
      ['Can you please explain the water cycle to me', 'water cycle to me'],
      ['How do I bake bread in python?', 'bake bread'],
      ['Wie funktioniert eine Wärmepumpe?', 'Wärmepumpe'],
      ['why', 'why'],
    ]) {
      assert.equal(topicOf(question!), topic);
    }
  });

  it('lets no markdown through and stays short enough for a heading', () => {
    assert.equal(topicOf('What is <b>*this*</b> | `that`?'), 'b this /b that');
    assert.ok([...topicOf('word '.repeat(60))].length <= 61);
  });
});

describe('languageOf', () => {
  it('knows German by its words, Arabic and Japanese by their letters', () => {
    assert.equal(languageOf('Was ist das?'), 'de');
    assert.equal(languageOf('Die Hard is a film'), 'en');
    assert.equal(languageOf('ما هذا؟'), 'ar');
    assert.equal(languageOf('これは何ですか'), 'ja');
    assert.equal(languageOf('2 + 2'), 'en');
  });
});
