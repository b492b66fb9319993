/** Tokens, gateway keys and session secrets, as the campaign makes them. */
const SECRET = /eyJ[\w.-]{8,}|behest_(?:sk|pk)_\w+|\b[\da-f]{64}\b/g;

/**
 * Something that must never be; everything to play it again is in the message, but no secret: a
 * record of a page that shows one would carry it into the log of whoever plays the campaign.
 */
export class Violation extends Error {
  override readonly name = 'Violation';

  constructor(message: string, options?: ErrorOptions) {
    super(message.replaceAll(SECRET, '[secret]'), options);
  }
}
