/** Something that must never be; everything to play it again is in the message. */
export class Violation extends Error {
  override readonly name = 'Violation';
}
