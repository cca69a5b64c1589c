// The roster's page on a real database: who may change it, and a swap from asking to standing.

import { describe, expect, it } from 'vitest';
import { rosterView } from '../../../src/hotline/on-call/roster-view.flow.ts';
import { auditOf } from '../../support/audit.ts';
import { consoleOf, htmlOf } from '../../support/console-world.ts';
import { onCall } from '../../support/on-call.ts';
import { rowsOf } from '../../support/rows.ts';
import { staffChats } from '../../support/staff-chats.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { counselor, second, lead, admin } = world.staff;
const { as } = consoleOf(world);
const pages = {
  counselor: await as(counselor),
  second: await as(second),
  lead: await as(lead),
  admin: await as(admin),
};
type Name = keyof typeof pages;

const hours = { rung: 'lead', day: '2026-03-02', from: '08:00', to: '23:00', weeks: '3' };
const wish = { ...hours, who: lead.id, kind: 'usual' };
const press = async (who: Name, path: string, body: Record<string, string> = {}) => {
  const answer = await pages[who].post(`/console/on-call${path}`, body);
  return new URL(answer.headers.get('location') ?? '', 'http://x').searchParams.get('said');
};
const swapIds = () =>
  rowsOf<{ id: string }>(world, 'select id from ledger.on_call_swaps order by id');

describe('the roster', () => {
  it('is changed by a lead or an admin, for weeks at a time, and each entry is a record', async () => {
    expect(await press('counselor', '/shifts', wish)).toBe('not-allowed');
    expect(await press('lead', '/shifts', wish)).toBe('rostered');
    const view = await rosterView(tools, lead);
    expect(view.shifts.map(({ from }) => from.toISOString())).toEqual([
      '2026-03-02T00:00:00.000Z',
      '2026-03-09T00:00:00.000Z',
      '2026-03-16T00:00:00.000Z',
    ]);
    expect(view.now.map(({ who }) => who)).toEqual([undefined, undefined, 'Lead']);
    const [first] = view.shifts;
    const [made] = await auditOf(world, `on-call:${first?.id}`);
    expect(made).toMatchObject({ action: 'on-call-set', actor: `lead:${lead.id}` });
    expect(await press('admin', `/shifts/${first?.id}/remove`)).toBe('taken-out');
    expect(await press('admin', `/shifts/${first?.id}/remove`)).toBe('no-such-shift');
  });

  it.each([
    [{ ...wish, rung: 'boss' }, 'bad-wish'],
    [{ ...wish, kind: 'often' }, 'bad-wish'],
    [{ ...wish, weeks: '27' }, 'bad-wish'],
    [{ ...wish, day: '2026-02-30' }, 'bad-hours'],
    [{ ...wish, to: 'late' }, 'bad-hours'],
    [{ ...wish, who: admin.id }, 'nobody-there'],
    [{ ...wish, who: 'nobody' }, 'nobody-there'],
  ])('takes nothing else: %#', async (bad, said) => {
    expect(await press('admin', '/shifts', bad)).toBe(said);
  });

  it('comes from a list, with every bad line named on the page', async () => {
    const list = `day,from,to,role,who\n2026-03-05,08:00,20:00,primary,Counselor 1\n2026-03-05,x,20:00,primary,<b>`;
    const text = await htmlOf(pages.admin.post('/console/on-call/import', { list }));
    expect(text).toContain('1 hours came in');
    expect(text).toContain('Line 3: a time is not like 20:00');
    expect(text).not.toContain('<b></b>');
  });
});

describe('a swap', () => {
  it('stays with who has it until the other says yes; then the other is on call', async () => {
    const chats = staffChats(world);
    const [chat, asker] = [await chats.linked(second), await chats.linked(counselor)];
    const shift = await onCall(world, 'primary', counselor);
    expect(await press('second', `/shifts/${shift}/swap`, { who: lead.id })).toBe('not-your-shift');
    expect(await press('counselor', `/shifts/${shift}/swap`, { who: admin.id })).toBe(
      'nobody-there',
    );
    expect(await press('counselor', `/shifts/${shift}/swap`, { who: second.id })).toBe(
      'swap-asked',
    );
    expect(chats.words(chat)[0]).toContain('/console/on-call');
    expect(chats.words(asker)).toEqual([]);
    const [swap] = await swapIds();
    expect(await press('lead', `/swaps/${swap?.id}/agree`)).toBe('not-yours');
    const before = await rosterView(tools, second);
    expect(before.now[0]?.who).toBe('Counselor 1');
    expect(before.shifts.some(({ isReplaced }) => isReplaced)).toBe(false);
    expect(await press('second', `/swaps/${swap?.id}/agree`)).toBe('agreed');
    expect(await press('second', `/swaps/${swap?.id}/refuse`)).toBe('answered-already');
    expect(chats.words(asker)).toEqual([
      expect.stringMatching(/taken over.*\n.*\/console\/on-call$/),
    ]);
    expect(await htmlOf(pages.counselor.get('/console/on-call'))).toContain('takes First for you');
    expect(await htmlOf(pages.counselor.get('/console/talks'))).toContain(
      'A colleague takes a duty of yours.',
    );
    expect(await htmlOf(pages.second.get('/console/talks'))).not.toContain('of yours');
    const view = await rosterView(tools, second);
    expect(view.now[0]?.who).toBe('咨询师二号');
    expect(view.shifts.find(({ id }) => id === shift)?.isReplaced).toBe(true);
    const trail = (await auditOf(world, `swap:${swap?.id}`)).map(({ action, actor }) => [
      action,
      actor,
    ]);
    expect(trail).toEqual([
      ['swap-asked', `counselor:${counselor.id}`],
      ['swap-agreed', `counselor:${second.id}`],
    ]);
  });

  it('is refused, taken back, and over with its shift', async () => {
    const chats = staffChats(world);
    const [taker, asker] = [await chats.linked(second), await chats.linked(counselor)];
    const shift = await onCall(world, 'second', counselor);
    for (const [who, answer, said, told, line] of [
      ['second', 'refuse', 'refused', asker, /can't take the duty/],
      ['counselor', 'take-back', 'taken-back', taker, /need not answer any more/],
    ] as const) {
      await press('counselor', `/shifts/${shift}/swap`, { who: second.id });
      chats.words(taker);
      const swap = (await swapIds()).at(-1);
      expect(await press(who, `/swaps/${swap?.id}/${answer}`)).toBe(said);
      expect(chats.words(told)).toEqual([expect.stringMatching(line)]);
    }
    expect(await htmlOf(pages.counselor.get('/console/on-call'))).toContain(
      'can&#39;t take Second',
    );
    expect(await htmlOf(pages.counselor.get('/console/talks'))).toContain('it stays with you');
    await press('counselor', `/shifts/${shift}/swap`, { who: second.id });
    const swap = (await swapIds()).at(-1);
    await press('lead', `/shifts/${shift}/remove`);
    expect(await press('second', `/swaps/${swap?.id}/agree`)).toBe('shift-over');
    const queue = await htmlOf(pages.counselor.get('/console/talks'));
    expect(queue).not.toContain('it stays with you');
  });
});
