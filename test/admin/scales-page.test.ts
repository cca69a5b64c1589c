// Questionnaires on their page: taken in, refused with each fault, published, and why not.

import { describe, expect, it } from 'vitest';
import { scaleList } from '../../src/admin/scales.flow.ts';
import { NINE } from '../checkins/scales/forms.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { openWorld } from '../support/world.ts';

const LIST = '/console/scales';

async function opened(options = {}) {
  const world = await openWorld(options);
  const admin = await consoleOf(world).invited('admin');
  const brought = (fields: Record<string, string>) => admin.post(`${LIST}/import`, fields);
  const landed = async (sent: Promise<Response>) =>
    htmlOf(admin.get((await sent).headers.get('location') ?? ''));
  return { world, admin, brought, landed, held: () => scaleList(world.tools) };
}

describe('the page of questionnaires', async () => {
  const { admin, brought, landed, held } = await opened({ hasStaff: false });

  it('takes in the program’s own questions as a draft, and the same version once', async () => {
    expect(await landed(brought({ do: 'own' }))).toContain('Imported as a draft');
    expect(await held()).toMatchObject([{ state: 'draft', questions: 5 }]);
    expect(await landed(brought({ do: 'own' }))).toContain('That version is here already');
    expect(await held()).toHaveLength(1);
  });

  it.each([
    ['not json', '', 'file: needs to be a JSON object'],
    ['{"resourceType":"Questionnaire"}', '', 'version: needs a version'],
    [JSON.stringify(NINE), '', 'phq-9 comes with Warmline'],
    [JSON.stringify(NINE), 'gad-7', 'scoring'],
  ])('says what a file needs, and keeps nothing of it: %.30s %s', async (file, scoring, fault) => {
    const before = await held();
    const refused = await brought({ file, scoring, do: 'file' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(fault);
    expect(await held()).toEqual(before);
  });

  it('takes in a file with the scoring that is named, and says why it cannot be published yet', async () => {
    expect(
      await landed(brought({ file: JSON.stringify(NINE), scoring: 'phq-9', do: 'file' })),
    ).toContain('asks about safety');
    const id = (await held()).find(({ hasSafety }) => hasSafety)?.id ?? '';
    expect(await landed(admin.post(`${LIST}/${id}/publish`, {}))).toContain(
      'there is no counselor who could answer',
    );
    const own = (await held()).find(({ hasSafety }) => !hasSafety)?.id ?? '';
    await admin.post(`${LIST}/${own}/publish`, {});
    expect((await held()).map(({ state }) => state).toSorted()).toEqual(['draft', 'published']);
  });
});
