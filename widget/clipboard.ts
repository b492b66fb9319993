/** Copies a text. @returns whether it worked: a page may not be allowed to, or not be in front */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
