import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { CHARACTERS_MAX } from '../../../src/hotline/counselor-says.flow.ts';
import { openCase } from '../../../src/hotline/open-case.flow.ts';
import { savePlan } from '../../../src/hotline/plan/plan.flow.ts';
import { PART_MAX, PARTS, planOf, planText } from '../../../src/hotline/plan/plan.ts';
import { gatherOwnData } from '../../../src/trust/own-data/gather.flow.ts';
import { auditOfCase, memberOf, recorded, ringingCase } from '../../support/desk-world.ts';
import { rowsOf } from '../../support/rows.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const second = memberOf(world.staff.second);
const WORDS = 'walk to the river, heron-7731';

const opened = await ringingCase(world);
await takeCase(tools, counselor, opened.caseId);
world.heard(opened.from);

function save(by = counselor, text = WORDS) {
  return savePlan(tools, by, opened.caseId, (part) => (part === 'alone' ? text : ''));
}

describe('a safety plan', () => {
  it('keeps each part as it was said, and refuses only an empty or an endless one', () => {
    expect(planOf(() => '  ')).toEqual({ kind: 'plan-empty' });
    expect(planOf(() => 'x'.repeat(PART_MAX + 1))).toEqual({ kind: 'plan-too-long' });
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 40 }), { minLength: 6, maxLength: 6 }),
        (said) => {
          const made = planOf((part) => said[PARTS.indexOf(part)] ?? '');
          const kept = said.map((text) => text.trim()).filter((text) => text !== '');
          if (kept.length === 0) expect(made.kind).toBe('plan-empty');
          else expect(made).toMatchObject({ kind: 'plan' });
          if (made.kind === 'plan') expect(Object.values(made.plan)).toEqual(kept);
        },
      ),
    );
    const longest = planOf(() => 'x'.repeat(PART_MAX));
    const text = longest.kind === 'plan' ? planText(longest.plan, (part) => part) : '';
    expect(text.length).toBeLessThan(CHARACTERS_MAX);
  });

  it('is written by who is in the talk alone, and goes to the officer at once', async () => {
    expect((await save(second)).kind).toBe('not-yours');
    expect(await save(counselor, ' ')).toEqual({ kind: 'plan-empty' });
    expect(await save()).toEqual({ kind: 'plan-sent' });
    expect(world.heard(opened.from)[0]?.text).toContain(WORDS);
    const view = await openCase(tools, counselor, opened.caseId);
    expect(view.kind === 'opened' && view.view.plan.said).toEqual({ alone: WORDS });
    const last = (await auditOfCase(world, opened.caseId)).findLast(
      ({ action }) => action === 'plan-written',
    );
    expect(last).toMatchObject({ detail: { parts: 'alone' } });
  });

  it.each(['my plan', 'Plan.', '我的计划', '安全计划'])('comes back at “%s”', async (word) => {
    await world.say(opened.from, word);
    expect(
      world
        .heard(opened.from)
        .map(({ text }) => text)
        .join('\n'),
    ).toContain(WORDS);
  });

  it('is said not to be there where there is none', async () => {
    const from = await world.joined('en');
    await world.say(from, 'plan');
    const [said] = world.heard(from);
    expect(said?.text).not.toContain(WORDS);
    expect(said?.choices?.map(({ id }) => id)).toEqual(['talk']);
  });

  it('stands nowhere in clear, is in the officer’s own copy, and goes with them', async () => {
    expect(await recorded(world)).not.toContain('heron-7731');
    const [row] = await rowsOf<{ person_id: string; text: string }>(
      world,
      'select person_id, safety_plans::text as text from officer.safety_plans',
    );
    expect(row?.text).not.toContain(Buffer.from('heron-7731').toString('hex'));
    const own = await gatherOwnData(tools, row?.person_id ?? '');
    expect(own.safetyPlan?.plan).toEqual({ alone: WORDS });
    await world.tap(opened.from, 'erase:yes');
    expect(await rowsOf(world, 'select 1 from officer.safety_plans')).toEqual([]);
  });
});
