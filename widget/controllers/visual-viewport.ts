import type {ReactiveController, ReactiveControllerHost} from 'lit';

/**
 * Tells an element how much of the screen the on-screen keyboard leaves: no viewport unit and no
 * fixed position follows it (ux.md 2.5). Sets `--_vvh` (height), `--_vvtop` (offset from the top)
 * and `--_keyboard` (what is covered below), all in px, while there is such an element.
 */
export class VisualViewportController implements ReactiveController {
  readonly #find: () => HTMLElement | null;
  #frame = 0;

  constructor(host: ReactiveControllerHost, find: () => HTMLElement | null) {
    this.#find = find;
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.visualViewport?.addEventListener('resize', this.#schedule);
    globalThis.visualViewport?.addEventListener('scroll', this.#schedule);
  }

  hostUpdated(): void {
    this.#measure();
  }

  hostDisconnected(): void {
    globalThis.visualViewport?.removeEventListener('resize', this.#schedule);
    globalThis.visualViewport?.removeEventListener('scroll', this.#schedule);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  readonly #schedule = (): void => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#measure();
    });
  };

  #measure(): void {
    const viewport = globalThis.visualViewport;
    const element = this.#find();
    if (!viewport || !element) return;
    // A page that is enlarged with two fingers has no keyboard: the panel keeps its size.
    const {height, offsetTop} = viewport.scale > 1 ? {height: innerHeight, offsetTop: 0} : viewport;
    const values = {
      '--_vvh': height,
      '--_vvtop': offsetTop,
      '--_keyboard': Math.max(0, innerHeight - height - offsetTop),
    };
    for (const [name, pixels] of Object.entries(values)) {
      element.style.setProperty(name, `${Math.round(pixels)}px`);
    }
  }
}
