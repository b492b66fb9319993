import {expect} from 'chai';
import {createDocument} from './documents.ts';
import {createRandom, cutAtRandom, drawPieces} from './drawing.ts';
import {faultsOf} from './faults.ts';

const ATTACKS = [
  '`<img src=x onerror=alert(1)>`',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<form action="javascript:alert(1)"><button>k</button><input autofocus></form>',
  '<style>@import "//evil.example"</style><base href="//evil.example">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe><template><b>x</b></template>',
  '<x-pwn is=pwn slot=a part=b popover contenteditable>x</x-pwn>',
  '[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1) "t") [c](&#106;avascript:alert(1))',
  '[d](\u0001javascript:x) [e](vbscript:x) [f](data:text/html,x) <javascript:x>',
  '![g](javascript:x) ![h](x" onerror="alert(1)) ![i](https://a.example/?secret)',
  '[j][k]\n\n[k]: javascript:alert(1)',
  '[l](/logout) [m](//evil.example) [n](#x) [o](https:/evil.example) [p](https://a@b.example)',
  '```html"><img src=x onerror=alert(1)>\n</code></pre><script>alert(1)</script>\n```',
  '| <img src=x onerror=alert(1)> | [q](javascript:x) |\n|---|---|\n| <b onclick=x> | y |',
  '- [ ] <input type=text name=card>\n- [x] <details open ontoggle=alert(1)>',
  '<pre>\n<script>alert(1)\n\n</script>\n</pre>\n\n<!--\n\n--><img src=x>',
];

describe('every state of a growing reply', () => {
  it('holds nothing but what the policy allows, whatever is attempted', () => {
    const random = createRandom(7);
    for (const attack of ATTACKS) {
      for (const longest of [1, 4, 1000]) {
        const found = new Set<string>();
        drawPieces(cutAtRandom(attack, random, longest), (box) => {
          for (const fault of faultsOf(box)) found.add(fault);
        });
        expect([...found], attack).to.deep.equal([]);
      }
    }
  });

  it('holds nothing but what the policy allows in 300 generated documents', () => {
    const random = createRandom(11);
    const found = new Set<string>();
    for (let count = 0; count < 300; count++) {
      drawPieces(cutAtRandom(createDocument(random), random, 40), (box) => {
        for (const fault of faultsOf(box)) found.add(fault);
      });
    }
    expect([...found]).to.deep.equal([]);
  });

  it('shows no raw mark of emphasis, code or links that are still open', () => {
    const text =
      'Some **bold words**, *italic*, ~~gone~~ and `code(x)` with [a link](https://example.org/x).\n\n' +
      '- item with **bold** and `code`\n- [link](https://example.org)\n\n' +
      '| **a** | `b` |\n|---|---|\n| **1** | [2](https://example.org) |\n\n' +
      '```js\nlet a = `x`;\n```\n\n# Title with `code`\n\n> **quoted**\n';
    const raw = new Set<string>();
    drawPieces(text, (box) => {
      const copy = box.cloneNode(true) as HTMLElement;
      for (const code of copy.querySelectorAll('pre')) code.remove();
      const found = /\*\*|\]\(|`|~~|\|/.exec(copy.textContent);
      if (found) raw.add(copy.textContent.slice(Math.max(0, found.index - 20)));
    });
    expect([...raw]).to.deep.equal([]);
  });
});
