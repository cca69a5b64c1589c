// The chat's page. Everything that helps without a server, the numbers above all, is in it from
// the start; the client module does the rest through the API.

import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { helpNumbers } from '../../src/core/help-numbers.ts';
import { LOCALES, type Locale } from '../../src/core/person.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { helpPanel, numberList } from './help-panel.ts';
import { menuPanel, seenPanel } from './menu-panel.ts';
import { bringPanel, phrasePanel } from './moving/panels.ts';
import { allPageWords, type PageKey, pageWords } from './page-words.ts';
import { planPanel } from './plan-panel.ts';
import { languageOf, localeOf } from './session.ts';

type Place = Pick<Tools['settings'], 'region'>;

export function pageRoutes({ region }: Place): Hono {
  const app = new Hono();
  app.get('/', (c) => {
    c.header('cache-control', 'no-store'); // nothing to be found in a shared computer's cache
    return c.html(page(localeOf(languageOf(c)), region));
  });
  return app;
}

/** In every language: whoever keeps one must know when it changes. */
export async function allPages({ region }: Place): Promise<string[]> {
  return Promise.all(LOCALES.map(async (locale) => String(await page(locale, region))));
}

function page(locale: Locale, region: string) {
  const say = pageWords(locale);
  const numbers = helpNumbers(locale, region);
  return html`<!doctype html>
<html lang="${locale}">
${headOf(locale, say('title'), ['talk', 'menu'], 'main')}
<body>
<a class="skip" href="#write">${say('skip')}</a>
<header class="bar">
<h1 class="brand"><img src="/look/icon.svg" alt="" width="28" height="28"><span>${say('product')}</span></h1>
<button class="quiet" type="button" id="language" data-to="${locale === 'en' ? 'zh-CN' : 'en'}" lang="${locale === 'en' ? 'zh-CN' : 'en'}" aria-label="${say('language-label')}">${say('language')}</button>
<button class="help" type="button" popovertarget="help">${phone()}<span>${say('help')}</span></button>
<button class="leave" type="button" id="leave" aria-label="${say('leave-label')}" title="${say('leave-label')}">${door()}<span>${say('leave')}</span></button>
</header>
<main>
<p class="banner">${say('not-signed-off')}</p>
<div class="scroll" id="scroll" tabindex="0" role="region" aria-label="${say('conversation')}">
<noscript><section class="no-script"><p>${say('no-script')}</p>${numberList(numbers, say)}</section></noscript>
${welcome(say)}
<div class="log" id="log" role="log" aria-live="off"></div>
</div>
<div class="foot">
<button class="newest" type="button" id="newest" aria-label="${say('to-newest')}" title="${say('to-newest')}" hidden>${down()}</button>
<p class="sign" id="sign"></p>
<p class="state" id="state" role="status"></p>
<form class="write" id="form" autocomplete="off">
<button class="menu" type="button" id="menu" popovertarget="more" aria-label="${say('menu')}" title="${say('menu')}">${lines()}</button>
<label class="hush" for="write">${say('write-label')}</label>
<textarea id="write" rows="1" placeholder="${say('write-hint')}" enterkeyhint="send" spellcheck="true"></textarea>
<button class="send" type="submit" aria-label="${say('send')}" title="${say('send')}">${arrow()}</button>
</form>
</div>
</main>
${helpPanel(numbers, say)}
${menuPanel(locale)}
${seenPanel(locale)}
${phrasePanel(locale)}
${bringPanel(locale)}
${planPanel(locale)}
</body>
</html>`;
}

export function headOf(locale: Locale, title: string, styles: readonly string[], script: string) {
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="/look/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/look/tokens.css">
${['chat', ...styles].map(
  (style) => html`<link rel="stylesheet" href="/assets/${style}.css">
`,
)}<script id="words" type="application/json">${raw(forScript(allPageWords(locale)))}</script>
<script type="module" src="/client/${script}.ts"></script>
</head>`;
}

function welcome(say: (key: PageKey) => string) {
  return html`<section class="welcome" id="welcome" hidden>
<img src="/look/icon.svg" alt="" width="56" height="56">
<h2>${say('welcome-title')}</h2>
<p>${say('welcome')}</p>
<div class="ways"><button class="primary" type="button" id="start">${say('start')}</button>
<button type="button" id="have-card" aria-expanded="false" aria-controls="card-form">${say('have-card')}</button>
<button class="quiet" type="button" id="have-phrase" aria-haspopup="dialog">${say('have-phrase')}</button></div>
<form class="card-form" id="card-form" autocomplete="off" hidden>
<label for="card">${say('card-label')}</label>
<div class="row"><input id="card" maxlength="12" autocapitalize="characters" spellcheck="false" aria-describedby="card-hint">
<button class="primary" type="submit">${say('card-join')}</button></div>
<p class="hint" id="card-hint" aria-live="polite">${say('card-hint')}</p>
</form>
</section>`;
}

/** As JSON that cannot end the element it stands in. */
function forScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function icon(path: string) {
  return raw(
    `<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`,
  );
}

function phone() {
  return icon(
    'M6.5 3.5h2.6l1.5 4-2 1.6a12 12 0 0 0 6.3 6.3l1.6-2 4 1.5v2.6a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z',
  );
}

function door() {
  return icon('M14 4H6v16h8M10.5 12H21m-4-4 4 4-4 4');
}

function lines() {
  return icon('M5 7h14M5 12h14M5 17h14');
}

function down() {
  return icon('M6 9l6 6 6-6');
}

function arrow() {
  return icon('M12 19V5m-6 6 6-6 6 6');
}
