/** What a page wrote to the clipboard, by type. */
export interface Clip {
  readonly plain: string;
  readonly html: string;
}

/** Takes the place of the clipboard until the end of the test; a headless page may not use the real one. */
export class FakeClipboard {
  /** Whether the page is allowed to write. */
  allowed = true;
  #clips: readonly Clip[] = [];

  constructor() {
    beforeEach(() => {
      this.allowed = true;
      this.#clips = [];
      const clipboard = {
        writeText: (plain: string) => this.#keep({plain, html: ''}),
        write: async ([item]: readonly ClipboardItem[]) => {
          if (!item) return;
          const read = async (type: string): Promise<string> => (await item.getType(type)).text();
          this.#keep({plain: await read('text/plain'), html: await read('text/html')});
        },
      };
      Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});
    });
    afterEach(() => {
      Reflect.deleteProperty(navigator, 'clipboard');
    });
  }

  /** What was copied last. */
  get last(): Clip | undefined {
    return this.#clips.at(-1);
  }

  #keep(clip: Clip): void {
    if (!this.allowed) throw new DOMException('Not allowed.', 'NotAllowedError');
    this.#clips = [...this.#clips, clip];
  }
}
