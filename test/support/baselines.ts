import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import type {Page} from 'playwright-core';
import {PNG} from 'pngjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'test', 'e2e', 'baselines');
const failures = join(root, 'build', 'baselines');
const fonts = join(root, 'node_modules', '@fontsource', 'inter', 'files');

const FAMILY = 'Baseline Inter';
const WEIGHTS = [400, 600, 700];

const SQUARE_PX = 8;
/**
 * How far the mean colour of a square may be off, of 255. Two Chromiums nine versions apart differ by
 * 12 at most, at the edges of letters; a caption that is gone by 50, a composer 2 px lower by 25. Other
 * systems draw letters thicker.
 */
const MOST_OFF = process.platform === 'linux' ? 16 : 48;

/** Whether pictures are to be taken anew instead of being compared. */
const updating = process.env['UPDATE_BASELINES'] === '1';

/** Draws all text in one font that comes with the packages: no two machines have the same ones. */
export async function useBaselineFont(page: Page): Promise<void> {
  const faces = WEIGHTS.map((weight) => {
    const file = readFileSync(join(fonts, `inter-latin-${weight}-normal.woff2`));
    const address = `data:font/woff2;base64,${file.toString('base64')}`;
    return `@font-face {font-family: '${FAMILY}'; font-weight: ${weight}; src: url(${address})}`;
  });
  const family = `'${FAMILY}'`;
  const use = `behest-chat {--behest-chat-font: ${family}; --behest-chat-font-mono: ${family}}`;
  await page.addStyleTag({content: `${faces.join('\n')}\n${use}`});
  await page.evaluate(
    async ([name, weights]) => {
      for (const weight of weights) await document.fonts.load(`${weight} 16px '${name}'`);
    },
    [FAMILY, WEIGHTS] as const,
  );
}

/** Names of the baselines that there are. */
export function baselineNames(): readonly string[] {
  return readdirSync(folder)
    .map((file) => file.replace(/\.png$/, ''))
    .sort();
}

/**
 * What differs between a picture and its baseline, in words; `null`: as good as nothing. What was seen
 * and where it differs is laid down in `build/baselines`.
 */
export function compareWithBaseline(name: string, picture: Buffer): string | null {
  const file = join(folder, `${name}.png`);
  const now = PNG.sync.read(picture);
  if (updating) {
    mkdirSync(folder, {recursive: true});
    writeFileSync(file, PNG.sync.write(now, {colorType: 2, deflateLevel: 9}));
    return null;
  }
  if (!existsSync(file)) return `${name}: there is no baseline, run "npm run test:baselines".`;
  const before = PNG.sync.read(readFileSync(file));
  const [size, wanted] = [now, before].map(({width, height}) => `${width} × ${height}`);
  if (size !== wanted) return `${name}: ${size} pixels instead of ${wanted}.`;
  const different = differentSquares(now, before);
  if (different.length === 0) return null;
  mkdirSync(failures, {recursive: true});
  writeFileSync(join(failures, `${name}.png`), picture);
  writeFileSync(join(failures, `${name}.difference.png`), PNG.sync.write(mark(now, different)));
  const [first] = different;
  return `${name}: ${different.length} squares differ, the first one at ${first?.x}, ${first?.y}; see build/baselines.`;
}

interface Square {
  readonly x: number;
  readonly y: number;
}

/** The squares whose mean colours differ. Means forgive what browsers do at the edges of letters. */
function differentSquares(now: PNG, before: PNG): readonly Square[] {
  const found: Square[] = [];
  for (let y = 0; y < now.height; y += SQUARE_PX) {
    for (let x = 0; x < now.width; x += SQUARE_PX) {
      const [is, was] = [meanColour(now, {x, y}), meanColour(before, {x, y})];
      if (is.some((value, channel) => Math.abs(value - (was[channel] ?? 0)) > MOST_OFF))
        found.push({x, y});
    }
  }
  return found;
}

function meanColour(png: PNG, square: Square): readonly number[] {
  const sums = [0, 0, 0];
  const pixels = pixelsOf(png, square);
  for (const offset of pixels) {
    for (const channel of [0, 1, 2]) sums[channel]! += png.data[offset + channel]!;
  }
  return sums.map((sum) => sum / pixels.length);
}

/** Where the pixels of a square begin in the data; squares at the edge are smaller. */
function pixelsOf({width, height}: PNG, {x, y}: Square): readonly number[] {
  const offsets: number[] = [];
  for (let row = y; row < Math.min(y + SQUARE_PX, height); row++) {
    for (let column = x; column < Math.min(x + SQUARE_PX, width); column++) {
      offsets.push((row * width + column) * 4);
    }
  }
  return offsets;
}

/** The picture with the squares in red. */
function mark(png: PNG, squares: readonly Square[]): PNG {
  for (const square of squares) {
    for (const offset of pixelsOf(png, square)) png.data[offset] = 255;
  }
  return png;
}
