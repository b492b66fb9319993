import {expect} from 'chai';
import {grammarOf} from '../../../widget/highlight/languages.ts';
import {tokensOf} from '../../../widget/highlight/lexer.ts';

function read(language: string, code: string): string[] {
  const grammar = grammarOf(language);
  if (!grammar) return [];
  return [...tokensOf(code, grammar)].map(
    ({kind, start, end}) => `${kind}:${code.slice(start, end)}`,
  );
}

describe('the colours of code', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'ts',
      'const a = f("x\\"y", 0x1F); // end',
      ['keyword:const', 'name:f', 'string:"x\\"y"', 'number:0x1F', 'comment:// end'],
    ],
    ['JavaScript', '`a\n${b}` /* c\n', ['string:`a\n${b}`', 'comment:/* c\n']],
    ['rust', "fn f<'a>(c: char) { 'x' }", ['keyword:fn', 'keyword:char', "string:'x'"]],
    [
      'python',
      'def f(x):\n  """a\n  b"""\n  return x # c',
      ['keyword:def', 'name:f', 'string:"""a\n  b"""', 'keyword:return', 'comment:# c'],
    ],
    ['bash', 'echo $# "a" # b', ['string:"a"', 'comment:# b']],
    [
      'sql',
      "SELECT 'a' FROM t -- b",
      ['keyword:SELECT', "string:'a'", 'keyword:FROM', 'comment:-- b'],
    ],
    ['json', '{"a": [1, "b", true]}', ['name:"a"', 'number:1', 'string:"b"', 'keyword:true']],
    ['yaml', 'a:\n  - b: "c" # d', ['name:a', 'name:b', 'string:"c"', 'comment:# d']],
    [
      'html',
      '<a href="x">y</a><!-- z -->',
      [
        'name:<a',
        'keyword:href',
        'string:"x"',
        'name:>',
        'name:</a',
        'name:>',
        'comment:<!-- z -->',
      ],
    ],
    ['css', 'a { color: #fff } /* b */', ['name:color', 'number:#fff', 'comment:/* b */']],
    ['diff', '+a\n-b\n c', ['string:+a', 'keyword:-b']],
    ['nonsense', 'let a', []],
    ['__proto__', 'let a', []],
  ];
  for (const [language, code, tokens] of cases) {
    it(`are known for ${language}: ${JSON.stringify(code)}`, () => {
      expect(read(language, code)).to.deep.equal(tokens);
    });
  }

  it('are found in order and never overlap, whatever the code is', () => {
    const noise = '"\'`/*<!--"""#-- a1 b( \\ \n: = @ <x y="'.repeat(40);
    for (const language of ['ts', 'rust', 'python', 'yaml', 'json', 'sql', 'html', 'css', 'diff']) {
      const grammar = grammarOf(language)!;
      let last = 0;
      for (const {start, end} of tokensOf(noise, grammar)) {
        expect(start).to.be.at.least(last);
        expect(end).to.be.above(start);
        last = end;
      }
    }
  });
});
