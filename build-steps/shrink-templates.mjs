/** Stands for an expression while its template is one text. */
const HOLE = '\0';

/**
 * Takes the layout of the source out of `html` and `svg` templates and out of style sheets. What is
 * drawn stays the same: a line break becomes one space, and none only where no browser draws it.
 */
export function shrinkTemplates() {
  return {
    name: 'shrink-templates',
    transform(code, id) {
      if (!/\/widget\/.*\.ts$/.test(id)) return null;
      const isStyleSheet = /[.-](styles|css)\.ts$/.test(id);
      const texts = [];
      // A minifier before this step has given the tags other names.
      const tags = new Set();
      visit(this.parse(code), (node) => {
        if (node.type === 'ImportSpecifier' && /^(html|svg)$/.test(node.imported.name)) {
          tags.add(node.local.name);
        } else if (node.type === 'TaggedTemplateExpression' && tags.has(node.tag.name)) {
          texts.push(...shrunk(code, node.quasi, shrinkMarkup));
        } else if (node.type === 'TemplateLiteral' && isStyleSheet) {
          texts.push(...shrunk(code, node, shrinkStyleSheet));
        }
      });
      return {code: replaceTexts(code, texts), map: null};
    },
  };
}

const REST = String.raw`(?=[\s>])(?:"[^"]*"|'[^']*'|[^"'>])*>`;
/** Browsers draw no space at the edges of these, outside or inside: HTML's own style sheet, and SVG. */
const BLOCK = `</?(?:dialog|div|h\\d|header|li|ol|p|path|section|ul)${REST}`;
// A button is a letter of its line outside, a block inside.
const BEFORE_EDGE = new RegExp(` (${BLOCK}|</button>)`, 'g');
const BEHIND_EDGE = new RegExp(`(${BLOCK}|<button${REST}) `, 'g');

/** @param {string} text a template, with a NUL for each of its expressions; it has no `<pre>` */
export function shrinkMarkup(text) {
  return text
    .replace(/\s*\n\s*>/g, '>')
    .replace(/\s*\n\s*/g, ' ')
    .replace(BEFORE_EDGE, '$1')
    .replace(BEHIND_EDGE, '$1');
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

function shrunk(code, {quasis}, shrink) {
  const whole = quasis.map(({start, end}) => code.slice(start, end)).join(HOLE);
  return shrink(whole)
    .split(HOLE)
    .map((text, place) => [quasis[place], text]);
}

function replaceTexts(code, texts) {
  const fromEnd = texts.sort(([a], [b]) => b.start - a.start);
  return fromEnd.reduce(
    (whole, [{start, end}, text]) => whole.slice(0, start) + text + whole.slice(end),
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
