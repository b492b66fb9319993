import {expect} from 'chai';

import {renderMarkdown} from '../../../widget/markdown/markdown.ts';

describe('the levels of an answer’s headings', () => {
  const levels = (answer: string, first?: number): string => {
    const headings = renderMarkdown(answer, undefined, first).querySelectorAll('h1,h2,h3,h4,h5,h6');
    return [...headings].map(({localName}) => localName).join(' ');
  };

  it('begin right below the title, whatever rank the answer begins with', () => {
    expect(levels('# a\n\n## b')).to.equal('h3 h4');
    expect(levels('### a\n\n### b')).to.equal('h3 h3');
    expect(levels('a\n---\n\n### b')).to.equal('h3 h4');
  });

  it('never skip one on the way down, and keep one level a rank', () => {
    expect(levels('## a\n\n#### b\n\n## c\n\n### d')).to.equal('h3 h4 h3 h4');
  });

  it('never rise above where they began', () => {
    expect(levels('### a\n\n# b')).to.equal('h3 h3');
    expect(levels('# a\n## b\n### c\n#### d\n##### e')).to.equal('h3 h4 h5 h6 h6');
  });

  it('stay as written where nothing stands above', () => {
    expect(levels('## a\n\n#### b', 1)).to.equal('h2 h4');
  });
});
