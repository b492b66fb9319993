import {markup} from './names.ts';

/** D12, D13: what is moving at this moment, by element and animation. */
export function moving(root: ShadowRoot): readonly string[] {
  return root
    .getAnimations()
    .filter(({playState}) => playState === 'running')
    .map(({effect}) => {
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      return target ? markup(target) : 'something';
    });
}
