// What a station does for an officer who was attacked or smeared, beside its answer: dated, ticked,
// told to the alias, and climbing where nobody sees to it.

import { describe, expect, it } from 'vitest';
import { backOfficer } from '../../src/care/desk/backing.flow.ts';
import { deskBoard, openRequest } from '../../src/care/desk/board.flow.ts';
import { answerRequest, takeRequest } from '../../src/care/desk/step.flow.ts';
import { tellProblem } from '../../src/care/say-it/problem.effect.ts';
import { idLike, openADesk, tell } from '../support/desks.ts';
import { rowsOf } from '../support/rows.ts';
import { GROUP } from '../support/staff-chats.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const desk = await openADesk(world, 'rights-protection');
const other = await openADesk(world, 'logistics');
const DAY_MS = 86_400_000;
const HURT = 'marker-crane: a man hit me in the face while I was arresting him';

const done = (id: string, step: string, how = 'done') =>
  backOfficer(tools, desk, id, { step, how }).then(({ kind }) => kind);
const stepsOf = async (id: string) => {
  const opened = await openRequest(tools, desk, id);
  return opened?.kind === 'opened' ? opened.backing : [];
};
const late = () => world.heard(GROUP).filter(({ text }) => text.includes('past its day'));
async function answered(id: string): Promise<void> {
  await answerRequest(tools, desk, id, { text: 'A lawyer comes on Monday.', outcome: 'partly' });
  await world.advance(0);
}

