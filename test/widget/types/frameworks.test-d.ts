// Compiled and never run: each line that is marked must be refused, or tsc fails (TS2578).
import type {JSX as React} from 'react';
import type {SvelteHTMLElements} from 'svelte/elements';
import type {GlobalComponents} from 'vue';

import type {BehestChat} from '../../../widget/behest-chat.ts';
import '../../../widget/types/react.ts';
import '../../../widget/types/svelte.ts';
import '../../../widget/types/vue.ts';

type InReact = React.IntrinsicElements['behest-chat'];
type InReact18 = JSX.IntrinsicElements['behest-chat'];
type InSvelte = SvelteHTMLElements['behest-chat'];
type InVue = InstanceType<GlobalComponents['behest-chat']>['$props'];

const props = {'token-endpoint': '/t', mode: 'launcher', open: true, prompts: ['One']} as const;

export const right: readonly [InReact, InReact18, InSvelte, InVue] = [
  {...props, id: 'chat', 'onbehest-send': ({detail}) => detail.text.trim()},
  {...props, id: 'chat', 'onbehest-send': ({detail}) => detail.text.trim()},
  {...props, id: 'chat', 'onbehest-unread': ({detail}) => detail.count.toFixed()},
  {...props, 'onBehest-toggle': ({detail}) => detail.reason === 'escape'},
];

export const wrongInReact: readonly InReact[] = [
  // @ts-expect-error there is no such mode
  {mode: 'popup'},
  // @ts-expect-error a list of prompts, not one
  {prompts: 'One'},
  // @ts-expect-error no such attribute
  {'token-endpont': '/t'},
  // @ts-expect-error the detail of this event has no such field
  {'onbehest-send': ({detail}) => detail.count},
];

export const wrongInReact18: readonly InReact18[] = [
  // @ts-expect-error there is no such mode
  {mode: 'popup'},
  // @ts-expect-error the detail of this event has no such field
  {'onbehest-send': ({detail}) => detail.count},
];

export const wrongInSvelte: readonly InSvelte[] = [
  // @ts-expect-error there is no such mode
  {mode: 'popup'},
  // @ts-expect-error a function, not a text
  {mint: '/t'},
  // @ts-expect-error the detail of this event has no such field
  {'onbehest-unread': ({detail}) => detail.text},
];

export const wrongInVue: readonly InVue[] = [
  // @ts-expect-error there is no such placement
  {placement: 'top'},
  // @ts-expect-error the detail of this event has no such field
  {'onBehest-toggle': ({detail}) => detail.count},
];

export function inThePage(page: Document): void {
  const chat: BehestChat | null = page.querySelector('behest-chat');
  chat?.addEventListener('behest-toggle', ({detail}) => detail.open);
  // @ts-expect-error the detail of this event has no such field
  chat?.addEventListener('behest-toggle', ({detail}) => detail.text);
  // @ts-expect-error what is read only stays so
  if (chat) chat.state = 'idle';
}
