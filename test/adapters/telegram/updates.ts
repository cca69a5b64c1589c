// Updates as Telegram would send them, and what we make of them.

import { parse } from '../../../adapters/telegram/parse.ts';
import { readUpdate } from '../../../adapters/telegram/update.ts';

export const ME = { id: 4242, username: 'warmline_bot' };
export const NOW = new Date('2026-11-20T08:00:00Z');
export const PERSON = { id: 77, is_bot: false, first_name: 'A', language_code: 'zh-hans' };
export const DIRECT = { id: 77, type: 'private' };
export const GROUP = { id: -5, type: 'supergroup', title: 'G' };

export function message(fields: object) {
  return { message_id: 1, date: 1_700_000_000, chat: DIRECT, from: PERSON, ...fields };
}

export function inboundOf(fields: object) {
  const update = readUpdate({ update_id: 9, ...fields });
  return update && parse(update, ME, NOW);
}
