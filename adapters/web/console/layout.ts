// The frame of every console page. Styles and scripts are files of our own: the page's policy
// allows nothing inline.

import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { NAV, type NavGroup, type NavItem } from './nav.ts';
import type { ConsoleContext } from './view.ts';
import { commonWords } from './words.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export type PageParts = {
  readonly title: string;
  readonly body: Html;
  /** Names of client modules in adapters/web/client/console, without the ending. */
  readonly scripts?: readonly string[];
  /** Names of further style sheets in adapters/web/assets/console, without the ending. */
  readonly styles?: readonly string[];
  /** `wide` for boards and talks; `narrow` for forms and notices. */
  readonly width?: 'wide' | 'narrow';
  /** Where the page goes on to by itself, at once. */
  readonly goOn?: string;
};

/** A whole page for whoever is reading: `return c.html(page(c, { title, body }))`. */
export function page(c: ConsoleContext, parts: PageParts): Html {
  const { title, body, scripts = [], styles = [], width = 'wide', goOn } = parts;
  const say = commonWords(c.get('locale'));
  return html`<!doctype html>
<html lang="${c.get('locale')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="same-origin">
${goOn !== undefined && html`<meta http-equiv="refresh" content="0; url=${goOn}">\n`}<title>${title} · ${say('product')}</title>
<link rel="icon" href="/console/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/console/assets/tokens.css">
${['console', ...styles].map((name) => html`<link rel="stylesheet" href="/console/assets/${name}.css">\n`)}${scripts.map((name) => html`<script type="module" src="/console/client/${name}.ts"></script>\n`)}
</head>
<body class="${width}">
<a class="skip" href="#content">${say('skip-to-content')}</a>
${bar(c)}
<main id="content" tabindex="-1">${body}</main>
</body>
</html>`;
}

function bar(c: ConsoleContext): Html {
  const say = commonWords(c.get('locale'));
  const reader = c.get('reader');
  const groups = reader === undefined ? [] : NAV[reader.role];
  const here = groups.find(({ pages }) => pages.some(({ href }) => isHere(c, href)));
  return html`<header class="bar">
<a class="brand" href="/console"><img src="/console/assets/icon.svg" alt="" width="24" height="24"><span>${say('product')}</span></a>
${
  reader &&
  html`<nav aria-label="${say('main-navigation')}"><ul class="pages">${groups.map((group) =>
    group.word === undefined ? links(c, group.pages) : groupLink(c, group, group === here),
  )}</ul></nav>`
}
<div class="who">
${reader && html`<a class="me" href="/console/account" title="${say('your-sign-in')}"><b>${reader.label}</b>${say(`role-${reader.role}`) !== reader.label && html` <span class="role">${say(`role-${reader.role}`)}</span>`}</a>`}
<form method="post" action="/console/language"><button class="quiet" name="locale" value="${c.get('locale') === 'en' ? 'zh-CN' : 'en'}" aria-label="${say('switch-language-label')}">${say('switch-language')}</button></form>
${reader && html`<form method="post" action="/console/sign-out"><button class="quiet">${say('sign-out')}</button></form>`}
</div>
</header>${
    here?.word !== undefined &&
    html`<nav class="under" aria-label="${say(here.word)}"><ul class="pages">${links(c, here.pages)}</ul></nav>`
  }`;
}

function groupLink(c: ConsoleContext, { word, pages: [first] }: NavGroup, isOpen: boolean): Html {
  const say = commonWords(c.get('locale'));
  return html`${word !== undefined && first !== undefined && html`<li><a href="${first.href}"${isOpen ? html` aria-current="true"` : ''}>${say(word)}</a></li>`}`;
}

function links(c: ConsoleContext, pages: readonly NavItem[]): Html {
  const say = commonWords(c.get('locale'));
  return html`${pages.map(
    ({ href, word }) =>
      html`<li><a href="${href}"${isHere(c, href) ? html` aria-current="page"` : ''}>${say(word)}</a></li>`,
  )}`;
}

function isHere(c: ConsoleContext, href: string): boolean {
  return c.req.path === href || c.req.path.startsWith(`${href}/`);
}
