import { describe, expect, it } from 'vitest';
import { pieces, shorten } from '../../../adapters/slack/pieces.ts';
import { render, renderChosen, renderHome } from '../../../adapters/slack/render.ts';
import { acceptedBlocks, buttonsOf, readable } from '../../support/slack-blocks.ts';

function choices(count: number) {
  return Array.from({ length: count }, (_, n) => ({ id: `mood:${n}`, label: `${n}` }));
}

function accepted(text: string, count = 0) {
  const { blocks } = render({ id: 'o1', text, choices: choices(count) });
  const kept = acceptedBlocks(blocks, 50);
  if (kept === undefined) throw new Error('Slack would refuse these blocks');
  return kept;
}

describe('render', () => {
  it('shows text as one plain section, with the same text for the notification', () => {
    expect(render({ id: 'o1', text: 'How are you?' })).toEqual({
      text: 'How are you?',
      blocks: [
        { type: 'section', text: { type: 'plain_text', text: 'How are you?', emoji: false } },
      ],
    });
  });

  it('gives each choice a button whose value is its id, five to a row', () => {
    const blocks = accepted('0 to 10?', 11);
    const rows = blocks.filter(({ type }) => type === 'actions');
    expect(rows.map((row) => buttonsOf([row]).length)).toEqual([5, 5, 1]);
    expect(buttonsOf(blocks).map(({ value }) => value)).toEqual(choices(11).map(({ id }) => id));
    expect(new Set(buttonsOf(blocks).map(({ action_id }) => action_id)).size).toBe(11);
  });

  it.each([
    ['mentions', '<!channel> <@U2> & <b>'],
    ['formatting', '*not* _bold_ ~at~ `all`'],
    ['emoji names', 'so :cry: it is'],
    ['Chinese', '我在，慢慢说。'],
  ])('shows %s letter for letter', (_, text) => {
    expect(readable(accepted(text))).toBe(text);
  });

  it('keeps a notification from mentioning anybody', () => {
    expect(render({ id: 'o1', text: '<!channel> & co' }).text).toBe('&lt;!channel&gt; &amp; co');
  });

  it('makes a link one can press, and nothing else', () => {
    expect(readable(accepted('Open https://example.org/c?a=1&b=2. <!here>'))).toBe(
      'Open <https://example.org/c?a=1&amp;b=2>. &lt;!here&gt;',
    );
    expect(readable(accepted('请打开https://example.org/c。'))).toBe(
      '请打开<https://example.org/c>。',
    );
  });

  it.each([
    ['words', 'word '.repeat(3000).trim()],
    ['one unbroken run', 'x'.repeat(10_000)],
    ['astral characters', '😀'.repeat(5000)],
    ['Chinese', '今晚很累。'.repeat(3200)],
  ])('splits a long text of %s and loses nothing', (_, text) => {
    const blocks = accepted(text);
    expect(blocks.length).toBeGreaterThan(1);
    expect(readable(blocks).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    expect(readable(blocks).isWellFormed()).toBe(true);
  });

  it('stays within the limit when escaping makes a linked text longer', () => {
    expect(accepted(`https://example.org/ ${'&'.repeat(2900)}`).length).toBeGreaterThan(1);
  });

  it('stays within fifty blocks, buttons included, whatever the text', () => {
    const blocks = accepted('x'.repeat(200_000), 11);
    expect(blocks.length).toBe(50);
    expect(buttonsOf(blocks).length).toBe(11);
  });

  it('shortens a label that is too long without breaking a character', () => {
    const { blocks } = render({
      id: 'o1',
      text: 'Who?',
      choices: [{ id: 'a', label: '😀'.repeat(60) }],
    });
    const [button] = buttonsOf(acceptedBlocks(blocks, 50) ?? []);
    expect(button?.text.text).toMatch(/^😀{37}…$/u);
  });
});

describe('renderHome', () => {
  it('shows the same text and buttons as a message', () => {
    const outbound = { id: 'h', text: 'Hello', choices: choices(2) };
    expect(renderHome(outbound)).toEqual({ type: 'home', blocks: render(outbound).blocks });
  });
});

describe('renderChosen', () => {
  it('puts the chosen label where the buttons were', () => {
    const { text, blocks } = render({ id: 'o1', text: 'How are you?', choices: choices(7) });
    const chosen = renderChosen({ text, blocks, label: '4' });
    const kept = acceptedBlocks(chosen.blocks, 50) ?? [];
    expect(readable(kept)).toBe('How are you?\n✓ 4');
    expect(buttonsOf(kept)).toEqual([]);
    expect(chosen.text).toBe('How are you?');
  });
});

describe('pieces', () => {
  it.each([
    ['at a line’s end', 'aaaa\nbb cc', ['aaaa', 'bb cc']],
    ['at a space', 'aaaa bbbb', ['aaaa', 'bbbb']],
    ['anywhere when there is neither', 'aaaaaabb', ['aaaaaa', 'bb']],
    ['nowhere when it fits', 'aa bb', ['aa bb']],
    ['into nothing when it is blank', ' \n ', []],
  ])('cuts %s', (_, text, expected) => {
    expect(pieces(text, (piece) => piece.length <= 6)).toEqual(expected);
  });
});

describe('shorten', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['a😀😀', 3, 'a…'],
  ])('shortens %s to %i', (text, charsMax, expected) => {
    expect(shorten(text, charsMax)).toBe(expected);
  });
});
