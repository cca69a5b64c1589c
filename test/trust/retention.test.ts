import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { dropExpired } from '../../src/trust/retention.flow.ts';
import { keptSince, RETENTION, type RetentionClass } from '../../src/trust/retention.ts';
import { openWorld, START } from '../support/world.ts';

const DAY_MS = 86_400_000;
const world = await openWorld();
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());

function at(days: number) {
  return { ...world.tools, clock: () => new Date(START.getTime() + days * DAY_MS) };
}

async function count(table: string): Promise<number> {
  const [row] = await owner.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table}`);
  return row?.n ?? 0;
}

describe('retention', () => {
  it.each([
    ['talk-words', 90],
    ['shown-lines', 90],
    ['own-words', 730],
    ['scores', 730],
    ['case-record', 1_095],
    ['alarm', 1_095],
    ['consent-and-access', 1_095],
  ] as const)('keeps %s for %i days', (kept: RetentionClass, days) => {
    expect(RETENTION[kept].days).toBe(days);
    const now = new Date(START.getTime() + days * DAY_MS);
    expect(keptSince(kept, now)).toEqual(START);
  });

  it('drops each class when its time has come, and nothing before', async () => {
    const from = await world.joined('en');
    await world.tap(from, 'check-in');
    await world.say(from, 'A long week.');
    const talker = await world.joined('en');
    await world.say(talker, 'I want to kill myself.');
    await owner`update officer.cases set state = 'closed', closed_at = ${START}`;

    expect(await dropExpired(at(89))).toBe(0);
    expect(await dropExpired(at(90))).toBe(1); // what was said in the case
    expect(await count('officer.messages')).toBe(1);
    await dropExpired(at(729));
    expect(await count('officer.messages')).toBe(1);
    await dropExpired(at(730));
    expect(await count('officer.messages')).toBe(0);
    expect(await count('officer.assessments')).toBe(0);
    expect(await count('officer.check_ins')).toBe(0);
    await dropExpired(at(1_094));
    expect(await count('officer.cases')).toBe(1);
    await dropExpired(at(1_095));
    expect(await count('officer.cases')).toBe(0);
    expect(await dropExpired(at(1_095))).toBe(0);
  });

  it('leaves one record of how much went', async () => {
    const records = await owner`
      select detail from ledger.audit_events where action = 'expired-dropped' order by id`;
    const none = {
      cardMasks: 0,
      passingWords: 0,
      talkWords: 0,
      shownLines: 0,
      ownWords: 0,
      scores: 0,
      alarms: 0,
      caseRecords: 0,
    };
    expect(records.map(({ detail }) => detail)).toEqual([
      { ...none, talkWords: 1 },
      { ...none, ownWords: 1, scores: 3 },
      { ...none, alarms: 1, caseRecords: 1 },
    ]);
  });
});
