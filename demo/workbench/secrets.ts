const KEY = /behest_(sk|pk)_/i;

/** Whether a text holds a key of the host. Nothing like it belongs into a browser. */
export function holdsKey(text: string): boolean {
  return KEY.test(text);
}

/** Empties every field into which a key is written or pasted, and says so beside it. */
export function refuseKeys(root: Document, refused: (field: HTMLElement) => void): void {
  root.addEventListener(
    'input',
    (event) => {
      for (const field of event.composedPath()) {
        if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
        if (!holdsKey(field.value)) continue;
        field.value = '';
        event.stopImmediatePropagation();
        refused(field);
      }
    },
    {capture: true},
  );
}
