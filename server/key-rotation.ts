import {BehestAuthError, type Auth} from '@behest/client-ts';

/**
 * Mints with the first key until the gateway refuses it, then with the second one, so that a key
 * can be revoked while this process runs. A refused request is repeated once with the other key;
 * whichever key the gateway took last is kept.
 *
 * @param onSwitch Told when another key than before is kept.
 */
export function createRotatingAuth(keys: readonly [Auth, Auth], onSwitch: () => void): Auth {
  let [current] = keys;
  return {
    mint: async (options) => {
      const used = current;
      try {
        return await used.mint(options);
      } catch (refused) {
        if (!isRefusedKey(refused)) throw refused;
        const other = keys[used === keys[0] ? 1 : 0];
        const minted = await other.mint(options).catch((error: unknown) => {
          throw isRefusedKey(error) ? refused : error;
        });
        // Several requests may have met the refusal together.
        if (current === used) {
          current = other;
          onSwitch();
        }
        return minted;
      }
    },
  };
}

/** 403 is about the project, and no other key of it would help. */
function isRefusedKey(error: unknown): boolean {
  return error instanceof BehestAuthError && error.status === 401;
}