describe('what is done for an officer who was attacked', () => {
  it('has its days from when it was told, whichever way it came, and is on the desk’s week', async () => {
    const id = await tell(world, await world.joined('en'), HURT, 'A1');
    const told = +world.now();
    const steps = await stepsOf(id);
    expect(steps.map(({ id: step, dueAt }) => [step, (+dueAt - told) / DAY_MS])).toEqual([
      ['medical', 1],
      ['look-in-soon', 3],
      ['support', 3],
      ['legal', 5],
      ['clear-name', 14],
      ['look-in-later', 14],
      ['look-in-month', 30],
    ]);
    const owed = (await deskBoard(tools, desk))?.owed.filter((one) => one.id === id);
    expect(owed?.map(({ isLate }) => isLate)).toEqual([false, false, false, false]);
    expect(await tell(world, await world.joined('en'), 'no hot water in the bath', 'D8')).not.toBe(
      id,
    );
    expect((await deskBoard(tools, other))?.owed).toEqual([]);
  });

  it('is told to the alias once, in their language; what is not needed is told to nobody', async () => {
    const officer = await world.joined('zh-CN');
    const id = await tell(world, officer, '出警时被当事人打伤了，没人管', 'A1');
    expect(await done(id, 'medical')).toBe('over'); // nobody has taken it
    await takeRequest(tools, desk, id);
    await world.advance(0);
    world.heard(officer);
    expect(await done(id, 'medical')).toBe('done');
    expect(await done(id, 'medical')).toBe('over');
    expect(await done(id, 'clear-name', 'not-needed')).toBe('done');
    expect(await done(id, 'legal', 'perhaps')).toBe('bad-choice');
    expect(await done(id, 'no-such-step')).toBe('over');
    await world.advance(0);
    await tellProblem({ kind: 'tell-problem.v1', problemId: id, what: 'backed' }, tools);
    const heard = world.heard(officer).map(({ text }) => text);
    expect(heard).toEqual([expect.stringContaining('就医验伤有人陪')]);
    // The process died between the saying and the desk's mark.
    await rowsOf(
      world,
      `update station.request_steps set told_at = null where request_id = '${id}'`,
    );
    await tellProblem({ kind: 'tell-problem.v1', problemId: id, what: 'backed' }, tools);
    await world.advance(0);
    expect(world.heard(officer)).toEqual([]);
    expect(await done(id, 'support')).toBe('done');
    await world.advance(0);
    const next = world.heard(officer).map(({ text }) => text);
    expect(next).toHaveLength(1);
    expect(next.join()).not.toContain('就医验伤有人陪');
    const steps = await stepsOf(id);
    expect(steps.filter(({ doneAt }) => doneAt !== null).map(({ how }) => how)).toEqual([
      'done',
      'done',
      'not-needed',
    ]);
  });

  it('goes on after the answer: a look-in asks, and what did not last is open again', async () => {
    const officer = await world.joined('en');
    const id = await tell(world, officer, HURT, 'A1');
    await takeRequest(tools, desk, id);
    await answered(id);
    await world.tap(officer, idLike(world.heard(officer), 'problem-helped'));
    await world.advance(14 * DAY_MS);
    world.heard(officer);
    expect(await done(id, 'look-in-later')).toBe('done');
    await world.advance(0);
    const asked = world.heard(officer);
    expect(asked).toHaveLength(1);
    await world.tap(officer, idLike(asked, 'problem-again'));
    await world.advance(0);
    const states = `select state, verdict from station.requests where id = '${id}'`;
    expect(await rowsOf(world, states)).toEqual([{ state: 'new', verdict: 'reopened' }]);
    expect(await done(id, 'look-in-month')).toBe('over'); // somebody takes it first
  });

  it('is told to the staff day after day while it is late, and climbs once, until it is done', async () => {
    const above = await openADesk(world, 'supervision');
    const id = await tell(world, await world.joined('en'), HURT, 'A1');
    await takeRequest(tools, desk, id);
    await answered(id);
    world.heard(GROUP);
    await world.advance(DAY_MS);
    expect(late().length).toBeGreaterThan(0);
    expect(await openRequest(tools, above, id)).toMatchObject({ isClimbed: true });
    await world.advance(DAY_MS);
    expect(late().length).toBeGreaterThan(0);
    const climbs = `select 1 from ledger.audit_events
      where action = 'request-climbed' and subject = 'request:${id}'`;
    expect(await rowsOf(world, climbs)).toHaveLength(1);
    for (const { id: step } of await stepsOf(id)) await done(id, step, 'not-needed');
    await world.advance(40 * DAY_MS);
    const waiting = `select 1 from ledger.outbox where effect ->> 'requestId' = '${id}'
      and effect ->> 'step' = 'backing'`;
    expect(await rowsOf(world, waiting)).toEqual([]);
  });

  it('is never seen by a desk that it complains of, nor told after STOP or once taken back', async () => {
    const officer = await world.joined('en');
    const id = await tell(world, officer, HURT, 'C1');
    await takeRequest(tools, desk, id);
    expect(await backOfficer(tools, other, id, { step: 'support', how: 'done' })).toEqual({
      kind: 'no-such-request',
    });
    const seen = await tools.pools.station.transact(
      { role: 'wl_desk', staffId: other.id },
      ({ db }) => db.execute('select 1 from station.request_steps'),
    );
    expect([...seen]).toEqual([]);
    await world.say(officer, 'STOP');
    await world.advance(0);
    world.heard(officer);
    await done(id, 'support');
    await world.advance(0);
    expect(world.heard(officer)).toEqual([]);
    await world.say(officer, 'my problems');
    await world.tap(officer, `problem-take-back:${id}`);
    await world.advance(0);
    expect(
      await rowsOf(world, `select 1 from station.request_steps where request_id = '${id}'`),
    ).toEqual([]);
    expect(await done(id, 'legal')).toBe('no-such-request');
  });

  it('leaves no alias and no word in a step, a record or a log', async () => {
    const all = JSON.stringify([
      await rowsOf(world, 'select * from station.request_steps'),
      await rowsOf(world, `select * from ledger.audit_events where subject like 'request:%'`),
      await rowsOf(world, 'select * from ledger.outbox'),
      world.logged(),
    ]);
    for (const { alias } of await rowsOf<{ alias: string }>(
      world,
      'select alias from officer.people where alias is not null',
    ))
      expect(all.includes(alias)).toBe(false);
    expect(all).not.toContain('marker-crane');
  });
});
