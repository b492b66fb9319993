/** Every construct that an answer may use, once. */
export const TOUR = `# A tour of what an answer can hold

This is a stand-in model, so the words are prepared; the way they travel is real. Text can be
**strong**, *emphasised*, ***both***, ~~struck out~~ or \`code\`, and it can point to a page such as
[the example domain](https://example.com/docs "a title").

## Lists

- a point
- another one, with a list of its own
  - deeper
  - and once more
    1. counted
    2. up to two
- and a last one

Things to do:

- [x] read the question
- [ ] answer it properly

## A table

| tier | requests a minute | tokens a day |
|:-----|:-----------------:|-------------:|
| free | 10                | 50,000       |
| pro  | 60                | 2,000,000    |
| max  | 300               | 20,000,000   |

## Code

\`\`\`ts
/** The sum of all numbers, 0 for none. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, next) => total + next, 0);
}
\`\`\`

\`\`\`sh
curl -X POST http://localhost:8787/api/behest/token
\`\`\`

> A quotation,
> over two lines.
>
> > And one inside it.

---

Line breaks at the end of a line\\
are kept, and <https://example.com> is a link by itself. Some letters that like to go wrong: ä ß €
ﬁ 𝛑 字 ض 👩‍🚀 &amp; &lt;b&gt;.

That was the tour. ![a picture](https://example.com/picture.png)
`;

/** Marks that are most of the time only half there. */
export const FENCES = `Three ways to **greet** somebody, in \`three\` languages.

\`\`\`js
const greet = (name) => \`Hello, \${name}!\`;
console.log(greet('Ada'));
\`\`\`

~~~python
def greet(name: str) -> str:
    """A docstring with \`\`\` three back-ticks in it."""
    return f"Hello, {name}!"
~~~

1. First the indented kind:

       10 PRINT "HELLO"
       20 GOTO 10

2. then a fence inside a list:

   \`\`\`\`md
   \`\`\`
   a fence inside a fence
   \`\`\`
   \`\`\`\`

| language | **greeting** | \`code\` |
|---|---|---|
| js | Hello | \`greet(a \\| b)\` |
| py | *Hello* | [link][later] |

Unfinished ends are normal: *one star*, __two lines__, [a link](https://example.com/a_(b)) and a
reference that is defined [later].

[later]: https://example.com/later

\`\`\`
no language, and the last block of all
\`\`\`
`;
