import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aidsOfCase } from '../../db/case-aids.ts';
import type { Member } from '../../src/admin/staff.ts';
import type { Locale } from '../../src/core/person.ts';
import { writeNote } from '../../src/hotline/after/notes.flow.ts';
import { askAid, dropDraft } from '../../src/hotline/aid/aid.flow.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { offerCase, takeOver } from '../../src/hotline/hand-over/hand-over.flow.ts';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { openLlm } from '../../src/listening/model.port.ts';
import { enforceRetention } from '../../src/trust/retention/enforce.flow.ts';
import { auditOfCase, memberOf, recorded, ringingCase } from '../support/desk-world.ts';
import { openModel } from '../support/model-server.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const model = await openModel();
const llm = openLlm({ baseUrl: model.url, apiKey: 'local', model: 'local', timeoutMs: 300 });
const world = await openWorld({ llm });
const { tools, staff } = world;
const [counselor, second] = [memberOf(staff.counselor), memberOf(staff.second)];
const WORDS = '王建国警官的枪就在床头，我想死，电话13812345678';

beforeEach(() => {
  Object.assign(model, { answer: undefined, isHanging: false, isFailing: false });
});

/** Nobody may have more than a few talks at once. */
const talks: { caseId: string; by: Member }[] = [];
afterEach(async () => {
  for (const { caseId, by } of talks.splice(0))
    await closeCase(tools, by, caseId, 'talked', { seen: 'same' });
});

async function talk(isAgreed = true, by: Member = counselor) {
  const { from, caseId } = await ringingCase(world, 'zh-CN', WORDS);
  if (isAgreed) await world.tap(from, 'slip:model:yes');
  await takeCase(tools, by, caseId);
  talks.push({ caseId, by });
  await sayToOfficer(tools, by, caseId, 'I am here with you', tools.newId());
  model.asked.length = 0;
  world.heard(from);
  return { from, caseId };
}

async function seen(caseId: string, by: Member = counselor) {
  const opened = await openCase(tools, by, caseId);
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  const { aid, said, notes } = opened.view;
  return {
    draft: aid?.draft,
    translations: said.flatMap(({ id }) => aid?.translations.get(id) ?? []),
    notes: notes?.map(({ words }) => words),
  };
}

const made = (text: string) => JSON.stringify({ text });
const aids = async () => (await rowsOf(world, 'select id from officer.case_aids')).length;

