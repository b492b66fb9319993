/** Colours of code, on the surface of a code block: each at least 4.5:1 (WCAG 1.4.3). */
export const colours = {
  comment: ['#5a6270', '#9aa2b1'],
  string: ['#0b6b3a', '#8fd6a6'],
  number: ['#8a4200', '#f0b37e'],
  keyword: ['#8a1f8f', '#dba6f5'],
  name: ['#1f4fb5', '#9cc0ff'],
} as const;

const rules = Object.entries(colours).map(
  ([kind, [light, dark]]) =>
    `::highlight(behest-${kind}) { color: light-dark(${light}, ${dark}); }`,
);

/** For each shadow root that holds code. Forced colours stay what the reader chose. */
export const highlightCss = `@media (forced-colors: none) { ${rules.join(' ')} }`;
