import { describe, expect, it } from 'vitest';
import { Cursor, JoinBody, parseJoin, parseSay, SayBody } from '../../../adapters/web/parse.ts';
import { cursorOf, render } from '../../../adapters/web/render.ts';

const ID = '8d1f7a5c-2f61-4c57-9a8e-0b8f1f0f1a11';
const AT = new Date('2026-03-02T09:00:00Z');
const arrival = { from: { channel: 'web', id: 'ab12' }, at: AT, languageHint: undefined } as const;

describe('parseSay', () => {
  it.each([
    ['words as they are', 'not a /command', { kind: 'words', words: 'not a /command' }],
    ['a command', '/menu', { kind: 'command', name: 'menu', rest: '' }],
    [
      'a command with its rest',
      ' /start K7QM 3XRA ',
      { kind: 'command', name: 'start', rest: 'K7QM 3XRA' },
    ],
    ['several lines as words', '/start\n\nA\nB', { kind: 'words', words: '/start\n\nA\nB' }],
    ['a command for staff as words', '/schedule', { kind: 'words', words: '/schedule' }],
    ['an unknown command as words', '/dance', { kind: 'words', words: '/dance' }],
  ])('reads %s', (_, words, said) => {
    expect(parseSay(SayBody.parse({ id: ID, words }), arrival)).toEqual({
      id: `web:ab12:${ID}`,
      from: arrival.from,
      place: 'direct',
      said,
      at: AT,
    });
  });

  it('passes a language on', () => {
    const said = parseSay({ id: ID, choice: 'menu' }, { ...arrival, languageHint: 'zh-CN' });
    expect(said).toMatchObject({ languageHint: 'zh-CN', said: { kind: 'choice', id: 'menu' } });
  });
});

describe('parseJoin', () => {
  it.each([
    ['its own id', { card: 'K7QM-3XRA', id: ID }, `web:ab12:${ID}`],
    ['a fresh one', { card: 'K7QM-3XRA' }, 'web:ab12:fresh'],
  ])('gives a card %s', (_, body, id) => {
    const joined = parseJoin(JoinBody.parse(body), arrival, 'fresh');
    expect(joined).toMatchObject({
      id,
      said: { kind: 'command', name: 'start', rest: 'K7QM-3XRA' },
    });
  });
});

describe('the id of a line', () => {
  it.each([
    [undefined, { row: 0, memory: 0 }],
    ['0', { row: 0, memory: 0 }],
    ['17', { row: 17, memory: 0 }],
    ['17.1772442000000', { row: 17, memory: 1772442000000 }],
  ])('%s says how far a reader is', (text, cursor) => {
    expect(cursorOf(text)).toEqual(cursor);
    if (text !== undefined) expect(render({ id: 'k', text: '' }, AT, cursor).id).toBe(text);
  });

  it.each(['', '-1', '1.', 'a', '1;2', '9'.repeat(16)])('is not %j', (text) => {
    expect(Cursor.safeParse(text).success).toBe(false);
  });
});
