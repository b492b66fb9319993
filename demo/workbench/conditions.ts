import {LANGUAGES} from '../site-files.ts';
import type {Link} from './link.ts';

/** Things that hosts do to an element, each a class of the page's root, styled in `workbench.css`. */
export const CONDITIONS = [
  {name: 'hostile', label: 'Hostile page styles', about: 'resets and !important on everything'},
  {name: 'root', label: 'Root font 62.5 %', about: 'one rem is 10 px'},
  {
    name: 'transform',
    label: 'Transformed wrapper',
    about: 'transform and overflow: hidden around it',
  },
  {name: 'modal', label: 'In the page’s modal', about: 'moved into an open <dialog>'},
  {name: 'frame', label: 'In a 320 px frame', about: 'this page once more, as narrow as a phone'},
] as const;

/** Makes the page what the link says: colours, direction, language and hostile surroundings. */
export function applyConditions(link: Link): void {
  const root = document.documentElement;
  root.dataset['theme'] = link.get('theme');
  root.dir = link.get('dir');
  root.lang = link.get('lang') || 'en';
  loadLanguage(root.lang);
  for (const {name} of CONDITIONS) root.classList.toggle(`with-${name}`, link.on(name));
  showModal(link.on('modal'));
  showFrame(link);
}

function loadLanguage(tag: string): void {
  if (!LANGUAGES.some((known) => known === tag)) return;
  void import(new URL(`languages/${tag}.js`, location.href).href);
}

function showModal(wanted: boolean): void {
  const chat = document.querySelector('behest-chat');
  const dialog = document.querySelector<HTMLDialogElement>('#host-modal');
  if (!chat || !dialog || dialog.open === wanted) return;
  if (wanted) {
    dialog.prepend(chat);
    dialog.showModal();
  } else {
    dialog.close();
    document.querySelector('#chat-place')?.prepend(chat);
  }
}

function showFrame(link: Link): void {
  const present = document.querySelector('#narrow-frame');
  if (!link.on('frame')) return present?.remove();
  if (present) return;
  const frame = document.createElement('iframe');
  frame.id = 'narrow-frame';
  frame.title = 'This page at 320 px';
  frame.src = `${location.pathname}${link.query.replace('frame=1', 'bare=1')}`;
  document.querySelector('#chat-place')?.append(frame);
}
