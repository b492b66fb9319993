import {css} from 'lit';

/**
 * Every colour, and what a host may set, in one place (ux.md 5.6, 7.3, 7.4). What is public has its
 * default here and nowhere else; the contrast of each pair is checked in both themes.
 */
export const tokens = css`
  .root {
    --_accent: var(--behest-chat-accent, light-dark(#3550d6, #4c66ea));
    --_accent-hover: var(--behest-chat-accent, light-dark(#2a41b8, #3f58da));
    --_on-accent: var(--behest-chat-on-accent, #fff);
    --_surface: var(--behest-chat-surface, light-dark(#fff, #15171c));
    --_surface-2: light-dark(#f5f6f8, #1d2027);
    --_surface-3: light-dark(#e9ebf0, #2a2e37);
    --_text: var(--behest-chat-text, light-dark(#171a21, #eceef2));
    --_muted: light-dark(#59606c, #a7aeba);
    --_placeholder: light-dark(#666d7a, #8f97a4);
    --_disabled: light-dark(#6d7481, #8b929e);
    --_border: light-dark(#dcdfe5, #343943);
    --_control: light-dark(#818895, #7b8494);
    --_link: var(--behest-chat-link, light-dark(#2f47c4, #a9b8ff));
    --_focus: light-dark(#3550d6, #a9b8ff);
    --_user: var(--behest-chat-user-bubble, light-dark(#e7ebfd, #2a3157));
    --_on-user: var(--behest-chat-on-user-bubble, light-dark(#171a21, #eef0f6));
    --_danger: light-dark(#b3261e, #ff8f85);
    --_danger-surface: light-dark(#fdecea, #3a1a18);
    --_on-danger-surface: light-dark(#8a1c16, #ffc9c4);
    --_warn: light-dark(#8a5200, #f2b84b);
    --_warn-surface: light-dark(#fff3d9, #33270d);
    --_on-warn-surface: light-dark(#6a4100, #ffdf9e);
    --_ok: light-dark(#1b7a3d, #6fd08c);
    --_code-surface: light-dark(#f1f3f6, #0f1115);
    --_on-code: light-dark(#1f2430, #e4e7ee);
    --_badge: #c4271c;
    --_on-badge: #fff;
    --_radius: var(--behest-chat-radius, 16px);
    --_font-mono: var(--behest-chat-font-mono, ui-monospace, 'Cascadia Mono', Menlo, monospace);
  }
  /* Black or white, whichever is easier to read on the accent: their contrast is equal at L* 49.5. */
  @supports (color: lab(from red l a b)) {
    .root {
      --_on-accent: var(
        --behest-chat-on-accent,
        lab(from var(--_accent) calc((49.5 - l) * 999) 0 0)
      );
    }
  }
  @media (prefers-contrast: more) {
    .root {
      --_border: var(--_control);
      --_muted: var(--_text);
      --_placeholder: var(--_text);
    }
  }
`;
