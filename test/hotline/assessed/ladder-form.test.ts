import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saveLadderForm } from '../../../src/hotline/assessed/ladder-form.flow.ts';
import {
  formOf,
  type LadderForm,
  RUNG_NAMES,
  RUNGS,
  suggestedLevel,
} from '../../../src/hotline/assessed/ladder-form.ts';
import { cannedIn } from '../../../src/hotline/canned.ts';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { openCase } from '../../../src/hotline/open-case.flow.ts';
import { isAtLeast } from '../../../src/listening/level.ts';
import { gatherOwnData } from '../../../src/trust/own-data/gather.flow.ts';
import { BANNED } from '../../core/banned-phrases.ts';
import { auditOfCase, memberOf, recorded, ringingCase } from '../../support/desk-world.ts';
import { rowsOf } from '../../support/rows.ts';
import { openWorld } from '../../support/world.ts';

const forms: fc.Arbitrary<LadderForm> = fc.record(
  Object.fromEntries(
    RUNG_NAMES.map((rung) => [
      rung,
      fc.option(fc.constantFrom(...RUNGS[rung]), { nil: undefined }),
    ]),
  ),
) as fc.Arbitrary<LadderForm>;

describe('the level that the ladder speaks for', () => {
  it.each([
    [{}, 'L1'],
    [{ thoughts: 'none', support: 'nobody' }, 'L1'],
    [{ thoughts: 'wish' }, 'L2'],
    [{ thoughts: 'thoughts', method: 'none', support: 'with-them' }, 'L2'],
    [{ thoughts: 'wish', method: 'thought-of', means: 'none' }, 'L2'],
    [{ thoughts: 'thoughts', support: 'nobody' }, 'L3'],
    [{ thoughts: 'wish', method: 'thought-of', means: 'reachable' }, 'L3'],
    [{ thoughts: 'thoughts', means: 'at-hand' }, 'L3'],
    [{ thoughts: 'none', means: 'at-hand' }, 'L1'],
    [{ intent: 'wants-to' }, 'L3'],
    [{ thoughts: 'wish', when: 'days' }, 'L3'],
    [{ thoughts: 'thoughts', when: 'today' }, 'L4'],
    [{ intent: 'wants-to', means: 'at-hand', support: 'with-them' }, 'L4'],
  ] as const)('is for %j %s', (form, level) => {
    expect(suggestedLevel(form)).toBe(level);
  });

  it('never falls when an answer is worse', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...RUNG_NAMES), (form, rung) => {
        const levels = RUNGS[rung].map((answer) => suggestedLevel({ ...form, [rung]: answer }));
        for (const [n, level] of levels.entries())
          expect(isAtLeast(level, levels[n - 1] ?? 'L0')).toBe(true);
        const { [rung]: _, ...open } = form;
        expect(
          isAtLeast(suggestedLevel({ ...open, [rung]: RUNGS[rung][1] }), suggestedLevel(open)),
        ).toBe(true);
      }),
    );
  });

  it('is read from known answers alone', () => {
    expect(formOf(() => 'x')).toEqual({ kind: 'form-empty' });
    expect(formOf((rung) => (rung === 'means' ? 'at-hand' : '<b>'))).toEqual({
      kind: 'form',
      form: { means: 'at-hand' },
    });
  });
});

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const second = memberOf(world.staff.second);

describe('the form of a case', () => {
  it('is kept sealed for who holds it, told to the officer in their copy, and moves no level', async () => {
    const { caseId } = await ringingCase(world);
    await takeCase(tools, counselor, caseId);
    const note = (by: typeof counselor, form: LadderForm) =>
      saveLadderForm(tools, by, caseId, (rung) => form[rung] ?? '');
    expect(await note(second, { thoughts: 'thoughts' })).toEqual({ kind: 'not-yours' });
    expect(await note(counselor, {})).toEqual({ kind: 'form-empty' });
    expect(await note(counselor, { thoughts: 'wish' })).toEqual({ kind: 'assessed' });
    const form = { thoughts: 'thoughts', when: 'today', means: 'reachable' } as const;
    expect(await note(counselor, form)).toEqual({ kind: 'assessed' });
    const opened = await openCase(tools, counselor, caseId);
    expect(opened.kind === 'opened' && opened.view).toMatchObject({
      level: 'L3',
      ladder: { last: { form, suggests: 'L4' } },
    });
    const [row] = await rowsOf<{ text: string; person: string }>(
      world,
      `select l::text as text, c.person_id as person from officer.ladder_forms l
       join officer.cases c on c.id = l.case_id order by l.id desc limit 1`,
    );
    expect(row?.text).not.toContain('today');
    const own = await gatherOwnData(tools, row?.person ?? '', { actor: 'person', form: 'json' });
    expect(own.ladderForms.map(({ noted }) => noted)).toEqual([{ thoughts: 'wish' }, form]);
    const audited = (await auditOfCase(world, caseId)).filter(
      ({ action }) => action === 'ladder-noted',
    );
    expect(audited.at(-1)).toMatchObject({ detail: { rungs: 'thoughts when means' } });
    expect(await recorded(world)).not.toContain('reachable');
  });
});

describe('ready lines', () => {
  it.each(['en', 'zh-CN'] as const)(
    'are there in %s, fit a message and say nothing that harms',
    (locale) => {
      const lines = cannedIn(locale);
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
      for (const { text } of lines) {
        expect(text.length).toBeLessThan(200);
        expect(BANNED[locale].filter((banned) => banned.test(text))).toEqual([]);
      }
    },
  );
});
