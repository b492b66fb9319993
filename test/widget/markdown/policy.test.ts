import {expect} from 'chai';
import {allowedAddress, undisclosed, visibleText} from '../../../widget/markdown/policy.ts';
import {drawWhole} from './drawing.ts';

describe('allowedAddress', () => {
  it('allows the web, mail and telephone', () => {
    for (const address of [
      'https://a.example/b?c#d',
      'HTTP://a.example',
      'mailto:a@b.example',
      'tel:+1',
    ]) {
      expect(allowedAddress(address), address).to.be.instanceOf(URL);
    }
  });

  it('refuses whatever runs, loads, or leads somewhere on this page', () => {
    const refused = [
      'javascript:alert(1)',
      'java\tscript:alert(1)',
      'data:text/html,x',
      'blob:https://a.example/x',
      'file:///etc/passwd',
      'ftp://a.example',
      '/logout',
      '//a.example',
      '?delete=1',
      '#admin',
      'https:/a.example',
      'https:a.example',
      'https:\\\\a.example',
      'https://\\a.example',
      'https://user@a.example',
      'https://bank.example:443@a.example',
      'https://',
      '',
    ];
    for (const address of refused) expect(allowedAddress(address), address).to.equal(null);
  });
});

describe('undisclosed', () => {
  const real = new URL('https://www.real.example/path');
  const hidden = (text: string) => undisclosed(real, text);

  it('stays silent when the text names no place or the right one', () => {
    for (const text of [
      'the docs',
      'real.example',
      'https://real.example/x',
      'WWW.REAL.EXAMPLE',
      '3 times.',
    ]) {
      expect(hidden(text), text).to.equal('');
    }
  });

  it('names the real host when the text names another one', () => {
    const lies = [
      'https://bank.example',
      'www.bank.example/login',
      'bank.example',
      'see bank.example now',
      'bank。example',
      'reаl.example',
      'real.example.evil.example',
      'node.js',
      'go to https://intranet now',
      'http://bank',
      'bank․example',
      'bank﹒example',
      '𝐛𝐚𝐧𝐤.example',
      'ｒeal.example',
      'https://real.example@bank.example',
      'real.example/x or bank.example',
    ];
    for (const text of lies) expect(hidden(text), text).to.equal('www.real.example');
  });

  it('names the number that a telephone link calls in truth', () => {
    const call = new URL('tel:+1-900-555-0199');
    expect(undisclosed(call, '+1 800 555 0100')).to.equal('+1-900-555-0199');
    expect(undisclosed(call, '(900) 555-0199')).to.equal('');
    expect(undisclosed(call, 'call us, day 7')).to.equal('');
    expect(undisclosed(call, 'bank.example')).to.equal('+1-900-555-0199');
  });

  it('names the real mail address', () => {
    const mail = new URL('mailto:eve@evil.example');
    expect(undisclosed(mail, 'support@bank.example')).to.equal('eve@evil.example');
    expect(undisclosed(mail, 'write to eve@evil.example')).to.equal('');
    expect(undisclosed(mail, 'write to us')).to.equal('');
  });
});

describe('visibleText', () => {
  it('removes what hides or turns text', () => {
    expect(visibleText('a\u200bb\u2060c\ufeffd\u00ade\u{e0041}f\u202eg\u2066h\0i\x1bj')).to.equal(
      'abcdefghij',
    );
    expect(visibleText('x\ufe0f\ufe0fy')).to.equal('xy');
    expect(
      visibleText('a\u2800b\u17b4c\u180bd\u{1bca0}e\u{13430}f\u2028g\u200c\u200d\u200c\u200dh'),
    ).to.equal('abcdefgh');
  });

  it('keeps what languages, emoji and flags need', () => {
    for (const text of [
      'می\u200cخواهم',
      'क्\u200dष',
      '👩‍💻',
      '❤️',
      '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
      'a\u200fb',
      'tab\tline\n',
    ]) {
      expect(visibleText(text), text).to.equal(text);
    }
  });
});

describe('a link of a reply', () => {
  const draw = (text: string) => drawWhole(text).querySelector('a');

  it('opens a new tab, says so, and tells the other side nothing', () => {
    const link = draw('[docs](https://a.example/x "bank.example")')!;
    expect(link.getAttribute('href')).to.equal('https://a.example/x');
    expect(link.target).to.equal('_blank');
    expect(link.rel).to.equal('noopener noreferrer nofollow ugc');
    expect(link.title).to.equal('');
    expect(link.textContent).to.equal('docs (opens in new tab)');
  });

  it('shows where it really leads', () => {
    expect(draw('[https://bank.example](https://evil.example/x)')?.textContent).to.equal(
      'https://bank.example (evil.example) (opens in new tab)',
    );
    expect(draw('[аpple.com](https://аpple.com)')?.textContent).to.contain('(xn--pple-43d.com)');
  });

  it('is only its text when the address is refused', () => {
    for (const text of [
      '[x](/logout)',
      '[x](javascript&colon;alert(1))',
      '[x](https://a&#64;b.example)',
      '![x](data:image/png;base64,x)',
    ]) {
      const box = drawWhole(text);
      expect(box.querySelector('a'), text).to.equal(null);
      expect(box.textContent, text).to.equal('x');
    }
  });

  it('stands for an image, which is never loaded', () => {
    const box = drawWhole(
      '![a chart](https://a.example/c.png) ![](https://a.example/d/e.png?x) [![in](https://b.example)](https://c.example)',
    );
    expect(box.querySelector('img, picture, svg')).to.equal(null);
    expect(
      [...box.querySelectorAll('a')].map(
        ({textContent, hostname}) =>
          `${textContent.replace(' (opens in new tab)', '')} ${hostname}`,
      ),
    ).to.deep.equal(['a chart a.example', 'e.png (a.example) a.example', 'in c.example']);
  });
});
