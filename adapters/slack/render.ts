// Outbound → Block Kit, inside Slack's limits. Pure: send.ts does the sending.

import type { types } from '@slack/bolt';
import type { Choice, Outbound } from '../../src/core/message.ts';
import { pieces, shorten } from './pieces.ts';

const SECTION_CHARS_MAX = 3000;
const MESSAGE_BLOCKS_MAX = 50;
const CHOICES_PER_ROW = 5;
const LABEL_CHARS_MAX = 75;
const FALLBACK_CHARS_MAX = 4000; // the limit of chat.update, kept from the first post on

export const ACTION_ID = /^choice-\d+$/;

export type Rendered = { readonly text: string; readonly blocks: types.KnownBlock[] };

export function render({ text, choices = [] }: Outbound): Rendered {
  const buttons = rows(choices);
  const sections = pieces(text, (piece) => shown(piece).text.length <= SECTION_CHARS_MAX)
    .slice(0, MESSAGE_BLOCKS_MAX - buttons.length)
    .map((piece): types.KnownBlock => ({ type: 'section', text: shown(piece) }));
  return { text: fallback(escaped(text)), blocks: [...sections, ...buttons] };
}

export function renderHome(outbound: Outbound): types.HomeView {
  return { type: 'home', blocks: render(outbound).blocks };
}

/** The message after a press: the buttons are gone and the chosen label stands in their place. */
export function renderChosen(pressed: {
  readonly text: string;
  readonly blocks: readonly { readonly type: string }[];
  readonly label: string;
}): { text: string; blocks: types.AnyBlock[] } {
  const mark: types.ContextBlock = {
    type: 'context',
    elements: [{ type: 'plain_text', text: `✓ ${pressed.label}`, emoji: false }],
  };
  const kept = pressed.blocks.filter(({ type }) => type !== 'actions');
  return { text: fallback(pressed.text), blocks: [...kept, mark] };
}

function rows(choices: readonly Choice[]): types.ActionsBlock[] {
  const buttons = choices.map(
    ({ id, label }, index): types.Button => ({
      type: 'button',
      action_id: `choice-${index}`,
      text: { type: 'plain_text', text: shorten(label, LABEL_CHARS_MAX), emoji: false },
      value: id,
    }),
  );
  return Array.from({ length: Math.ceil(buttons.length / CHOICES_PER_ROW) }, (_, row) => ({
    type: 'actions',
    elements: buttons.slice(row * CHOICES_PER_ROW, (row + 1) * CHOICES_PER_ROW),
  }));
}

const LINK = /https?:\/\/[^\s<>|，。；！？、）」]*[^\s<>|，。；！？、）」.,;:!?)]/g;

// Plain text shows a preview letter for letter and cannot mention anybody; only a link needs more.
function shown(text: string): types.PlainTextElement | types.MrkdwnElement {
  if (text.search(LINK) < 0) return { type: 'plain_text', text, emoji: false };
  const linked = escaped(text).replace(LINK, (url) => `<${url}>`);
  return { type: 'mrkdwn', text: linked, verbatim: true };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function fallback(text: string): string {
  return shorten(text, FALLBACK_CHARS_MAX);
}
