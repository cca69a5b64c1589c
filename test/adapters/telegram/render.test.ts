import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '../../../adapters/telegram/render.ts';
import { split } from '../../../adapters/telegram/split.ts';

const choice = (label: string) => ({ id: `id-${label}`, label });
const LONG_LABEL = 'I want to talk to a person';

function rowsOf(labels: readonly string[]) {
  const [rendered] = render({ id: 'o', text: 'How are you?', choices: labels.map(choice) });
  return rendered?.options.reply_markup;
}

describe('render', () => {
  it('gives plain text without a preview of its links', () => {
    expect(render({ id: 'o', text: 'Call *12356* <b>' })).toEqual([
      { text: 'Call *12356* <b>', options: { link_preview_options: { is_disabled: true } } },
    ]);
  });

  it.each([
    ['one row', ['a', 'b', 'c'], [['a', 'b', 'c']]],
    [
      'rows of three',
      ['0', '1', '2', '3', '4'],
      [
        ['0', '1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'a row of its own for a long label',
      ['a', LONG_LABEL, 'b', 'c'],
      [['a'], [LONG_LABEL], ['b', 'c']],
    ],
    ['long labels by their columns', ['我想找个人聊', '好'], [['我想找个人聊'], ['好']]],
    [
      'short Chinese labels side by side',
      ['还可以', '不太好', '很难受'],
      [['还可以', '不太好', '很难受']],
    ],
    ['an emoji as two columns', ['😀 👍🏽 👩‍👩‍👧', 'ok'], [['😀 👍🏽 👩‍👩‍👧', 'ok']]],
  ])('lays choices out as %s', (_, labels, rows) => {
    expect(rowsOf(labels)).toEqual({
      inline_keyboard: rows.map((row) =>
        row.map((label) => ({ text: label, callback_data: `id-${label}` })),
      ),
    });
  });

  it('sends back a choice id of 64 bytes unchanged', () => {
    const id = `${'界'.repeat(21)}x`;
    const [rendered] = render({ id: 'o', text: 't', choices: [{ id, label: 'a' }] });
    expect(Buffer.byteLength(id)).toBe(64);
    expect(rendered?.options.reply_markup).toEqual({
      inline_keyboard: [[{ text: 'a', callback_data: id }]],
    });
  });

  it('puts the choices of a long text under its last piece only', () => {
    const pieces = render({ id: 'o', text: 'word '.repeat(2_000), choices: [choice('a')] });
    expect(pieces.map(({ options }) => options.reply_markup !== undefined)).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('split', () => {
  it.each([
    ['4096 units', 'a'.repeat(4_096), [4_096]],
    ['4097 units', 'a'.repeat(4_097), [4_096, 1]],
    ['a line end', `${'a'.repeat(4_000)}\n${'b'.repeat(200)}`, [4_000, 200]],
    ['a space', `${'a'.repeat(4_090)} ${'b'.repeat(200)}`, [4_090, 200]],
    ['a Chinese full stop', `${'好'.repeat(4_000)}。${'好'.repeat(200)}`, [4_001, 200]],
    ['an early line end, which it passes by', `a\n${'b'.repeat(5_000)}`, [4_096, 906]],
    ['an emoji across the limit', `a${'😀'.repeat(2_100)}`, [4_095, 106]],
    ['a family across the limit', `${'a'.repeat(4_090)}👩‍👩‍👧b`, [4_090, 9]],
    ['one endless character', `e${'\u0301'.repeat(5_000)}`, [4_096, 905]],
    ['nothing', '', [0]],
    ['only space', ' '.repeat(5_000), [0]],
  ])('splits %s', (_, text, lengths) => {
    expect(split(text).map((piece) => piece.length)).toEqual(lengths);
  });

  it('keeps every character, in order, in pieces that are well formed and fit', () => {
    const unit = fc.constantFrom('a', 'word ', '好', '。', '\n', '😀', '👩‍👩‍👧', 'é');
    const long = fc.array(unit, { minLength: 900, maxLength: 9_000 });
    fc.assert(
      fc.property(long, (units) => {
        const text = units.join('');
        const pieces = split(text);
        expect(pieces.every((piece) => piece.length <= 4_096 && piece.isWellFormed())).toBe(true);
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
      { numRuns: 50 },
    );
  });
});
