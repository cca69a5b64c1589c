// The directory by topic and by word, on every channel alike, and kept by those who call the numbers.

import { describe, expect, it } from 'vitest';
import { intentOf } from '../../src/core/intent.ts';
import { isCheckDue } from '../../src/hotline/directory.ts';
import { auditOf } from '../support/audit.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const DAY_MS = 86_400_000;
const heard = (from: Parameters<typeof world.heard>[0]) =>
  world
    .heard(from)
    .map(({ text }) => text)
    .join('\n');

describe('a topic', () => {
  it.each([
    ['find sleep', 'nights'],
    ['Find drinking', 'alcohol'],
    ['找 睡不着', 'nights'],
    ['查 投诉', 'provoked'],
    ['find ambulance', 'emergency'],
    ['find qqqq', 'unknown'],
    ['查 12356', 'unknown'],
  ])('is found by “%s”: %s', (words, topic) => {
    expect(intentOf({ kind: 'words', words })).toEqual({ kind: 'topic', topic });
  });

  it.each(['I find it hard to sleep', '找不到人', '查房', 'sleep', 'find', 'topic:nonsense'])(
    'is not taken from what somebody tells: %s',
    (words) => {
      expect(intentOf({ kind: 'words', words })?.kind).not.toBe('topic');
    },
  );

  it('comes as a card with numbers, each with who answers and whether it was checked', async () => {
    const from = await world.joined('en');
    await world.tap(from, 'topic:alcohol');
    const said = heard(from);
    expect(said).toContain('Count for one week');
    expect(said).toContain('12356');
    expect(said).toContain('Not yet checked by a call');
    await world.say(from, 'find emergency');
    expect(heard(from)).toContain('colleagues may learn of it');
    await world.say(from, 'find qqqq');
    expect(heard(from)).toContain('nothing under that word');
    await world.bring(from, { kind: 'command', name: 'help', rest: 'sleep' });
    expect(heard(from)).toContain('own clock');
  });

  it('never hides a cry for help behind it', async () => {
    const from = await world.joined('zh-CN');
    await world.say(from, '找 枪 我不想活了');
    expect(heard(from)).toContain('010-82951332');
  });
});

describe('what stops somebody from calling', () => {
  it.each(['words', 'known', 'not-bad', 'burden', 'private', 'before'])(
    'is answered with a step and the numbers: %s',
    async (what) => {
      const from = await world.joined('zh-CN');
      await world.tap(from, 'stops');
      const taps = world.heard(from).flatMap(({ choices = [] }) => choices.map(({ id }) => id));
      expect(taps).toContain(`stops:${what}`);
      await world.tap(from, `stops:${what}`);
      expect(heard(from)).toContain('12356');
    },
  );
});

describe('the page of numbers', () => {
  it('shows what nobody called for 90 days, and who called when; officers see the day', async () => {
    const admin = await consoleOf(world).as(world.staff.admin);
    const look = (query = '') => htmlOf(admin.get(`/console/directory${query}`));
    expect(await look()).toContain('45 numbers were not called');
    const pressed = await admin.post('/console/directory/cn-12356/checked', {});
    expect(pressed.headers.get('location')).toContain('said=checked');
    expect(await look()).toContain('44 numbers were not called');
    expect(await look('?text=12356')).toContain('by Admin');
    expect(await look('?region=HK')).not.toContain('12356');
    const counselor = await consoleOf(world).as(world.staff.counselor);
    const read = await htmlOf(counselor.get('/console/directory?region=CN'));
    expect(read).toContain('<b>12356</b>');
    expect(read).not.toContain('/checked');
    const refused = await counselor.post('/console/directory/cn-12356/checked', {});
    expect(refused.status).toBe(403);
    const [event] = await auditOf(world, 'resource:cn-12356');
    expect(event?.actor).toBe(`admin:${world.staff.admin.id}`);
    const from = await world.joined('en');
    await world.tap(from, 'topic:crisis');
    expect(heard(from)).toContain('Called and checked on March 2');
    const unknown = await admin.post('/console/directory/no-such/checked', {});
    expect(unknown.headers.get('location')).toContain('no-such-number');
  });

  it.each([
    [undefined, true],
    [0, false],
    [90, false],
    [90.01, true],
  ])('asks for a call again after %s days: %s', (days, isDue) => {
    const now = new Date('2026-06-01T00:00:00Z');
    const at = days === undefined ? undefined : new Date(now.getTime() - days * DAY_MS);
    expect(isCheckDue(at, now)).toBe(isDue);
  });
});
