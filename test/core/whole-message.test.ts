import { describe, expect, it } from 'vitest';
import { wholeMessage } from '../../src/core/whole-message.ts';

describe('a whole message', () => {
  it.each([
    ['check-in', 'ask me now'],
    ['check-in', '现在问我'],
    ['check-in', '问我吧'],
    ['nights', "it's just night shift"],
    ['nights', 'Just nights.'],
    ['nights', '只是夜班'],
    ['nights', '就是在上夜班而已'],
    ['nights-over', 'back on days'],
    ['nights-over', '不上夜班了'],
    ['times-back', "I'm back early"],
    ['times-back', 'back from leave'],
    ['times-back', '提前销假'],
    ['times-back', '我提前回来了'],
  ])('is %s: %s', (kind, words) => {
    expect(wholeMessage(words)).toEqual({ kind });
  });

  it.each([
    ['on leave for a week', 'leave', 7],
    ["I'm off sick for two days", 'sick', 2],
    ['休假三天', 'leave', 3],
    ['请病假一周', 'sick', 7],
    ['集训10天', 'training', 10],
    ['training for 3 days', 'training', 3],
    ['我请了三天病假', 'sick', 3],
    ['请三天假', 'leave', 3],
    ['off for 2 days', 'leave', 2],
    ['sick for a week', 'sick', 7],
    ['休假大概一周', 'leave', 7],
  ])('tells why and how long: %s', (words, why, days) => {
    expect(wholeMessage(words)).toEqual({ kind: 'times-away', why, span: { days } });
  });

  it.each([
    ['on leave from Monday', { weekday: 1, isNextWeek: false }, undefined],
    ["I'm on leave from tomorrow for 3 days", { ahead: 1 }, { days: 3 }],
    ['on leave next week', { weekday: 1, isNextWeek: true }, { days: 7 }],
    ['off sick tomorrow', { ahead: 1 }, { days: 1 }],
    ['下周一开始休三天', { weekday: 1, isNextWeek: true }, { days: 3 }],
    ['明天起休年假一周', { ahead: 1 }, { days: 7 }],
    ['我12月3号开始培训', { date: '12-03' }, undefined],
    ['休假到周五', undefined, { until: { weekday: 5, isNextWeek: false }, isThrough: true }],
    [
      'on leave until Friday',
      undefined,
      { until: { weekday: 5, isNextWeek: false }, isThrough: false },
    ],
  ])('tells from when and until when: %s', (words, from, span) => {
    expect(wholeMessage(words)).toMatchObject({ kind: 'times-away' });
    expect(wholeMessage(words)).toEqual(expect.objectContaining({ from, span }));
  });

  it.each([
    ['stop', '停发'],
    ['stop', '取消订阅'],
    ['stop', '别再发了'],
    ['stop', '别给我发消息了'],
    ['stop', 'Stop messaging me.'],
    ['resume', 'resume please'],
  ])('is %s too: %s', (kind, words) => expect(wholeMessage(words)).toEqual({ kind }));

  it.each([
    '休假三百天',
    '他下周一开始休三天',
    'on leave of absence',
    'sick of it all',
    'off my head',
    '周五别问我为什么',
    '别问了',
    '继续',
    'on leave for 99 weeks',
    'ask me nowhere',
    '夜班只是累',
    'back',
    '他回来了',
    'just nightmares',
  ])('is only words: %s', (words) => expect(wholeMessage(words)).toBeUndefined());
});
