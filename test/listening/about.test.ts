import { describe, expect, it } from 'vitest';
import { aboutIn } from '../../src/listening/about.ts';

describe('aboutIn', () => {
  it.each([
    ['are you a real person?', 'person'],
    ['Is this a bot', 'person'],
    ['你是真人吗', 'person'],
    ['是不是机器人在回我', 'person'],
    ["please don't tell anyone", 'confidence'],
    ['who can see this?', 'confidence'],
    ['别告诉我们所长', 'confidence'],
    ['领导会不会知道', 'confidence'],
    ['这个保密吗', 'confidence'],
  ] as const)('hears in %s a question about %s', (words, about) => {
    expect(aboutIn(words)).toBe(about);
  });

  it.each(['my partner is a real joker', '今天告诉大家一个好消息', 'long shift', '真人快打挺好玩'])(
    'hears none in %s',
    (words) => {
      expect(aboutIn(words)).toBeUndefined();
    },
  );
});
