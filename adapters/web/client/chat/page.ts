/// <reference lib="dom" />
// What the server put into the page: its words and its elements.

import type { PageKey, PageWords } from '../../page-words.ts';

const WORDS = JSON.parse(element('words', HTMLScriptElement).textContent ?? '{}') as PageWords;

export const LOCALE = document.documentElement.lang;

export function word(key: PageKey, params: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key].replace(/\{([a-z]+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** The page's element of that id. */
export function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`no ${id} in the page`);
  return found;
}

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}
