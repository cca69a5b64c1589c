import { describe, expect, it } from 'vitest';
import { releaseFigures } from '../../../../src/trust/figures/release.flow.ts';
import { consoleOf, htmlOf } from '../../../support/console-world.ts';
import { openWorld } from '../../../support/world.ts';

const world = await openWorld();
const { as, invited } = consoleOf(world);

describe('the page of group figures', () => {
  it('says that nothing was told yet, then tells that a unit is too small', async () => {
    const instructor = await as(world.staff.instructor);
    expect(await htmlOf(instructor.get('/console/figures'))).toContain(
      'No month has been told yet',
    );
    await releaseFigures(world.tools);
    const page = await htmlOf(instructor.get('/console/figures'));
    expect(page).toContain('January 2026');
    expect(page).toContain('fewer than 20 people, so nothing is told');
    expect(page).toContain('fewer than 10 people, so nothing is told');
  });

  it.each(['counselor', 'auditor', 'desk'] as const)('is not for a %s', async (role) => {
    const client = await invited(role);
    expect((await client.get('/console/figures')).status).toBe(403);
  });

  it('knows no month that was not told', async () => {
    const admin = await as(world.staff.admin);
    expect((await admin.get('/console/figures/2026-01')).status).toBe(200);
    expect((await admin.get('/console/figures/2025-07')).status).toBe(404);
    expect((await admin.get("/console/figures/2025-07'")).status).toBe(404);
  });
});
