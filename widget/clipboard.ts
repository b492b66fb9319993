/**
 * Copies a text, and beside it the same with its looks when there is any.
 *
 * @returns whether it worked: a page may not be allowed to, or not be in front
 */
export async function copyText(text: string, html = ''): Promise<boolean> {
  try {
    if (html === '') await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([new ClipboardItem(asBlobs(text, html))]);
    return true;
  } catch {
    return html !== '' && copyText(text);
  }
}

function asBlobs(text: string, html: string): Record<string, Blob> {
  const blob = (content: string, type: string): Blob => new Blob([content], {type});
  return {'text/plain': blob(text, 'text/plain'), 'text/html': blob(html, 'text/html')};
}