describe('a model beside a talk', () => {
  it.each([
    ['en', 'They want to die; a gun is by the bed.'],
    ['zh-CN', '对方说想死，枪在床头，还没有谈放到哪里。'],
  ] as const)(
    'drafts a note in the counselor’s language, of redacted words alone (%s)',
    async (locale: Locale, text) => {
      const { from, caseId } = await talk();
      model.answer = made(text);
      expect(await askAid(tools, { ...counselor, locale }, caseId, 'draft')).toEqual({
        kind: 'aid-asked',
      });
      expect((await seen(caseId)).draft).toEqual({ kind: 'asked' });
      await world.advance(1_000);
      expect((await seen(caseId)).draft).toEqual({ kind: 'made', text });
      expect(model.asked).toHaveLength(1);
      expect(model.asked.join()).toContain('想死');
      expect(model.asked.join()).not.toMatch(/王建国|13812345678/);
      expect(world.heard(from)).toEqual([]);
      // Nothing is kept of it but what the counselor keeps, in the words they chose.
      expect((await seen(caseId)).notes).toEqual([]);
      await writeNote(tools, counselor, caseId, `mine: ${text}`);
      expect(await seen(caseId)).toMatchObject({ draft: undefined, notes: [`mine: ${text}`] });
      expect(await recorded(world)).not.toContain(text);
      const actions = (await auditOfCase(world, caseId)).map(({ action }) => action);
      expect(actions).toContain('draft-asked');
    },
  );

  it('translates the officer’s lines beside the original, and never the counselor’s', async () => {
    const { caseId } = await talk();
    model.answer = made('The gun is by the bed, I want to die.');
    await askAid(tools, counselor, caseId, 'translation');
    await world.advance(1_000);
    expect((await seen(caseId)).translations).toEqual([
      { kind: 'made', text: 'The gun is by the bed, I want to die.' },
    ]);
    expect(model.asked.join()).not.toMatch(/王建国|13812345678|here with you/);
    expect(await askAid(tools, counselor, caseId, 'translation')).toEqual({ kind: 'aid-nothing' });
  });

  it('is not asked without the officer’s yes, nor once it is taken back, nor by others', async () => {
    const { caseId } = await talk(false);
    const refused = { kind: 'no-model-consent' };
    expect(await askAid(tools, counselor, caseId, 'draft')).toEqual(refused);
    const other = await talk();
    expect((await askAid(tools, second, other.caseId, 'draft')).kind).toMatch(/not-yours|no-such/);
    await askAid(tools, counselor, other.caseId, 'draft');
    await askAid(tools, counselor, other.caseId, 'translation');
    await world.tap(other.from, 'slip:model:no');
    await world.advance(60_000);
    expect(model.asked).toEqual([]);
    expect(await askAid(tools, counselor, other.caseId, 'draft')).toEqual(refused);
  });

  it('leaves nothing of it to be read in the moment the yes is taken back', async () => {
    const { from, caseId } = await talk();
    model.answer = made('They want to die, and a gun is near.');
    await askAid(tools, counselor, caseId, 'draft');
    await world.advance(1_000);
    expect((await seen(caseId)).draft?.kind).toBe('made');
    await world.tap(from, 'slip:model:no');
    expect((await seen(caseId)).draft).toBeUndefined();
  });

  it.each(['isHanging', 'isFailing'] as const)(
    'delays nobody where it does not answer (%s): the talk goes on, and the page says that none came',
    async (fault) => {
      const { from, caseId } = await talk();
      model[fault] = true;
      await askAid(tools, counselor, caseId, 'draft');
      await sayToOfficer(tools, counselor, caseId, 'still here', tools.newId());
      expect(
        world
          .heard(from)
          .map(({ text }) => text)
          .join(),
      ).toContain('still here');
      for (let n = 0; n < 2; n += 1) await world.advance(30_000);
      expect((await seen(caseId)).draft).toEqual({ kind: 'none-came' });
    },
  );

  it('shows nothing of an answer that is unfit', async () => {
    const { caseId } = await talk();
    for (const answer of ['no json', made(''), '{"level":"L0"}', made('完全是另一种语言')]) {
      model.answer = answer;
      await askAid(tools, counselor, caseId, 'draft');
      await world.advance(1_000);
      expect((await seen(caseId)).draft, answer).toEqual({ kind: 'none-came' });
    }
  });

  it('is the asker’s alone, sealed, and gone when dropped, when handed on, or after a day', async () => {
    const { caseId } = await talk();
    model.answer = made('mallard-5521 is what it drafted.');
    await askAid(tools, counselor, caseId, 'draft');
    await world.advance(1_000);
    const [row] = await rowsOf<{ text: string }>(
      world,
      'select case_aids::text as text from officer.case_aids where sealed is not null',
    );
    expect(row?.text).not.toContain(Buffer.from('mallard-5521').toString('hex'));
    const read = (staffId: string) =>
      tools.pools.officer.transact({ role: 'wl_counselor', staffId }, ({ db }) =>
        aidsOfCase(db, caseId, staffId).then((rows) => rows.length),
      );
    expect(await read(second.id)).toBe(0);
    expect((await dropDraft(tools, second, caseId)).kind).toMatch(/not-yours|no-such/);
    await dropDraft(tools, counselor, caseId);
    expect((await seen(caseId)).draft).toBeUndefined();
    await askAid(tools, counselor, caseId, 'draft');
    await world.advance(1_000);
    await offerCase(tools, counselor, caseId, second.id);
    await takeOver(tools, second, caseId);
    expect((await seen(caseId, second)).draft).toBeUndefined();
    expect(await read(counselor.id)).toBe(0);
    await world.advance(86_400_000);
    await enforceRetention(tools);
    expect(await aids()).toBe(0);
  });
});
