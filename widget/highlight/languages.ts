/** What a piece of code is, for its colour. */
export type Kind = 'comment' | 'string' | 'number' | 'keyword' | 'name';

/** How a family of languages is read: each named group of the pattern is a kind, `word` is looked up. */
export interface Grammar {
  readonly pattern: RegExp;
  readonly keywords: ReadonlySet<string>;
}

const NUMBER = String.raw`(?<number>(?<![\w$])(?:0[xob][\da-f_]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)\w*)`;
const WORD = String.raw`(?<word>[a-z_$][\w$]*)`;
const DOUBLE = String.raw`"(?:[^"\\\n]|\\.)*"?`;
const SINGLE = String.raw`'(?:[^'\\\n]|\\.)*'?`;
const TEMPLATE = '`(?:[^`\\\\]|\\\\[^])*`?';
const SLASHES = String.raw`\/\/.*|\/\*[^]*?(?:\*\/|$(?![^]))`;
const HASH = String.raw`(?<![^\s;])#.*`;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const NONE = words('');

const CURLY = words(
  'abstract as async await auto base bool boolean break byte case catch char class const continue ' +
    'crate data declare def default defer delete do double elif else elseif enum export extends ' +
    'extern extension false final finally float fn for foreach friend from fun func function get go ' +
    'goto guard if impl implements import in inline instanceof int interface internal is keyof let ' +
    'lock long loop match mod module mut mutable namespace new nil null nullptr object of open ' +
    'operator out override package private protected protocol pub public readonly record ref return ' +
    'satisfies sealed select self set short signed sizeof static string struct super suspend switch ' +
    'synchronized template this throw throws trait true try type typedef typeof undefined union ' +
    'unsafe unsigned use using val var virtual void volatile when where while with yield',
);
const HASHED = words(
  'and as assert async await begin break case class continue def del do done elif else elsif end ' +
    'ensure esac except exit export extend false fi finally for from function global if import in ' +
    'include is lambda let local match module next nil none nonlocal not null or pass print puts ' +
    'raise redo require rescue return self set super then true try undef unless until when while ' +
    'with yield False None True',
);
const SQL = words(
  'add all alter and any as asc begin between by case check column commit constraint create cross ' +
    'database default delete desc distinct drop else end exists false foreign from full grant group ' +
    'having if in index inner insert into is join key left like limit not null offset on or order ' +
    'outer over partition primary references returning right rollback row rows select set table then ' +
    'top transaction true trigger truncate union unique update using values view when where with',
);

const grammar = (parts: readonly string[], keywords = NONE, flags = ''): Grammar => ({
  pattern: new RegExp(parts.join('|'), `gi${flags}`),
  keywords,
});

const comments = (pattern: string): string => `(?<comment>${pattern})`;
const strings = (...patterns: readonly string[]): string => `(?<string>${patterns.join('|')})`;

const curly = grammar([comments(SLASHES), strings(DOUBLE, SINGLE, TEMPLATE), NUMBER, WORD], CURLY);
// A single quote may begin a lifetime there.
const rust = grammar(
  [comments(SLASHES), strings(DOUBLE, String.raw`'(?:[^'\\\n]|\\.[^'\n]{0,9})'`), NUMBER, WORD],
  CURLY,
);
const hashed = grammar(
  [
    comments(HASH),
    strings('"""[^]*?(?:"""|$(?![^]))', "'''[^]*?(?:'''|$(?![^]))", DOUBLE, SINGLE),
    NUMBER,
    WORD,
  ],
  HASHED,
);
const settings = grammar(
  [
    comments(`${HASH}|(?<![^\\s]);.*`),
    String.raw`(?<name>(?<=^[ \t]*(?:- )*)[\w."-]+(?=[ \t]*[:=](?:\s|$))|^\[.*\])`,
    strings(DOUBLE, SINGLE),
    NUMBER,
    String.raw`(?<keyword>\b(?:true|false|null|yes|no|on|off)\b)`,
  ],
  NONE,
  'm',
);
const json = grammar([
  comments(SLASHES),
  String.raw`(?<name>"(?:[^"\\\n]|\\.)*"(?=\s*:))`,
  strings(DOUBLE),
  NUMBER,
  String.raw`(?<keyword>\b(?:true|false|null)\b)`,
]);
const sql = grammar(
  [comments(String.raw`--.*|\/\*[^]*?(?:\*\/|$(?![^]))`), strings(SINGLE, DOUBLE), NUMBER, WORD],
  SQL,
);
const markup = grammar([
  comments('<!--[^]*?(?:-->|$(?![^]))'),
  String.raw`(?<name><[/!?]?[a-z][\w:.-]*|[/?]?>)`,
  strings('"[^"<]*"', "'[^'<]*'"),
  String.raw`(?<keyword>[\w:@.-]+(?==["']))`,
]);
const css = grammar([
  comments(SLASHES),
  strings(DOUBLE, SINGLE),
  String.raw`(?<keyword>@[\w-]+|!important)`,
  String.raw`(?<name>[\w-]+(?=\s*:\s))`,
  String.raw`(?<number>#[\da-f]{3,8}\b|(?<![\w-])-?(?:\d*\.)?\d+(?:%|[a-z]+)?)`,
]);
const diff = grammar(
  [
    String.raw`(?<name>^(?:@@|diff |index |--- |\+\+\+ ).*)`,
    String.raw`(?<string>^\+.*)`,
    String.raw`(?<keyword>^-.*)`,
  ],
  NONE,
  'm',
);

const NAMES: readonly (readonly [Grammar, string])[] = [
  [
    curly,
    'js javascript mjs cjs jsx ts typescript mts cts tsx java c h cpp c++ cc hpp cs csharp c# go golang ' +
      'swift kotlin kt kts php scala dart groovy objc objective-c zig proto protobuf solidity',
  ],
  [rust, 'rust rs'],
  [
    hashed,
    'python py python3 ruby rb bash sh shell zsh console r perl pl elixir ex julia jl makefile make ' +
      'dockerfile docker nginx powershell ps1 graphql gql cmake tcl',
  ],
  [settings, 'yaml yml toml ini env properties dotenv conf'],
  [json, 'json json5 jsonc'],
  [sql, 'sql postgres postgresql mysql sqlite plsql tsql lua haskell hs'],
  [markup, 'html xml svg xhtml vue svelte'],
  [css, 'css scss less'],
  [diff, 'diff patch'],
];

const byName = new Map<string, Grammar>();
for (const [family, names] of NAMES) {
  for (const name of names.split(' ')) byName.set(name, family);
}

/** How a language is read, by the name that the reply gave it; undefined for one that we do not know. */
export function grammarOf(language: string): Grammar | undefined {
  return byName.get(language.toLowerCase());
}
