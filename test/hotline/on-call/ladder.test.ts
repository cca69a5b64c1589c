// From an alert to somebody who answers, by the roster, on a real database.

import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/assemble.ts';
import { acknowledge, takeCase } from '../../../src/hotline/claim.flow.ts';
import { closeCase } from '../../../src/hotline/close.flow.ts';
import { workUntilQuiet } from '../../../src/rounds.ts';
import { auditOfCase, memberOf, ringingCase } from '../../support/desk-world.ts';
import { onCall } from '../../support/on-call.ts';
import { rowsOf } from '../../support/rows.ts';
import { GROUP, staffChats } from '../../support/staff-chats.ts';
import { openWorld } from '../../support/world.ts';

const MINUTE_MS = 60_000;
const world = await openWorld();
const { linked, words } = staffChats(world);
const { counselor, second, lead } = world.staff;
const chats = {
  primary: await linked(counselor),
  second: await linked(second),
  lead: await linked(lead),
};
await onCall(world, 'primary', counselor);
await onCall(world, 'second', second);
await onCall(world, 'lead', lead);

/** Taken, and closed at once: nobody is asked to hold more talks than they may. */
async function taken(staff: typeof counselor, caseId: string): Promise<void> {
  await takeCase(world.tools, memberOf(staff), caseId);
  await closeCase(world.tools, memberOf(staff), caseId, 'talked');
}

type Name = keyof typeof chats;
const rang = () =>
  (Object.keys(chats) as Name[]).filter((name) =>
    world.heard(chats[name]).some(({ choices }) => choices?.[0]?.id.startsWith('ack:')),
  );
const actions = async (caseId: string, action: string) =>
  (await auditOfCase(world, caseId)).filter((row) => row.action === action);

describe('an alert at L3', () => {
  it('goes to the first on call, climbs by its clock, and ends at lines outside', async () => {
    const { from, caseId } = await ringingCase(world);
    await world.advance(0);
    expect(rang()).toEqual(['primary']);
    await world.advance(5 * MINUTE_MS);
    expect(rang()).toEqual(['primary', 'second']);
    await world.advance(5 * MINUTE_MS);
    expect(rang()).toEqual(['primary', 'second']);
    expect(
      world
        .heard(from)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('010-82951332');
    await world.advance(5 * MINUTE_MS);
    expect(rang()).toEqual(['primary', 'second', 'lead']);
    const outside = world
      .heard(from)
      .map(({ text }) => text)
      .join();
    expect(outside).toContain('12356');
    expect(outside).toContain('010-82951332');
    expect(outside).toContain('120');
    await world.advance(20 * MINUTE_MS);
    expect(rang()).toEqual(['primary', 'second', 'lead']);
    expect(world.heard(from)).toEqual([]);
    expect(await actions(caseId, 'outside-lines-given')).toHaveLength(1);
    expect((await actions(caseId, 'clock-missed')).map(({ detail }) => detail)).toEqual([
      { clock: 'acknowledge', level: 'L3' },
      { clock: 'live', level: 'L3' },
    ]);
    await taken(lead, caseId);
    await world.advance(30 * MINUTE_MS);
    expect(rang()).toEqual([]);
    const [wait] = await rowsOf<Record<string, unknown>>(
      world,
      `select level, missed_acknowledge_at is not null as late, live_at = ended_at as came,
         extract(epoch from live_at - started_at)::int as seconds
       from officer.case_waits where case_id = '${caseId}'`,
    );
    expect(wait).toEqual({ level: 'L3', late: true, came: true, seconds: 35 * 60 });
  });

  it('says who is on call, and nothing of the officer', async () => {
    words(GROUP);
    const { caseId } = await ringingCase(world);
    await world.advance(0);
    const alert = world.heard(GROUP).at(-1)?.text ?? '';
    expect(alert).toContain('On call and asked: Counselor 1');
    expect(alert).not.toContain('zebra');
    expect(alert).not.toContain('Unit 1');
    await taken(counselor, caseId);
    rang();
  });

  it('stops for whoever acknowledges, and goes on once nobody came in time', async () => {
    const { caseId } = await ringingCase(world);
    await world.advance(0);
    rang();
    await world.advance(2 * MINUTE_MS);
    await acknowledge(world.tools, `counselor:${counselor.id}`, caseId);
    await world.advance(13 * MINUTE_MS);
    expect(rang()).toEqual([]);
    await world.advance(5 * MINUTE_MS);
    expect(rang()).toEqual(['primary', 'second', 'lead']);
    expect((await actions(caseId, 'clock-missed')).map(({ detail }) => detail)).toEqual([
      { clock: 'live', level: 'L3' },
    ]);
    await taken(counselor, caseId);
  });

  it('keeps its clocks over a restart, and climbs at once to where it would be', async () => {
    const { caseId } = await ringingCase(world);
    await world.advance(0);
    rang();
    // Nobody works for a while; then another process begins, which knows the database alone.
    const laterAt = new Date(world.now().getTime() + 16 * MINUTE_MS);
    const restarted = assemble({
      ...world.tools,
      channels: new Map(world.tools.channels),
      clock: () => laterAt,
    });
    await workUntilQuiet(restarted);
    expect(rang()).toEqual(['primary', 'second', 'lead']);
    await taken(counselor, caseId);
  });
});

describe('an alert at L4', () => {
  it('pages the first and the second at once, and the lead at five minutes', async () => {
    const { caseId } = await ringingCase(
      world,
      'en',
      'I have the gun in my hand, I am going to kill myself now, goodbye',
    );
    await world.advance(0);
    expect(rang()).toEqual(['primary', 'second']);
    await world.advance(5 * MINUTE_MS);
    expect(rang()).toEqual(['primary', 'second', 'lead']);
    expect(words(GROUP).join()).not.toContain('emergency rescue');
    await world.advance(5 * MINUTE_MS);
    expect(words(GROUP).at(-1)).toContain('emergency rescue');
    rang();
    await taken(counselor, caseId);
  });
});

describe('a roster', () => {
  it('gives a substitute’s shift to the substitute', async () => {
    await onCall(world, 'primary', lead, { fromH: -1, toH: 1, kind: 'substitute' });
    const { caseId } = await ringingCase(world);
    await world.advance(0);
    expect(rang()).toEqual(['lead']);
    await taken(counselor, caseId);
  });

  it('that has nobody at this hour rings everybody, and tells the officer of lines outside', async () => {
    await world.advance(72 * 3_600_000);
    const from = await world.joined('en');
    await world.tap(from, 'talk');
    const answer = world
      .heard(from)
      .map(({ text }) => text)
      .join();
    expect(answer).toContain('12356');
    const { caseId } = await ringingCase(world);
    await world.advance(0);
    expect(rang()).toEqual(['primary', 'second', 'lead']);
    expect(words(GROUP).at(-1)).toContain('Nobody is on call');
    await taken(counselor, caseId);
  });
});
