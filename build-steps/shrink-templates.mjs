/**
 * Takes the layout of the source out of `html` and `svg` templates and out of style sheets. What is
 * drawn stays the same: a line break between two elements becomes one space, never none.
 */
export function shrinkTemplates() {
  return {
    name: 'shrink-templates',
    transform(code, id) {
      if (!/\/widget\/.*\.ts$/.test(id)) return null;
      const isStyleSheet = /[.-](styles|css)\.ts$/.test(id);
      const quasis = [];
      visit(this.parse(code), (node) => {
        if (node.type === 'TaggedTemplateExpression' && /^(html|svg)$/.test(node.tag.name)) {
          for (const quasi of node.quasi.quasis) quasis.push([quasi, shrinkMarkup]);
        } else if (node.type === 'TemplateLiteral' && isStyleSheet) {
          for (const quasi of node.quasis) quasis.push([quasi, shrinkStyleSheet]);
        }
      });
      return {code: replaceQuasis(code, quasis), map: null};
    },
  };
}

/** @param {string} text what stands between two expressions of a template */
export function shrinkMarkup(text) {
  return text.replace(/\s*\n\s*/g, ' ').replace(/ >/g, '>');
}

const COMMENT = /("[^"]*"|'[^']*')|\/\*[\s\S]*?\*\//g;
const RULES = /("[^"]*"|'[^']*')|[^"']+/g;

/** @param {string} text a piece of CSS; what stands in quotes is left alone */
export function shrinkStyleSheet(text) {
  return text
    .replace(COMMENT, (_, quoted = '') => quoted)
    .replace(RULES, (rules, quoted) => quoted ?? shrinkRules(rules));
}

function shrinkRules(text) {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/\( | (?=\))/g, (space) => space.trim())
    .replace(/(?<=[\s,:(])0\./g, '.')
    .replace(/;\}/g, '}');
}

function replaceQuasis(code, quasis) {
  const byPosition = quasis.sort(([a], [b]) => b.start - a.start);
  return byPosition.reduce(
    (text, [{start, end}, shrink]) =>
      text.slice(0, start) + shrink(text.slice(start, end)) + text.slice(end),
    code,
  );
}

function visit(node, see) {
  see(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') visit(child, see);
    }
  }
}
