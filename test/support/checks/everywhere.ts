import {foreignLandmarks, glyphIcons, namesWithoutTheirText, unlabelledFields} from './names.ts';
import {expandedByMistake, liveParts, tooHighHeadings, unattributedMessages} from './names.ts';
import {brokenIds, seizedKeys, tooltips, unnamedButtons} from './names.ts';
import {smallTargets, sticksOut} from './geometry.ts';

/** Says what is wrong under a root, one line each. */
export type Check = (root: ShadowRoot) => readonly string[];

/** What has to hold in every state and every place, by the number in ux.md 1.4. */
export const EVERYWHERE = {
  A02: unlabelledFields,
  A04: (root) => [...unnamedButtons(root), ...glyphIcons(root)],
  A05: namesWithoutTheirText,
  A06: (root) => [...liveParts(root), ...expandedByMistake(root)],
  A08: unattributedMessages,
  A09: tooHighHeadings,
  A14: brokenIds,
  A21: foreignLandmarks,
  C15: seizedKeys,
  D06: smallTargets,
  D07: sticksOut,
  D17: tooltips,
} as const satisfies Readonly<Record<string, Check>>;

/** Everything that is wrong, each line with the number of its check. */
export function findingsEverywhere(root: ShadowRoot): readonly string[] {
  return Object.entries<Check>(EVERYWHERE).flatMap(([id, check]) =>
    check(root).map((line) => `${id} ${line}`),
  );
}
