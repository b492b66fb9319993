/** Shorter ids are ordinary words as well. */
const SHORTEST = 3;

/**
 * Takes these secrets out of a text wherever they stand as words of their own: the token that a
 * request is made with, and for whom. `null` and what is shorter than three characters is left alone.
 */
export function withoutSecrets(text: string, secrets: readonly (string | null)[]): string {
  return secrets
    .filter((secret) => secret !== null)
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((rest, secret) => rest.replace(asWord(secret), '…'), text);
}

function asWord(secret: string): RegExp {
  const literal = secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${literal}(?![\\w-])`, 'g');
}
