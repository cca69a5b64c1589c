import { describe, expect, it } from 'vitest';
import {
  type ChatFacts,
  hinderedIn,
  isMeantFor,
  sharedBy,
  stands,
} from '../../../src/hotline/messenger/standing.ts';

const AT = new Date('2026-03-02T09:00:00Z');
const LATER = new Date(AT.getTime() + 1_000);
const CHAT: ChatFacts = {
  isOn: true,
  officer: 'telegram',
  counselor: 'telegram',
  isOfficers: false,
  hasRefused: false,
  isBlocked: false,
};
const TALK = { staffId: 'one', claimedAt: AT, endedAt: null };
const FACTS = { state: 'claimed', counselorId: 'one', claimedAt: AT, personId: 'p' } as const;
const MEMBER = { role: 'counselor', disabledAt: null } as const;

describe('a platform', () => {
  it.each([
    ['telegram', 'telegram', 'telegram'],
    ['slack', 'slack', 'slack'],
    ['telegram', 'slack', undefined],
    ['slack', 'telegram', undefined],
    ['web', 'telegram', undefined],
    ['web', 'web', undefined],
    ['terminal', 'terminal', undefined],
    [undefined, 'telegram', undefined],
    ['telegram', undefined, undefined],
  ] as const)('of an officer on %s and a counselor on %s is shared: %s', (one, other, shared) => {
    expect(sharedBy(one, other)).toBe(shared);
  });
});

describe('a counselor’s chat', () => {
  it.each<[Partial<ChatFacts>, ReturnType<typeof hinderedIn>]>([
    [{}, undefined],
    [{ officer: 'slack', counselor: 'slack' }, undefined],
    [{ isOn: false }, 'messenger-off'],
    [{ hasRefused: true }, 'refused'],
    [{ isBlocked: true }, 'refused'],
    [{ officer: 'web' }, 'elsewhere'],
    [{ counselor: undefined }, 'elsewhere'],
    [{ isOfficers: true }, 'elsewhere'],
  ])('with %j is hindered: %s', (facts, why) => {
    expect(hinderedIn({ ...CHAT, ...facts })).toBe(why);
  });
});

describe('a talk there', () => {
  it('stands as it was opened', () => {
    expect(stands(TALK, FACTS, MEMBER, CHAT)).toBe(true);
  });

  it.each<[string, Parameters<typeof stands>]>([
    ['its account is gone', [TALK, FACTS, undefined, CHAT]],
    ['its account is off', [TALK, FACTS, { ...MEMBER, disabledAt: AT }, CHAT]],
    ['its account is no counselor’s', [TALK, FACTS, { ...MEMBER, role: 'instructor' }, CHAT]],
    ['its officer has erased all', [TALK, { ...FACTS, personId: undefined }, MEMBER, CHAT]],
    ['it waits again', [TALK, { ...FACTS, state: 'waiting' }, MEMBER, CHAT]],
    ['it is closed', [TALK, { ...FACTS, state: 'closed' }, MEMBER, CHAT]],
    ['a colleague has it', [TALK, { ...FACTS, counselorId: 'other' }, MEMBER, CHAT]],
    ['it was taken anew', [TALK, { ...FACTS, claimedAt: LATER }, MEMBER, CHAT]],
    ['it was ended there', [{ ...TALK, endedAt: AT }, FACTS, MEMBER, CHAT]],
    ['the chat is hindered', [TALK, FACTS, MEMBER, { ...CHAT, hasRefused: true }]],
  ])('does not stand once %s', (_, given) => {
    expect(stands(...given)).toBe(false);
  });

  it.each([
    [AT, AT, true],
    [AT, LATER, true],
    [LATER, AT, false],
  ])('active since %s is meant by what was typed at %s: %s', (since, typed, isMeant) => {
    expect(isMeantFor(since, typed)).toBe(isMeant);
  });
});
