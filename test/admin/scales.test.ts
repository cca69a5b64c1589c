import { describe, expect, it } from 'vitest';
import { importScale, publishScale, retireScale, scaleList } from '../../src/admin/scales.flow.ts';
import { OWN_SCALE, SCORINGS } from '../../src/checkins/scales/shipped.ts';
import { form, NINE, question } from '../checkins/scales/forms.ts';
import { auditOf } from '../support/audit.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const scoring = SCORINGS.get('phq-9');

async function brought(questionnaire: unknown, more: object = {}): Promise<string> {
  const imported = await importScale(tools, { questionnaire, ...more }, 'admin:one');
  if (imported.kind !== 'imported') throw new Error(JSON.stringify(imported));
  return imported.scaleId;
}

const states = async (url: string) =>
  (await scaleList(tools))
    .filter((one) => one.url === url)
    .map(({ version, state }) => [version, state]);

describe('a questionnaire', () => {
  it('is imported as a draft, published and retired, with a record of each', async () => {
    const id = await brought(OWN_SCALE);
    expect(await scaleList(tools)).toMatchObject([
      { id, state: 'draft', questions: 5, hasSafety: false, title: { en: 'How are things' } },
    ]);
    expect(await publishScale(tools, id, 'admin:one')).toEqual({ kind: 'published' });
    expect(await retireScale(tools, id, 'admin:two')).toEqual({ kind: 'retired' });
    expect(
      (await auditOf(world, `scale:${id}`)).map(({ actor, action }) => [actor, action]),
    ).toEqual([
      ['admin:one', 'scale-imported'],
      ['admin:one', 'scale-published'],
      ['admin:two', 'scale-retired'],
    ]);
  });

  it('keeps each version for good: the same one is not taken twice, the next retires the last', async () => {
    const version = (n: number) =>
      form([question('a', [0, 1])], { url: 'urn:test:v', version: `${n}` });
    const first = await brought(version(1));
    await publishScale(tools, first);
    expect(await importScale(tools, { questionnaire: version(1) })).toEqual({
      kind: 'version-taken',
    });
    const second = await brought(version(2));
    await publishScale(tools, second);
    expect(await states('urn:test:v')).toEqual([
      ['1', 'retired'],
      ['2', 'published'],
    ]);
    expect(await publishScale(tools, second)).toEqual({ kind: 'not-so' });
    expect(await retireScale(tools, first)).toEqual({ kind: 'not-so' });
  });

  it('published by two at once has one version that is asked', async () => {
    const version = (n: number) =>
      form([question('a', [0, 1])], { url: 'urn:test:race', version: `${n}` });
    const ids = [await brought(version(1)), await brought(version(2))];
    await Promise.all(ids.map((id) => publishScale(tools, id)));
    const found = await states('urn:test:race');
    expect(found.filter(([, state]) => state === 'published')).toHaveLength(1);
  });

  it('of a known instrument is not taken without its scoring, nor with one that does not fit', async () => {
    expect(await importScale(tools, { questionnaire: NINE })).toEqual({
      kind: 'faulty',
      faults: ['scoring: needs one; phq-9 comes with Warmline, to be chosen with the file'],
    });
    const other = await importScale(tools, { questionnaire: NINE, scoring: SCORINGS.get('gad-7') });
    expect(other.kind).toBe('faulty');
  });

  it('that asks about safety is published only where somebody could answer', async () => {
    const empty = await openWorld({ hasStaff: false });
    const imported = await importScale(empty.tools, { questionnaire: NINE, scoring });
    const id = imported.kind === 'imported' ? imported.scaleId : '';
    expect(await publishScale(empty.tools, id)).toEqual({ kind: 'no-desk' });
    expect(await scaleList(empty.tools)).toMatchObject([{ state: 'draft', hasSafety: true }]);
    expect(await publishScale(tools, await brought(NINE, { scoring }))).toEqual({
      kind: 'published',
    });
  });
});
