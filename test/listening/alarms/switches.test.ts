import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/assemble.ts';
import { switchRule } from '../../../src/listening/alarms/switch.flow.ts';
import { rate } from '../../../src/listening/rate.ts';
import { auditOf } from '../../support/audit.ts';
import { asOwner } from '../../support/databases.ts';
import { cut, mend } from '../../support/outage.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { lead, counselor, admin } = world.staff;

/** Alarms of one rule that counselors have judged. */
async function judged(rule: string, right: number, wrong: number): Promise<void> {
  await asOwner(world.url, async (sql) => {
    for (const [verdict, many] of [
      ['right', right],
      ['wrong', wrong],
    ] as const)
      await sql`insert into officer.alarms (id, act, level, because, at, verdict, verdict_by, verdict_at)
        select gen_random_uuid(), 'asked', 'L2',
          ${sql.json([{ layer: 'rules', rule }])}, ${world.now()}, ${verdict}, 'counselor', ${world.now()}
        from generate_series(1, ${many}::int)`;
  });
}

describe('rating without a rule', () => {
  it.each([
    ['zh-bare', '跳桥'],
    ['zh-euphemism', '我想去另一个世界看看'],
    ['en-suicide-mention', 'suicidal again tonight'],
  ])('does not act on %s alone', (rule, words) => {
    const before = rate(words);
    expect(before.reasons.map((reason) => reason.rule)).toContain(rule);
    const after = rate(words, new Set([rule]));
    expect(after.reasons.map((reason) => reason.rule)).not.toContain(rule);
  });

  it('still counts it together with others', () => {
    const words = 'I am at the edge and thinking about suicide';
    const off = new Set(
      rate(words).reasons.flatMap(({ rule = '' }) => (rule.startsWith('all-') ? [] : rule)),
    );
    expect(off.size).toBeGreaterThan(0);
    expect(rate(words, off).level).toBe('L3');
  });

  it('changes nothing when nothing is switched off', () => {
    expect(rate('我不想活了', new Set())).toEqual(rate('我不想活了'));
  });
});

describe('switching a rule off', () => {
  it('needs a proposal, and a lead', async () => {
    await judged('zh-bare', 5, 5);
    expect(await switchRule(tools, lead, 'zh-bare', 'off')).toEqual({ kind: 'not-so' });
    expect(await switchRule(tools, lead, 'no-rule', 'off')).toEqual({ kind: 'no-such-rule' });
    await judged('en-euphemism', 0, 20);
    for (const other of [counselor, admin])
      expect(await switchRule(tools, other, 'en-euphemism', 'off')).toEqual({
        kind: 'not-allowed',
      });
    expect(await switchRule(tools, lead, 'en-euphemism', 'on')).toEqual({ kind: 'not-so' });
    expect(tools.switches.off()).toEqual(new Set());
  });

  it('is refused by the database too for one who is no lead', async () => {
    const press = tools.pools.officer.transact(
      { role: 'wl_counselor', staffId: counselor.id },
      ({ db }) =>
        db.execute(
          "insert into officer.rule_switches (rule, \"to\", verdicts, at) values ('zh-bare', 'off', 20, now())",
        ),
    );
    await expect(press).rejects.toThrow();
  });

  it('holds in this process at once, in another when it looks, and can be undone', async () => {
    const { rate: _rate, switches: _switches, ...parts } = tools;
    const other = assemble({ ...parts, channels: new Map() });
    await judged('zh-euphemism', 0, 20);
    expect(await switchRule(tools, lead, 'zh-euphemism', 'off')).toEqual({ kind: 'done' });
    expect(tools.switches.off()).toEqual(new Set(['zh-euphemism']));
    const words = '我想去另一个世界看看';
    expect(tools.rate(words).reasons.map(({ rule }) => rule)).not.toContain('zh-euphemism');
    expect(other.rate(words)).toEqual(rate(words));
    await other.switches.refresh();
    expect(other.rate(words)).toEqual(tools.rate(words));

    expect(await switchRule(other, lead, 'zh-euphemism', 'on')).toEqual({ kind: 'done' });
    await tools.switches.refresh();
    expect(tools.rate(words)).toEqual(rate(words));
    const records = await auditOf(world, 'rule:zh-euphemism');
    expect(records.map(({ actor, action, detail }) => [actor, action, detail])).toEqual([
      [`lead:${lead.id}`, 'rule-switched-off', { right: 0, wrong: 20 }],
      [`lead:${lead.id}`, 'rule-switched-on', { right: 0, wrong: 20 }],
    ]);
  });

  it('is done once by two leads at the same moment', async () => {
    await judged('zh-envy', 0, 20);
    const press = (to: 'off' | 'kept') => switchRule(tools, lead, 'zh-envy', to);
    const kinds = (await Promise.all([press('off'), press('off'), press('kept')])).map(
      ({ kind }) => kind,
    );
    expect(kinds.toSorted()).toEqual(['done', 'not-so', 'not-so']);
    expect(await auditOf(world, 'rule:zh-envy')).toHaveLength(1);
  });

  it('never reaches the crisis core, whatever stands in the table', async () => {
    await judged('zh-wish-dead', 0, 50);
    expect(await switchRule(tools, lead, 'zh-wish-dead', 'off')).toEqual({ kind: 'core' });
    await asOwner(
      world.url,
      (sql) => sql`insert into officer.rule_switches (rule, "to", verdicts, at)
        values ('zh-wish-dead', 'off', 50, now())`,
    );
    await tools.switches.refresh();
    expect(tools.switches.off().has('zh-wish-dead')).toBe(false);
    expect(tools.rate('我想死').level).toBe(rate('我想死').level);
  });

  it('keeps what was known while the database is away, and goes on rating', async () => {
    const known = tools.switches.off();
    await cut(world.url);
    try {
      await tools.switches.refresh();
      expect(tools.switches.off()).toEqual(known);
      expect(tools.rate('我想死').level).not.toBe('L0');
    } finally {
      await mend(world.url);
    }
    expect(world.logged()).toContain('switches-not-read');
  });
});
