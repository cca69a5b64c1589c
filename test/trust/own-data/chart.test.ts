import { html } from 'hono/html';
import { describe, expect, it } from 'vitest';
import { sayText } from '../../../src/core/say.ts';
import { chart } from '../../../src/trust/own-data/chart.ts';
import type { OwnCheckIn } from '../../../src/trust/own-data/own-data.ts';

const at = (day: string, more: Partial<OwnCheckIn> = {}): OwnCheckIn => ({
  id: day,
  askedAt: new Date(`2026-${day}T12:00:00Z`),
  answeredAt: new Date(`2026-${day}T12:01:00Z`),
  mood: 3,
  sleepHours: 7,
  shift: 'usual',
  ...more,
});

async function drawn(
  checkIns: readonly OwnCheckIn[],
  locale: 'en' | 'zh-CN' = 'en',
): Promise<string> {
  const page = {
    locale,
    say: (key: Parameters<typeof sayText>[1], params = {}) => sayText(locale, key, 0, params),
    moment: String,
  };
  const own = { checkIns, person: { timeZone: 'Asia/Shanghai' } };
  return String(await html`${chart(page, own as never)}`);
}

const count = (svg: string, tag: string) => svg.split(`<${tag} `).length - 1;

describe('the picture of an officer’s days', () => {
  it('has a dot and a bar for each day with an answer, and nothing between', async () => {
    const svg = await drawn([
      at('03-01'),
      at('03-05', { mood: 5 }),
      at('03-09', { sleepHours: null }),
    ]);
    expect([count(svg, 'circle'), count(svg, 'rect')]).toEqual([3, 2]);
    expect(svg).toContain('from March 1 to March 9');
    expect(await drawn([at('03-01'), at('03-05')], 'zh-CN')).toContain('3月1日到3月5日');
  });

  it('leaves out what was never answered or was taken back, and is none of a single day', async () => {
    const none = { mood: null, sleepHours: null, answeredAt: null };
    const svg = await drawn([at('03-01'), at('03-03', none), at('03-09')]);
    expect([count(svg, 'circle'), count(svg, 'rect')]).toEqual([2, 2]);
    expect([await drawn([at('03-01')]), await drawn([]), await drawn([at('03-03', none)])]).toEqual(
      ['', '', ''],
    );
  });

  it('marks night shifts, and says so only where there are any', async () => {
    const svg = await drawn([at('03-01'), at('03-02', { shift: 'night' })]);
    expect(svg).toContain('circle class="night"');
    expect(svg).toContain('Hollow');
    expect(await drawn([at('03-01'), at('03-02')])).not.toContain('Hollow');
  });

  it('keeps within its frame, and goes back sixty days at most', async () => {
    const days = Array.from({ length: 120 }, (_, n) => {
      const day = new Date(Date.parse('2026-01-01') + n * 86_400_000).toISOString().slice(5, 10);
      return at(day, { mood: (n % 5) + 1, sleepHours: 3 + (n % 6) });
    });
    const svg = await drawn(days);
    expect(count(svg, 'circle')).toBe(60);
    const places = [...svg.matchAll(/c?[xy]="(-?[\d.]+)"/g)].map(([, place]) => Number(place));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThanOrEqual(480);
  });
});
