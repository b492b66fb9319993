import {expect} from 'chai';
import {LiveMarkdown} from '../../../widget/markdown/live-markdown.ts';
import {renderMarkdown} from '../../../widget/markdown/markdown.ts';

/** The whole reply at once. */
export function drawWhole(text: string): HTMLElement {
  const box = document.createElement('div');
  box.append(renderMarkdown(text));
  return box;
}

/** The reply piece by piece, each drawn before the next one comes; `seen` looks at every state. */
export function drawPieces(
  pieces: Iterable<string>,
  seen: (box: HTMLElement) => void = () => {},
): HTMLElement {
  const box = document.createElement('div');
  const live = new LiveMarkdown(box);
  for (const piece of pieces) {
    live.push(piece);
    live.flush();
    seen(box);
  }
  live.finish();
  seen(box);
  return box;
}

/** Numbers between 0 and 1 that come again with the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Cuts between any two UTF-16 units, also within a character or a line break. */
export function cutAtRandom(text: string, random: () => number, longest = 30): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = at + 1 + Math.floor(random() * longest);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

/** Fails unless the pieces, drawn one by one, end with the nodes of drawing them at once. */
export function expectSameDrawing(text: string, pieces: readonly string[]): void {
  const whole = drawWhole(text);
  const grown = drawPieces(pieces);
  if (!grown.isEqualNode(whole)) {
    expect(grown.innerHTML, JSON.stringify(pieces)).to.equal(whole.innerHTML);
    expect.fail(`equal markup, other nodes: ${JSON.stringify(pieces)}`);
  }
}
