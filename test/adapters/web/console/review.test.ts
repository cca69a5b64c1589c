import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeUnit } from '../../../../src/admin/units.flow.ts';
import { makeReview } from '../../../../src/care/review/make.flow.ts';
import { consoleOf, htmlOf } from '../../../support/console-world.ts';
import { asOwner } from '../../../support/databases.ts';
import { openWorld } from '../../../support/world.ts';

const world = await openWorld();
const { as, invited } = consoleOf(world);
const LAST = '2025-Q4'; // the world's clock stands in March 2026

async function tellShare(unitIds: readonly string[], share: number) {
  await asOwner(
    world.url,
    (sql) => sql`insert into ledger.review_figures (quarter, measure, block, unit_ids, about, share)
      values (${LAST}, 'met', 0, ${sql.json(unitIds as string[])}, 40, ${sql.json(share)})`,
  );
}

describe('the page of a quarter', () => {
  it('says that none was told, then tells, each reader of what is theirs', async () => {
    const admin = await as(world.staff.admin);
    const instructor = await as(world.staff.instructor);
    expect(await htmlOf(instructor.get('/console/review'))).toContain('No quarter has been told');
    await makeReview(world.tools);
    await tellShare([world.unitId], 65);
    const other = await makeUnit(world.tools, {
      name: 'Other',
      region: 'CN',
      timeZone: 'Asia/Shanghai',
    });
    const otherId = other.kind === 'made' ? other.unitId : '';

    const own = await htmlOf(instructor.get('/console/review'));
    expect(own).toContain('Quarterly review, Q4 2025');
    expect(own).toContain('about 65 %');
    expect(own).toContain('fewer than 20, so nothing is told');
    expect((await instructor.get(`/console/review/${LAST}?unit=${otherId}`)).status).toBe(404);
    expect((await admin.get(`/console/review/${LAST}?unit=${otherId}`)).status).toBe(200);
    expect(await htmlOf(admin.get('/console/review'))).toContain('The whole force');
  });

  it.each(['counselor', 'lead', 'auditor', 'desk'] as const)('is not for a %s', async (role) => {
    const client = await invited(role);
    for (const path of ['', `/${LAST}`, `/${LAST}/pdf`, `/${LAST}/csv`])
      expect((await client.get(`/console/review${path}`)).status).toBe(403);
  });

  it('knows no quarter and no unit that is not there', async () => {
    const admin = await as(world.staff.admin);
    for (const path of ['2024-Q1', '2025-Q9', `${LAST}?unit=${world.tools.newId()}`, "2025-Q4'"])
      expect((await admin.get(`/console/review/${path}`)).status, path).toBe(404);
  });

  it('comes as a PDF with its own fonts, and as a table', async () => {
    const instructor = await as(world.staff.instructor);
    const csv = await instructor.get(`/console/review/${LAST}/csv`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(await csv.text()).toContain('met,Unit 1,2025-Q4,40,65,');

    const pdf = Buffer.from(
      await (await instructor.get(`/console/review/${LAST}/pdf`)).arrayBuffer(),
    );
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toContain('/FontFile2');
    expect(pdf.length).toBeLessThan(200_000); // the letters that are used, not the fonts
    expect(streamsIn(pdf)).toMatch(/beginbfrange/); // its words can be found and read aloud
  });
});

function streamsIn(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n/g)]
    .map(({ index, 0: mark }) => {
      try {
        const from = index + mark.length;
        const to = text.indexOf('endstream', from);
        return inflateSync(pdf.subarray(from, to)).toString('latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
}
