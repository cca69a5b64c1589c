import { describe, expect, it } from 'vitest';
import { intentOf } from '../../src/core/intent.ts';
import { cardCodeIn } from '../../src/core/joining.ts';

const ID = '0198c7d2-0000-7000-8000-000000000000';

describe('intentOf', () => {
  it.each([
    ['talk', { kind: 'talk' }],
    ['lang:zh-CN', { kind: 'language', locale: 'zh-CN' }],
    ['lang:fr', { kind: 'stale' }],
    [`mood:5:${ID}`, { kind: 'mood', mood: 5, checkInId: ID }],
    [`mood:6:${ID}`, { kind: 'stale' }],
    [`sleep:3:${ID}`, { kind: 'sleep', hours: 3, checkInId: ID }],
    ['slip:words:yes', { kind: 'slip', scope: 'words', isYes: true, mark: '' }],
    ['slip:words:no:0a1b2c3d', { kind: 'slip', scope: 'words', isYes: false, mark: '0a1b2c3d' }],
    ['slip-off:words', { kind: 'slip-off', scope: 'words' }],
    ['slip:everything:yes', { kind: 'stale' }],
    ['squad:none', { kind: 'squad', squadId: undefined }],
    ['direct:unsure', { kind: 'direct', answer: 'unsure' }],
    ['direct:maybe', { kind: 'stale' }],
    ['means:yes', { kind: 'means', isYes: true }],
    [`after:worse:${ID}`, { kind: 'after', after: 'worse', caseId: ID }],
    [`flag-send:${ID}`, { kind: 'flag-send', flagId: ID }],
    ['erase:yes', { kind: 'erase', isYes: true }],
    ['', { kind: 'stale' }],
    ['constructor', { kind: 'stale' }],
  ])('reads the button %s', (id, intent) => {
    expect(intentOf({ kind: 'choice', id })).toEqual(intent);
  });

  it.each(['STOP', 'stop.', '停', ' 停止 ', '退订'])('reads %s as stop', (words) => {
    expect(intentOf({ kind: 'words', words })).toEqual({ kind: 'stop' });
  });

  it.each(['check in', 'Check-in', '签到'])('reads %s as a check-in of their own', (words) => {
    expect(intentOf({ kind: 'words', words })).toEqual({ kind: 'check-in' });
  });

  it.each(["I'm back", 'I’m back.', '我回来了'])('reads %s as its button does', (words) => {
    expect(intentOf({ kind: 'words', words })).toEqual({ kind: 'times-back' });
  });

  it.each(['please stop shouting', '停车', 'I cannot stop crying'])(
    'reads %s as words',
    (words) => {
      expect(intentOf({ kind: 'words', words })).toBeUndefined();
    },
  );

  it.each(['unreadable', 'deleted'] as const)('finds no wish in something %s', (kind) => {
    expect(intentOf({ kind })).toBeUndefined();
  });
});

describe('cardCodeIn', () => {
  it.each([
    ['k7qm-4xrd', 'K7QM-4XRD'],
    [' K7QM4XRD ', 'K7QM-4XRD'],
    ['K7QM 4XRD', 'K7QM-4XRD'],
  ])('reads %s in its one spelling', (text, code) => {
    expect(cardCodeIn(text)).toBe(code);
  });

  it.each(['hello', 'K7QM-4XR', 'I10O-AAAA', 'my code is K7QM-4XRD'])(
    'finds no code in %s',
    (text) => {
      expect(cardCodeIn(text)).toBeUndefined();
    },
  );
});
