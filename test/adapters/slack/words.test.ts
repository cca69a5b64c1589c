import { describe, expect, it } from 'vitest';
import { withoutMention, wordsOf } from '../../../adapters/slack/words.ts';

describe('wordsOf', () => {
  it.each([
    ['nothing marked up', 'rough night', 'rough night'],
    ['entities', 'a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['a bare link', 'see <https://example.org/a>', 'see https://example.org/a'],
    ['a labelled link', '<https://example.org|the page>', 'the page'],
    ['a mail address', '<mailto:a@example.org|a@example.org>', 'a@example.org'],
    ['a phone number', '<tel:12356>', '12356'],
    ['a mention with a name', 'ask <@U2|lee>', 'ask @lee'],
    ['a bare mention, without the id', 'ask <@U2>', 'ask @'],
    ['a channel', 'in <#C2|duty>', 'in #duty'],
    ['a broadcast', '<!here> now', '@here now'],
    ['an open bracket that is no mark-up', 'a < b', 'a < b'],
    ['Chinese', '今晚很累', '今晚很累'],
  ])('reads %s as the person saw it', (_, marked, words) => {
    expect(wordsOf(marked)).toBe(words);
  });

  it('reads a hundred thousand brackets and gives every one of them back', () => {
    const marked = '<'.repeat(100_000);
    expect(wordsOf(marked)).toBe(marked);
  });
});

describe('withoutMention', () => {
  it.each([
    ['<@U0BOT> hello', ' hello'],
    [' <@U0BOT|warmline> hello', ' hello'],
    ['hello <@U0BOT>', 'hello <@U0BOT>'],
  ])('takes only a leading mention off %j', (marked, rest) => {
    expect(withoutMention(marked)).toBe(rest);
  });
});
