import { describe, expect, it } from 'vitest';
import file from '../../prompts/rules/answers.json' with { type: 'json' };
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
    ["nah I'm fine, forget it", 'no'],
    ['没有，就是太累了', 'no'],
    ['不会', 'no'],
    ['not sure', 'unsure'],
    ['well, sometimes', 'unsure'],
    ['I don’t know', 'unsure'],
    ['说不清', 'unsure'],
    ['有时候吧', 'unsure'],
    ['no... maybe', 'unsure'],
  ] as const)('reads %s, asked directly, as %s', (words, answer) => {
    expect(typedAnswer('asked-directly', words)).toBe(answer);
  });

  // "No" begins many things that are none.
  it.each([
    'no one would care',
    'no point',
    'no idea',
    'never mind',
    "I'm not talking about it",
    'Yesterday the captain shouted at me in front of everybody again',
    'now what',
    'the dog',
    'just tired',
    '没意思',
    '没人在乎',
    '没用的',
    '没办法',
    '不想说',
    '不在乎了',
    '想睡觉',
    '是吗',
    '今天好累',
    '有个案子一直结不了，心里烦得很，也不知道该跟谁说才好啊',
    '',
  ])('reads no answer in “%s”', (words) => {
    expect(typedAnswer('asked-directly', words)).toBeUndefined();
  });

  it.each([
    ['nope, nothing near', 'no'],
    ['it’s locked up', 'no'],
    ['没带，枪在枪库', 'no'],
    ["nah I'm fine, forget it", undefined],
    ['right here', 'yes'],
    ['the gun is in the drawer', 'yes'],
    ['枪在柜子里', 'yes'],
    ["there's no gun in this house", undefined],
  ] as const)('reads %s, asked what is within reach, as %s', (words, answer) => {
    expect(typedAnswer('asked-means', words)).toBe(answer);
  });

  it.each([
    ['tonight', 'yes'],
    ['not today', 'no'],
    ['现在', 'yes'],
    ['不是现在', 'no'],
    ['枪在柜子里', undefined],
  ] as const)('reads %s, asked whether it is about now, as %s', (words, answer) => {
    expect(typedAnswer('asked-now', words)).toBe(answer);
  });

  it.each(file.means.yes)('takes %s, asked directly, as no denial', (words) => {
    expect(typedAnswer('asked-directly', words)).toBe('unsure');
  });

  it.each(file.means.no)('hears no means in %s', (words) => {
    expect(typedAnswer('asked-directly', words)).toBeUndefined();
  });
});
