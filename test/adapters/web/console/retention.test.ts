// The page about how long what is kept: for an admin and an auditor, in both languages, and without
// a number that could be about somebody.

import { describe, expect, it } from 'vitest';
import { enforceNow } from '../../../../src/trust/retention/enforce.flow.ts';
import { RETENTION_CLASSES } from '../../../../src/trust/retention/retention.ts';
import { clientWith, cookieOf } from '../../../support/console-client.ts';
import { consoleOf, htmlOf } from '../../../support/console-world.ts';
import { asOwner } from '../../../support/databases.ts';
import { openWorld } from '../../../support/world.ts';

const DAY_MS = 86_400_000;
const PAGE = '/console/retention';
const world = await openWorld();
const { tools, staff } = world;
const { app, as, invited } = consoleOf(world);

const rowsIn = (html: string) =>
  [...html.matchAll(/<tr>\s*<th scope="row">(.*?)<\/th>(.*?)<\/tr>/gs)].map(
    ([, name = '', cells = '']) => [name, cells.replaceAll(/(<[^>]*>|\s)+/g, ' ')] as const,
  );

describe('the page of retention', () => {
  it('says that it never ran, and then when, what went and what is left', async () => {
    const admin = await as(staff.admin);
    expect(await htmlOf(admin.get(PAGE))).toContain('It has not run yet');
    await world.joined('en');
    await asOwner(world.url, async (sql) => {
      await sql`insert into ledger.inbound (id, at)
        select n::text, ${world.now()}::timestamptz - interval '40 days'
        from generate_series(1, 12) n`;
    });
    await enforceNow(tools, world.now());
    for (const client of [admin, await invited('auditor')]) {
      const html = await htmlOf(client.get(PAGE));
      expect(html).toContain('Last run: ');
      const rows = new Map(rowsIn(html));
      expect(rows.size).toBe(RETENTION_CLASSES.length);
      expect(rows.get('Ids of messages that came in')).toMatch(/30 days .*Dropped then: 12/);
      expect(rows.get('Ids of messages that came in')).toContain('Left: fewer than 10');
      expect(rows.get('Lines of officers who died')).toMatch(/3 years .*Left: none/);
      expect(html).not.toMatch(/: <\/span>\d</);
    }
  });

  it('warns when nobody has enforced it for two days', async () => {
    await world.advance(3 * DAY_MS);
    const html = await htmlOf((await as(staff.admin)).get(PAGE));
    expect(html).toMatch(/role="alert">The last run is more than two days ago/);
  });

  it('speaks Chinese', async () => {
    const admin = await as(staff.admin);
    const chosen = cookieOf(await admin.post('/console/language', { locale: 'zh-CN' }));
    const html = await htmlOf(clientWith(app, `${admin.cookie}; ${chosen}`).get(PAGE));
    expect(html).toContain('各类数据留多久');
    expect(new Map(rowsIn(html)).get('已去世民警的线')).toContain('3年');
  });

  it.each(['counselor', 'lead', 'instructor'] as const)('is not for a %s', async (role) => {
    expect((await (await as(staff[role])).get(PAGE)).status).toBe(403);
  });
});
