// A desk's day: what is told is taken, answered to the alias, gathered, passed on; never by a desk that
// it complains of.

import { describe, expect, it } from 'vitest';
import { deskBoard, openRequest } from '../../src/care/desk/board.flow.ts';
import {
  answerRequest,
  checkRequest,
  gatherRequests,
  offerForBoard,
  passOnRequest,
  takeRequest,
} from '../../src/care/desk/step.flow.ts';
import { ROUTES, type Route } from '../../src/care/desks.ts';
import { idLike, openADesk, requestsIn, tell } from '../support/desks.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const everyDesk = await openADesk(world, ...ROUTES);
const WORDS = 'marker-heron: the canteen is closed on nights';

describe('what a desk was told', () => {
  it('is taken, answered to the alias, reopened, and shown on the board with the teller’s yes', async () => {
    const officer = await world.joined('en');
    const id = await tell(world, officer, `${WORDS} again`, 'D8');
    const member = everyDesk;
    const board = await deskBoard(tools, member);
    expect(board?.open).toMatchObject([{ id, place: 'running', owner: undefined }]);
    expect(await openRequest(tools, member, id)).toMatchObject({
      kind: 'opened',
      words: `${WORDS} again`,
      unit: 'Unit 1',
    });
    await world.tap(officer, 'who-saw');
    await world.advance(0);
    expect(world.heard(officer).at(-1)?.text).toContain('at a desk opened what you told');
    const answer = { text: 'marker-stork: hot meals from Monday', outcome: 'solved' };
    expect(await answerRequest(tools, member, id, answer)).toEqual({ kind: 'over' });
    expect(await takeRequest(tools, member, id)).toEqual({ kind: 'done' });
    expect(await takeRequest(tools, member, id)).toEqual({ kind: 'over' });
    expect(await answerRequest(tools, member, id, { ...answer, text: ' ' })).toEqual({
      kind: 'no-text',
    });
    await world.advance(0);
    expect(world.heard(officer)).toHaveLength(1); // somebody has it
    expect(await answerRequest(tools, member, id, answer)).toEqual({ kind: 'done' });
    await world.advance(0);
    const answered = world.heard(officer);
    expect(answered.map(({ text }) => text).join()).toContain('hot meals from Monday');
    expect(answered.at(-1)?.text).toContain('(Logistics: canteen, bath, office)');
    await world.tap(officer, idLike(answered, 'problem-again'));
    await world.advance(0);
    expect(await requestsIn(world)).toContainEqual(expect.objectContaining({ id, state: 'new' }));
    world.heard(officer);
    await world.say(officer, 'my problems'); // no longer as answered, nor judged twice
    expect(world.heard(officer).at(-1)?.text).toContain('not solved, with the desk again');
    await world.tap(officer, idLike(answered, 'problem-again'));
    await world.advance(0);
    world.heard(officer);
    const [again] = await rowsOf(world, `select reopened from station.requests where id = '${id}'`);
    expect(again).toEqual({ reopened: 1 });
    expect(await openRequest(tools, member, id)).toMatchObject({ answer: answer.text });
    await takeRequest(tools, member, id);
    await answerRequest(tools, member, id, { ...answer, text: 'Keys to the kitchen, too.' });
    await world.advance(0);
    await world.tap(officer, idLike(world.heard(officer).slice(-1), 'problem-helped'));
    expect(await passOnRequest(tools, member, id, 'hr')).toEqual({ kind: 'over' });
    const offer = 'No canteen at night: the kitchen is open now.';
    expect(await offerForBoard(tools, member, id, offer)).toEqual({ kind: 'done' });
    await world.advance(0);
    const asked = world.heard(officer);
    expect(asked.at(-1)?.text).toContain(offer);
    const other = await world.joined('en');
    await world.say(other, 'answered problems');
    expect(
      world
        .heard(other)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('kitchen');
    await world.tap(officer, idLike(asked, 'problem-yes'));
    await world.advance(0);
    await world.say(other, 'answered problems');
    const shown = world.heard(other);
    expect(shown.map(({ text }) => text).join()).toContain(offer);
    expect(shown.map(({ text }) => text).join()).toContain('Fewer than 10');
    await world.tap(other, idLike(shown, 'me-too'));
    await world.tap(other, idLike(shown, 'me-too'));
    await world.advance(0);
    expect(await rowsOf(world, 'select count(*)::int as n from officer.me_toos')).toEqual([
      { n: 1 },
    ]);
    expect(await rowsOf(world, 'select me_too from ledger.board_entries')).toEqual([
      { me_too: null },
    ]);
  });

  it('never goes to the desk it complains of, nor to anybody who answers for it', async () => {
    const of = (...routes: Route[]) => openADesk(world, ...routes);
    const officer = await world.joined('zh-CN');
    await world.say(officer, '说句心里话');
    await world.say(officer, '后勤的人说话太难听，报修还要看脸色');
    await world.tap(officer, 'problem-item:D8');
    const shown = world.heard(officer);
    await world.tap(officer, idLike(shown, 'problem-about')); // every other desk is theirs, too
    expect(idLike(world.heard(officer), 'problem-send')).toMatch(/^none/);
    const [money, people, line] = [
      await of('finance'),
      await of('hr'),
      await of('line-management'),
    ];
    await world.tap(officer, idLike(shown, 'problem-about'));
    const preview = world.heard(officer);
    await world.tap(officer, idLike(preview, 'problem-unit'));
    await world.tap(officer, idLike(world.heard(officer), 'problem-send'));
    await world.advance(0);
    const [row] = (await requestsIn(world)).slice(-1);
    expect(row).toMatchObject({ route: 'finance', unit_id: null });
    const id = row?.id ?? '';
    const gone = { kind: 'no-such-request' };
    expect(await openRequest(tools, await of('logistics'), id)).toEqual(gone);
    expect(await openRequest(tools, await of('logistics', 'finance'), id)).toEqual(gone);
    expect(await openRequest(tools, money, id)).toMatchObject({ kind: 'opened', unit: undefined });
    expect(await passOnRequest(tools, money, id, 'logistics')).toEqual({ kind: 'bad-choice' });
    await world.advance(15 * 86_400_000); // it climbs, and not there
    const [climbed] = await rowsOf(
      world,
      `select climbed_to from station.requests where id = '${id}'`,
    );
    expect(climbed).toEqual({ climbed_to: 'hr' });
    expect(await openRequest(tools, people, id)).toMatchObject({ isClimbed: true });
    expect(await passOnRequest(tools, money, id, 'line-management')).toEqual({ kind: 'done' });
    expect(await openRequest(tools, money, id)).toMatchObject({ kind: 'opened' }); // not taken yet
    expect(await takeRequest(tools, money, id)).toEqual({ kind: 'over' });
    await takeRequest(tools, line, id);
    expect(await openRequest(tools, money, id)).toEqual(gone);
    await world.advance(30 * 86_400_000); // the new clock is watched as well
    const climbs = await rowsOf(
      world,
      `select detail ->> 'desk' as desk from ledger.audit_events
       where action = 'request-climbed' and subject = 'request:${id}' order by at`,
    );
    expect(climbs).toEqual([{ desk: 'finance' }, { desk: 'line-management' }]);
  });

  it('goes with a form to its desk, whose checklist is ticked, and same matters are gathered', async () => {
    const ask = async () => {
      const officer = await world.joined('en');
      await world.tap(officer, 'desks');
      await world.tap(officer, 'problem-form:rights');
      expect(world.heard(officer).at(-1)?.text).toContain('witnesses');
      await world.say(officer, 'A driver spat at me at the barrier, there is body camera video.');
      await world.tap(officer, idLike(world.heard(officer), 'problem-send'));
      await world.advance(0);
      const [row] = (await requestsIn(world)).slice(-1);
      return { officer, id: row?.id ?? '' };
    };
    const [one, two] = [await ask(), await ask()];
    const member = await openADesk(world, 'rights-protection');
    expect(await checkRequest(tools, member, one.id, ['video', 'nonsense'])).toEqual({
      kind: 'done',
    });
    expect(await openRequest(tools, member, one.id)).toMatchObject({
      request: { checked: ['video'], route: 'rights-protection' },
      alike: [{ id: two.id }],
      together: [],
    });
    expect(await gatherRequests(tools, member, one.id, two.id)).toEqual({ kind: 'done' });
    await takeRequest(tools, member, one.id);
    await answerRequest(tools, member, one.id, { text: 'We stand by you.', outcome: 'partly' });
    await world.advance(0);
    expect(world.heard(two.officer).at(-1)?.text).toContain('We stand by you.');
  });

  it('is in no record, log or line of the outbox', async () => {
    const audit = await rowsOf(world, 'select detail::text, subject from ledger.audit_events');
    const outbox = await rowsOf(world, 'select effect::text from ledger.outbox');
    const all = `${world.logged()}${JSON.stringify([audit, outbox])}`;
    expect(all).not.toMatch(/marker-heron|marker-stork|kitchen/);
  });
});
