/** The reader asks for the text of a code block. Whoever hosts the message owns the clipboard. */
export class CodeCopyEvent extends Event {
  /** The code as shown, without the line break at its end. */
  readonly text: string;

  constructor(text: string) {
    super('code-copy', {bubbles: true});
    this.text = text;
  }
}
