import { describe, expect, it } from 'vitest';
import { typedAnswer } from '../../src/hotline/typed-answer.ts';

describe('typedAnswer', () => {
  it.each([
    ['yes', 'yes'],
    ['Yeah.', 'yes'],
    ['I do', 'yes'],
    ['有', 'yes'],
    ['嗯，有过', 'yes'],
    ['No.', 'no'],
    ["I'm not", 'no'],
    ['没有', 'no'],
    ['不会', 'no'],
    ['not sure', 'unsure'],
    ['sometimes', 'unsure'],
    ['I don’t know', 'unsure'],
    ['说不清', 'unsure'],
    ['有时候', 'unsure'],
  ] as const)('reads %s as %s', (words, answer) => {
    expect(typedAnswer(words)).toBe(answer);
  });

  it.each([
    'Yesterday the captain shouted at me in front of everybody again',
    '有个案子一直结不了，心里烦得很，也不知道该跟谁说才好啊',
    'the dog',
  ])('reads no answer in %s', (words) => {
    expect(typedAnswer(words)).toBeUndefined();
  });
});
