/** What axe leaves to people, with what was found out about it (check A01). */
const explained: readonly {readonly rule: string; readonly place: RegExp; readonly why: string}[] =
  [
    {
      rule: 'color-contrast',
      place: /pre|code|language-/,
      why: 'Code reaches beyond its scrolling box; the pair of colours is in the contrast table.',
    },
    {
      rule: 'heading-order',
      place: /h\d/,
      why: 'Only the chat is looked at; A09 compares its headings with its title.',
    },
  ];

/** Whether somebody has looked at what axe could not decide. */
export function isExplained(line: string): boolean {
  return explained.some(
    ({rule, place}) => line.startsWith(`${rule} at `) && place.test(line.split(':')[0] ?? ''),
  );
}
