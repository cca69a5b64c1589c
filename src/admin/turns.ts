// A rotation as people write it: `08:00-20:00 20:00-08:00 off off`.

import { minuteIn } from '../checkins/when/list.ts';
import type { Pattern, Turn } from '../checkins/when/roster.ts';

/** Absent when a part is neither a span nor a day off. */
export function turnsIn(text: string): Pattern['turns'] | undefined {
  const parts = text
    .normalize('NFKC')
    .trim()
    .split(/[\s,;、，；]+/)
    .filter((part) => part !== '');
  const turns = parts.map(turnIn);
  const known = turns.filter((turn) => turn !== undefined);
  return known.length === turns.length && known.length > 0 ? known : undefined;
}

function turnIn(text: string): Turn | null | undefined {
  if (/^(off|休|休息)$/i.test(text)) return null;
  const [from = '', to = '', ...more] = text.split(/[-–—~]/);
  const [fromMin, toMin] = [minuteIn(from), minuteIn(to)];
  const isSpan = fromMin !== undefined && toMin !== undefined && more.length === 0;
  return isSpan ? { fromMin, toMin } : undefined;
}

/** As it can be written again. */
export function turnsText({ turns }: Pattern, off: string): string {
  return turns
    .map((turn) => (turn === null ? off : `${clock(turn.fromMin)}-${clock(turn.toMin)}`))
    .join(' ');
}

function clock(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
