import type {Environment} from '@behest/client-ts';

/** What bundlers for browsers compile into their output, by prefix (design 6). */
const PUBLIC_PREFIXES = [
  ...['VITE_', 'NEXT_PUBLIC_', 'EXPO_PUBLIC_', 'REACT_APP_', 'NUXT_PUBLIC_', 'GATSBY_', 'PUBLIC_'],
  ...['VUE_APP_', 'NG_APP_', 'STORYBOOK_', 'SNOWPACK_PUBLIC_', 'RAZZLE_', 'PARCEL_PUBLIC_'],
];
const SECRET_NAMES = [
  ...['BEHEST_KEY', 'BEHEST_KEY_NEXT', 'BEHEST_API_KEY', 'SESSION_SECRET', 'REDIS_URL'],
];
const SECRET_SHAPES = /behest_(sk_live|pk)_|-----BEGIN [A-Z ]*PRIVATE KEY|LS0tLS1CRUdJTi/;
const SHORTEST_VALUE = 8;

/** Fewer different characters than this are a template or a keyboard, not a random key. */
const FEWEST_CHARACTERS = {key: 6, secret: 10};
const TEMPLATE_WORDS = /change.?me|change.?this|placeholder|example|password|replace|your[-_ ]/i;

/**
 * Public variables that hold a secret by name or by value, one sentence each. Their names alone
 * are shown.
 */
export function exposedSecrets(env: Environment): readonly string[] {
  const values = SECRET_NAMES.flatMap((name) => env[name]?.trim() ?? []).filter(
    (value) => value.length >= SHORTEST_VALUE,
  );
  return Object.entries(env).flatMap(([name, value = '']) => {
    if (!PUBLIC_PREFIXES.some((prefix) => name.startsWith(prefix)) || value === '') return [];
    const named = SECRET_NAMES.some((secret) => name.includes(secret));
    const held = SECRET_SHAPES.test(value) || values.some((secret) => value.includes(secret));
    return named || held
      ? [`${name} would be compiled into a browser bundle: a secret must not be there.`]
      : [];
  });
}

/** Ends of sentences on keys that no generator makes; stricter in production. */
export function weakKey(key: string, production: boolean): readonly string[] {
  if (!key.startsWith('behest_sk_live_')) return [];
  const digits = key.slice('behest_sk_live_'.length);
  if (!/^[\da-f]{32}$/i.test(digits)) {
    return ['must be behest_sk_live_ and 32 hexadecimal digits, as Behest issues it.'];
  }
  return production && variety(digits) < FEWEST_CHARACTERS.key ? ['is a placeholder.'] : [];
}

/** Ends of sentences on session secrets; production only. */
export function weakSecret(secret: string, production: boolean): readonly string[] {
  const weak = TEMPLATE_WORDS.test(secret) || variety(secret) < FEWEST_CHARACTERS.secret;
  return production && weak ? ['is a placeholder: use at least 32 random bytes.'] : [];
}

function variety(text: string): number {
  return new Set(text).size;
}
