/// <reference lib="dom" />
// One line, one saying, one moment: as elements.

import type { MemoryLine } from '../../render.ts';
import type { Saying } from './memory.ts';
import { LOCALE, make, word } from './page.ts';

export type Choice = MemoryLine['choices'][number];

const FACE = /^(\p{Extended_Pictographic}\uFE0F?)\s*(.+)$/u;

export function lineBubble(
  { text, numbers, choices }: MemoryLine,
  choose: ((choice: Choice) => void) | undefined,
): HTMLElement {
  const bubble = make('p', 'bubble', hush('product'), ...linked(text, numbers));
  const item = make('div', 'line', bubble);
  if (choose !== undefined && choices.length > 0) item.append(choiceGroup(choices, choose));
  return item;
}

export function sayingBubble({ what, state }: Saying): HTMLElement {
  const text = 'words' in what ? what.words : 'card' in what ? what.card : what.label;
  const kind = 'words' in what ? 'bubble' : 'bubble tapped';
  const item = make('div', 'saying', make('p', kind, hush('you'), text));
  if (state === 'waiting') item.append(make('p', 'fate', word('waiting')));
  if (state === 'refused') item.append(make('p', 'fate refused', word('not-sent')));
  return item;
}

export function momentMark(at: Date, now: Date): HTMLElement {
  const time = make('time', '', `${dayOf(at, now)} ${clockOf(at)}`.trim());
  time.dateTime = at.toISOString();
  return make('p', 'moment', time);
}

function hush(key: 'product' | 'you'): HTMLElement {
  return make('span', 'hush', `${word(key)}: `);
}

/** The text with its telephone numbers to tap. */
function linked(text: string, numbers: readonly string[]): (Node | string)[] {
  if (numbers.length === 0) return [text];
  // A short one is a number to call only where it begins a line, as in the directory.
  const pattern = numbers
    .map((number) => (isShort(number) ? `^${number}(?!\\d)` : number))
    .join('|');
  return text.split(new RegExp(`(${pattern})`, 'm')).map((part) => {
    if (!numbers.includes(part)) return part;
    const link = make('a', 'number', part);
    link.href = `tel:${part.replace(/[^\d+]/g, '')}`;
    return link;
  });
}

function isShort(number: string): boolean {
  return number.replace(/\D/g, '').length < 5;
}

function choiceGroup(choices: readonly Choice[], choose: (choice: Choice) => void): HTMLElement {
  const hasFaces = choices.length > 2 && choices.every(({ label }) => FACE.test(label));
  const group = make('div', hasFaces ? 'choices faces' : 'choices');
  group.setAttribute('role', 'group');
  for (const choice of choices) {
    const [, face, meaning = ''] = FACE.exec(choice.label) ?? [];
    const button =
      hasFaces && face !== undefined
        ? make('button', 'face', drawn(face), make('span', '', meaning))
        : make('button', 'choice', choice.label);
    button.type = 'button';
    button.addEventListener('click', () => choose(choice), { once: true });
    group.append(button);
  }
  return group;
}

function drawn(face: string): HTMLElement {
  const span = make('span', 'drawn', face);
  span.ariaHidden = 'true';
  return span;
}

function dayOf(at: Date, now: Date): string {
  const day = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
  const daysAgo = Math.round((day(now) - day(at)) / 86_400_000);
  if (daysAgo === 0) return '';
  if (daysAgo === 1) return word('yesterday');
  return new Intl.DateTimeFormat(LOCALE, { month: 'short', day: 'numeric' }).format(at);
}

function clockOf(at: Date): string {
  return new Intl.DateTimeFormat(LOCALE, { hour: 'numeric', minute: '2-digit' }).format(at);
}
