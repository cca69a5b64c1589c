import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/care/desks.ts';
import { idLike, openADesk, requestsIn, tell } from '../support/desks.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const WORDS = 'marker-heron: the canteen is closed on nights and we live on noodles';

describe('a problem told', () => {
  it('is not taken where nobody would read it', async () => {
    const officer = await world.joined('en');
    await world.tap(officer, 'problem');
    expect(idLike(world.heard(officer), 'talk')).toBe('talk');
    await world.say(officer, WORDS);
    expect(await rowsOf(world, 'select id from officer.problems')).toEqual([]);
  });

  it('reaches the desk of its item only after the teller saw the exact text and sent it', async () => {
    await openADesk(world, ...ROUTES);
    const officer = await world.joined('en');
    await world.say(officer, 'say it');
    await world.say(officer, WORDS);
    expect(idLike(world.heard(officer), 'problem-item')).toBe('problem-item:D8');
    await world.tap(officer, 'problem-item:D8');
    const preview = world.heard(officer);
    expect(preview.map(({ text }) => text).join()).toContain(WORDS);
    await world.advance(0);
    expect(await requestsIn(world)).toEqual([]);
    await world.tap(officer, idLike(preview, 'problem-send'));
    const sent = world.heard(officer);
    expect(sent).toHaveLength(1);
    await world.advance(0);
    expect(await requestsIn(world)).toMatchObject([
      { route: 'logistics', state: 'new', item: 'D8', unit_id: world.unitId },
    ]);
    await world.say(officer, 'my problems');
    expect(world.heard(officer).at(-1)?.text).toContain('has come in');
    await world.tap(officer, idLike(sent, 'problem-take-back'));
    await world.advance(0);
    expect(await requestsIn(world)).toMatchObject([{ state: 'taken-back', unit_id: null }]);
  });

  it('is kept and not sent when a crisis is told in it, and help comes first', async () => {
    const officer = await world.joined('en');
    await world.say(officer, 'say it');
    world.heard(officer);
    const before = (await requestsIn(world)).length;
    await world.say(officer, 'nobody pays my overtime and I want to kill myself tonight');
    const heard = world.heard(officer);
    expect(heard[0]?.text).toMatch(/\d{3,}/);
    const show = idLike(heard, 'problem-show');
    await world.advance(0);
    expect(await requestsIn(world)).toHaveLength(before);
    await world.tap(officer, show);
    expect(idLike(world.heard(officer), 'problem-aspect')).toMatch(/^problem-aspect:/);
  });

  it('is gone from the desk when its teller erases everything', async () => {
    const officer = await world.joined('en');
    const id = await tell(world, officer, 'no vest fits me', 'B3');
    await world.tap(officer, 'erase:yes');
    await world.advance(0);
    expect(await requestsIn(world)).toContainEqual(
      expect.objectContaining({ id, state: 'taken-back' }),
    );
    expect(await rowsOf(world, `select id from officer.problems where id = '${id}'`)).toEqual([]);
  });

  it('leaves no word of it in a log, a record or the outbox', async () => {
    const audit = await rowsOf(
      world,
      'select actor, detail::text, subject from ledger.audit_events',
    );
    const outbox = await rowsOf(world, 'select effect::text from ledger.outbox');
    const all = `${world.logged()}${JSON.stringify([audit, outbox])}`;
    expect(all).not.toMatch(/marker-heron|canteen/);
  });
});
