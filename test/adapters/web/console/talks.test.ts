import { Hono } from 'hono';
import { afterAll, describe, expect, it } from 'vitest';
import { openDesk } from '../../../../adapters/web/console/desk.ts';
import { consolePages } from '../../../../adapters/web/console/index.ts';
import { signedIn } from '../../../support/console-client.ts';
import { auditOfCase, MARKER, ringingCase } from '../../../support/desk-world.ts';
import { openWorld } from '../../../support/world.ts';

const world = await openWorld({ desk: (parts) => openDesk(parts) });
const { tools } = world;
const desk = openDesk(tools);
const app = new Hono().route('/console', consolePages(tools, desk));
afterAll(() => desk.stop());

const counselor = await signedIn(app, tools, world.staff.counselor.id);
const second = await signedIn(app, tools, world.staff.second.id);
const lead = await signedIn(app, tools, world.staff.lead.id);

describe('the queue', () => {
  it('shows code, level and clock, and neither alias nor words', async () => {
    const { caseId } = await ringingCase(world);
    const text = await (await counselor.get('/console/talks')).text();
    expect(text).toContain(`/console/talks/${caseId}/take`);
    expect(text).toContain('data-level="L3"');
    expect(text).toContain('data-ringing="1"');
    expect(text).not.toContain(MARKER);
    const taken = await counselor.post('/console/talks/next');
    expect(taken.headers.get('location')).toBe(`/console/talks/${caseId}`);
  });

  it.each(['instructor', 'admin'] as const)('is closed to the %s, page and press', async (role) => {
    const staff = await signedIn(app, tools, world.staff[role].id);
    const { caseId } = await ringingCase(world);
    for (const path of ['', '/board', '/ringing', '/events', `/${caseId}`, `/${caseId}/live`])
      expect((await staff.get(`/console/talks${path}`)).status).toBe(403);
    for (const press of [
      'next',
      ...['take', 'acknowledge', 'say', 'close'].map((one) => `${caseId}/${one}`),
    ])
      expect((await staff.post(`/console/talks/${press}`)).status).toBe(403);
    expect((await counselor.post(`/console/talks/${caseId}/take`)).status).toBe(303);
  });

  it('says who was quicker', async () => {
    const { caseId } = await ringingCase(world);
    await second.post(`/console/talks/${caseId}/take`);
    const late = await counselor.post(`/console/talks/${caseId}/take`);
    expect(late.headers.get('location')).toBe('/console/talks?said=taken-already');
    const none = await counselor.post('/console/talks/next');
    expect(await (await counselor.get(none.headers.get('location') ?? '')).text()).toContain(
      'Nobody is waiting any more',
    );
  });
});

describe('a talk', () => {
  it('is read by its counselor, refused to another, and open to a lead', async () => {
    const { caseId } = await ringingCase(world);
    await counselor.post(`/console/talks/${caseId}/take`);
    const page = await (await counselor.get(`/console/talks/${caseId}`)).text();
    expect(page).toMatch(/Numbers for them.*12356.*\/console\/directory\?region=CN/s);
    expect(page).toContain(MARKER);
    const other = await second.get(`/console/talks/${caseId}`);
    expect(other.headers.get('location')).toBe('/console/talks?said=not-yours');
    expect((await second.get(`/console/talks/${caseId}/live`)).status).toBe(403);
    const looked = await (await lead.get(`/console/talks/${caseId}`)).text();
    expect(looked).toContain(MARKER);
    expect(looked).not.toContain('id="composer"');
    const openings = (await auditOfCase(world, caseId)).filter(
      ({ action }) => action === 'case-opened-by',
    );
    expect(openings.map(({ actor }) => actor.split(':')[0])).toEqual(['counselor', 'lead']);
  });

  it('shows an officer’s words as words, whatever is in them', async () => {
    const { caseId, from } = await ringingCase(world);
    await counselor.post(`/console/talks/${caseId}/take`);
    await world.say(from, '<script>alert(1)</script> "&\' I want to die');
    const page = await (await counselor.get(`/console/talks/${caseId}`)).text();
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;alert(1)');
  });

  it('is found at no address but its own', async () => {
    expect((await counselor.get(`/console/talks/${tools.newId()}`)).status).toBe(404);
    expect((await counselor.get('/console/talks/what')).status).toBe(404);
  });

  it('answers, relevels, pauses and closes by plain forms', async () => {
    const { caseId, from } = await ringingCase(world);
    const press = async (name: string, form: Readonly<Record<string, string>> = {}) =>
      (await counselor.post(`/console/talks/${caseId}/${name}`, form)).headers.get('location');
    await press('take');
    world.heard(from);
    expect(await press('say', { words: 'I am here', clientId: 'a' })).toBe(
      `/console/talks/${caseId}`,
    );
    expect(await press('say', { words: '', clientId: 'b' })).toMatch(/said=empty$/);
    expect(await press('moment')).toMatch(/said=moment$/);
    expect(await press('lower', { to: 'L1', reason: '' })).toMatch(/said=reason-needed$/);
    expect(await press('lower', { to: 'L1', reason: 'says-safe' })).toMatch(/said=lowered$/);
    expect(await press('raise', { to: 'L2', reason: 'my-judgment' })).toMatch(/said=raised$/);
    expect(await press('close', { outcome: '' })).toMatch(/said=no-such-outcome$/);
    expect(await press('close', { outcome: 'talked' })).toBe('/console/talks?said=closed-now');
    // The words, the moment, the goodbye, and that somebody will ask again, unless they say no.
    const heard = world.heard(from);
    expect(heard).toHaveLength(4);
    expect(heard.at(-1)?.choices?.map(({ id }) => id)).toEqual(['follow-up-no']);
  });
});

describe('a talk whose officer has erased everything', () => {
  it('says so on the open page, and nothing else of why', async () => {
    const { caseId, from } = await ringingCase(world);
    await counselor.post(`/console/talks/${caseId}/take`);
    await world.tap(from, 'erase:yes');
    const live = await (await counselor.get(`/console/talks/${caseId}/live`)).text();
    expect(live).toContain('The officer has erased their data');
    expect(live).not.toContain('The officer asked for a person');
  });
});

describe('live', () => {
  async function streamOf(query: string) {
    const stream = await counselor.get(`/console/talks/events${query}`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const until = async (text: string) => {
      while (!heard.includes(text)) heard += (await reader?.read())?.value ?? '';
      return heard;
    };
    await until('event: open');
    return { until, end: async () => reader?.cancel() };
  }

  it('tells the page of a talk, and no other, of an officer’s words, without the words', async () => {
    const { caseId, from } = await ringingCase(world);
    await counselor.post(`/console/talks/${caseId}/take`);
    const talk = await streamOf(`?talk=${caseId}`);
    const line = await streamOf('');
    await world.say(from, `one more thing ${MARKER}`);
    expect(await talk.until(`data: said ${caseId}`)).not.toContain(MARKER);
    const next = await ringingCase(world);
    expect(await line.until(`data: ${next.caseId}`)).not.toContain('said');
    await Promise.all([talk.end(), line.end()]);
  });

  it('says how many ring to a page that shows no more of the line', async () => {
    const ringing = await (await counselor.get('/console/talks/ringing')).text();
    const board = await (await counselor.get('/console/talks/board')).text();
    expect(ringing).toContain('data-ringing="1"');
    expect(board).toContain('data-ringing="1"');
  });
});
