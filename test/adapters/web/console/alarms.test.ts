import { describe, expect, it } from 'vitest';
import { auditOf } from '../../../support/audit.ts';
import { consoleOf, htmlOf } from '../../../support/console-world.ts';
import { asOwner } from '../../../support/databases.ts';
import { ringingCase } from '../../../support/desk-world.ts';
import { openWorld } from '../../../support/world.ts';

const world = await openWorld();
const { as, invited } = consoleOf(world);
const { counselor, lead } = world.staff;

async function wrong(rule: string, many: number): Promise<void> {
  await asOwner(
    world.url,
    (sql) => sql`
      insert into officer.alarms (id, act, level, because, at, verdict, verdict_by, verdict_at)
      select gen_random_uuid(), 'asked', 'L2', ${sql.json([{ layer: 'rules', rule }])},
        ${world.now()}, 'wrong', 'counselor', ${world.now()} from generate_series(1, ${many}::int)`,
  );
}

describe('the page of alarms', () => {
  it('says that there is none yet', async () => {
    const page = await htmlOf((await as(counselor)).get('/console/alarms'));
    expect(page).toContain('No alarm yet');
  });

  it.each(['instructor', 'admin', 'auditor', 'desk'] as const)(
    'is not for the %s, page or press',
    async (role) => {
      const client = await invited(role, role === 'instructor' ? world.unitId : undefined);
      expect((await client.get('/console/alarms')).status).toBe(403);
      expect((await client.post('/console/alarms/zh-bare/off')).status).toBe(403);
      expect(await auditOf(world, 'rule:zh-bare')).toEqual([]);
    },
  );

  it('follows one alarm from the talk to the ledger', async () => {
    const { caseId } = await ringingCase(world);
    const client = await as(counselor);
    await client.post(`/console/talks/${caseId}/take`);
    const talk = await htmlOf(client.get(`/console/talks/${caseId}`));
    const [action = ''] = /\/console\/talks\/[\w-]+\/alarms\/[\w-]+/.exec(talk) ?? [];
    expect(talk).toContain('Was the alarm right?');
    const judged = await client.post(action, { verdict: 'wrong' });
    const said = await htmlOf(client.get(judged.headers.get('location') ?? ''));
    expect(said).toContain('Noted. Thank you.');
    expect(said).toContain('said by a counselor');
    const ledger = await htmlOf(client.get('/console/alarms'));
    expect(ledger).toContain('all-means-near');
    expect(ledger).toContain('too few to say: 1 judged');
    expect(ledger).toContain('always on');
    const closed = await client.post(`/console/talks/${caseId}/close`, {
      outcome: 'talked',
      alarms: 'right',
    });
    expect(closed.headers.get('location')).toBe('/console/talks?said=closed-now');
  });

  it('lets a counselor see a proposal, and a lead decide it and take it back', async () => {
    await wrong('zh-euphemism', 20);
    const asCounselor = await as(counselor);
    const seen = await htmlOf(asCounselor.get('/console/alarms'));
    expect(seen).toContain('Proposed to switch off');
    expect(seen).not.toContain('/console/alarms/zh-euphemism/off');
    const refused = await asCounselor.post('/console/alarms/zh-euphemism/off');
    expect(refused.headers.get('location')).toBe('/console/alarms?said=not-allowed');

    const asLead = await as(lead);
    expect(await htmlOf(asLead.get('/console/alarms'))).toContain(
      '/console/alarms/zh-euphemism/off',
    );
    const off = await asLead.post('/console/alarms/zh-euphemism/off');
    expect(off.headers.get('location')).toBe('/console/alarms?said=done');
    const after = await htmlOf(asLead.get('/console/alarms?said=done'));
    expect(after).toContain('Done, and in the audit log.');
    expect(after).toContain('/console/alarms/zh-euphemism/on');
    await asLead.post('/console/alarms/zh-euphemism/on');
    expect(world.tools.switches.off()).toEqual(new Set());
    const actions = (await auditOf(world, 'rule:zh-euphemism')).map(({ action }) => action);
    expect(actions).toEqual(['rule-switched-off', 'rule-switched-on']);
  });

  it('keeps the crisis core on', async () => {
    await wrong('zh-wish-dead', 40);
    const asLead = await as(lead);
    const pressed = await asLead.post('/console/alarms/zh-wish-dead/off');
    expect(pressed.headers.get('location')).toBe('/console/alarms?said=core');
    expect(world.tools.switches.off()).toEqual(new Set());
  });
});
