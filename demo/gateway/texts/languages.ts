export const RIGHT_TO_LEFT = `## إجابة بالعربية

هذا نموذج بديل يجيب بنصٍّ معدٍّ مسبقًا، لكنه يصل إليك كما تصل الإجابات الحقيقية: **قطعة بعد قطعة**.

1. أولًا نقرأ السؤال.
2. ثم نبحث عن الجواب.
3. وأخيرًا نكتبه بوضوح.

> من جدَّ وجد، ومن زرع حصد.

| الخطة | الطلبات في الدقيقة |
|---|---|
| مجانية | ١٠ |
| احترافية | ٦٠ |

يبقى الرمز من اليسار إلى اليمين:

\`\`\`js
const greeting = 'مرحبا';
console.log(greeting.length);
\`\`\`

هل تريد مثالًا آخر؟ اكتب إلى support@example.com في أي وقت.
`;

export const MIXED = `An English paragraph with the word مرحبا in it, the number 42 and a full stop.

فقرة عربية فيها كلمة JavaScript والرقم 42 ورابط [example](https://example.com).

פסקה בעברית עם המילה TypeScript ועם \`code\` בפנים.

- English first: שלום, then English again
- عربي أولًا ثم English ثم عربي
- 123 — اثنان — three

| English | العربية | עברית |
|---|---|---|
| hello | مرحبا | שלום |
| thanks (x2) | شكرًا (x2) | תודה (x2) |

Parentheses in both: (a) مثال (ب) example (c).
`;

export const CJK = `## 中文

这是一个替身模型。它的回答是事先写好的，但传输方式与真实的回答**完全相同**：一块一块地到达。

1. 先读问题，
2. 再想一想，
3. 最后作答。

## 日本語

これは代役のモデルです。文章はあらかじめ用意されていますが、届き方は本物と同じです。「かっこ」や、句読点、
長い文の折り返しもここで確かめられます。

| 言葉 | 読み | 意味 |
|---|---|---|
| 猫 | ねこ | cat |
| 犬 | いぬ | dog |

\`\`\`js
const 挨拶 = 'こんにちは、世界';
\`\`\`

**太字**と*強調*、そして𠮷野家の「𠮷」のような珍しい字も。
`;

export const EMOJI = `Families: 👨‍👩‍👧‍👦 👩‍👩‍👦 👨‍👦‍👦 and one more 👩‍❤️‍💋‍👨.

Skin tones: 👋🏻 👋🏽 👋🏿, professions: 👩🏽‍🚀 🧑🏿‍🔬 👨🏻‍🍳.

Flags: 🇩🇪 🇯🇵 🇧🇷 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏳️‍🌈 🏴‍☠️.

Keycaps and signs: 1️⃣ 2️⃣ #️⃣ ❤️ ❤︎ ☎️.

Combining marks: é (e + ́), ñ, क्षि, กำ, ﷽, Z̷̢͎a̴͙l̶̺g̸̻o̵̡.

- ✅ done
- 🚧 in work
- ❌ not yet
`;
