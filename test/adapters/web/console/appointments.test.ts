import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { openBookingWorld } from '../../../support/booking-world.ts';
import { consoleOf, htmlOf } from '../../../support/console-world.ts';

const { world, give, agreed, book, instructor } = await openBookingWorld();
const { as } = consoleOf(world);
const client = await as(world.staff.instructor);
const page = () => htmlOf(client.get('/console/appointments'));

describe('the appointments’ page', () => {
  it('takes hours by form, says what is wrong with others, and drops them', async () => {
    const form = { kind: 'weekly', weekday: '3', day: '', from: '10:00', to: '12:00' };
    const added = await client.post('/console/appointments/hours', form);
    expect(added.headers.get('location')).toBe('/console/appointments?said=added');
    const html = await page();
    expect(html).toContain('every Wednesday, 10:00–12:00');
    const [at = ''] = /\/console\/appointments\/hours\/[^"]+\/remove/.exec(html) ?? [];
    const bad = await client.post('/console/appointments/hours', { ...form, to: '10:10' });
    expect(bad.headers.get('location')).toBe('/console/appointments?said=bad-hours');
    await client.post(at);
    expect(await page()).toContain('You have given no hours yet');
    expect((await client.post(at)).status).toBe(404);
  });

  it('shows a time and an alias and nothing else of the officer, as a calendar entry neither', async () => {
    await give(instructor);
    const from = await world.joined('en');
    await world.say(from, 'I am so tired and nothing helps');
    await book(from, 'alias');
    const alias = (await agreed(instructor))[0]?.alias ?? 'none';
    const html = await page();
    expect(html).toContain(alias);
    expect(html).not.toMatch(/L[0-4]|level|score|tired/);
    const [at = ''] = /\/console\/appointments\/[^"]+\/calendar/.exec(html) ?? [];
    const response = await client.get(at);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await response.text();
    expect(text).not.toContain(alias);
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    expect(event?.getFirstPropertyValue('dtstart')?.toString()).toBe('2026-03-04T02:00:00Z');
  });

  it('calls one off once', async () => {
    const [at = ''] = /\/console\/appointments\/[^"]+\/off/.exec(await page()) ?? [];
    const off = await client.post(at);
    expect(off.headers.get('location')).toBe('/console/appointments?said=called-off');
    expect((await client.post(at)).status).toBe(404);
  });
});
