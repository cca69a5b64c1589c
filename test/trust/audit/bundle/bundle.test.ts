import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Expected } from '../../../../src/trust/audit/bundle/conclude.ts';
import type { BundleLine } from '../../../../src/trust/audit/bundle/line.ts';
import { verifyBundle } from '../../../../src/trust/audit/bundle/verify.flow.ts';
import { type Stretch, writeBundle } from '../../../../src/trust/audit/bundle/write.flow.ts';
import { openCheckpoint } from '../../../../src/trust/audit/checkpoint.ts';
import { logKey } from '../../../../src/trust/audit/kept.flow.ts';
import { logEvents } from '../../../../src/trust/audit/log.flow.ts';
import { tendLog } from '../../../../src/trust/audit/tend.flow.ts';
import { openLedger } from '../ledger.ts';

const BATCHES = [3, 1, 8, 5, 2, 13];
const SIZE = BATCHES.reduce((sum, n) => sum + n, 0);
const NOBODY: Expected = { policy: { witnesses: [], atLeast: 0 }, kept: [] };

const { tools, owner, log, append, clear, moveTo } = await openLedger();
const key = logKey(tools.keys);
const path = join(tmpdir(), `bundle-${randomUUID()}`);
afterAll(() => rm(path, { force: true }));

async function bundle(stretch: Stretch = {}): Promise<BundleLine[]> {
  const lines: BundleLine[] = [];
  const written = await writeBundle(tools, stretch, (line) => void lines.push(line), 'auditor:1');
  expect(written.kind).toBe('written');
  return lines;
}

async function verdictOn(lines: readonly (BundleLine | string)[], expected = NOBODY) {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  await writeFile(path, texts.map((text) => `${text}\n`).join(''));
  return verifyBundle(path, key, expected);
}

/** The checkpoint over so many records, as the reader of an earlier bundle has it. */
async function kept(size: number) {
  const [row] = await owner`select note from ledger.audit_checkpoints where size = ${size}`;
  const note = openCheckpoint(key, String(row?.['note']));
  if (note === undefined) throw new Error('no such checkpoint');
  return note;
}

describe('a bundle', () => {
  beforeAll(async () => {
    await clear();
    await log(...BATCHES);
  });

  it('of the whole log verifies with the public key alone', async () => {
    const verdict = await verdictOn(await bundle());
    expect(verdict).toMatchObject({ kind: 'ok', from: 0, to: SIZE, pruned: 0 });
  });

  it('is an opening that the log records', async () => {
    const before = await owner`select 1 from ledger.audit_events where action = 'audit-exported'`;
    await bundle({ from: 4, to: 6 });
    const after = await owner`
      select actor, detail from ledger.audit_events where action = 'audit-exported' order by id`;
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toEqual({ actor: 'auditor:1', detail: { from: 4, to: 6 } });
  });

  it.each([
    [{ from: 4 }, 4, SIZE],
    [{ from: 5, to: 6 }, 4, 12],
    [{ to: 1 }, 0, 3],
    [{ from: 12, to: 17 }, 12, 17],
  ])('of %j is widened to checkpoints, and verifies', async (stretch, from, to) => {
    expect(await verdictOn(await bundle(stretch))).toMatchObject({ kind: 'ok', from, to });
  });

  it('shows how the log grew from a checkpoint that the reader kept', async () => {
    for (const size of [3, 4, 12, 17, 19, SIZE]) {
      const expected = { ...NOBODY, kept: [await kept(size)] };
      for (const stretch of [{}, { from: 5, to: 6 }, { from: 18 }]) {
        const lines = await bundle({ ...stretch, since: size });
        expect(await verdictOn(lines, expected)).toMatchObject({ kind: 'ok' });
      }
    }
    const unshown = { ...NOBODY, kept: [await kept(3)] };
    expect(await verdictOn(await bundle({ from: 18 }), unshown)).toMatchObject({
      why: 'proof-missing',
    });
  });

  it('does not agree with a kept checkpoint of another history', async () => {
    const mine = await kept(12);
    const root = (await kept(4)).root;
    const other = { ...NOBODY, kept: [{ ...mine, root }] };
    expect(await verdictOn(await bundle(), other)).toMatchObject({ why: 'checkpoint-changed' });
    expect(await verdictOn(await bundle({ from: 18, since: 12 }), other)).toMatchObject({
      why: 'checkpoint-changed',
    });
    const longer = { ...NOBODY, kept: [{ ...mine, size: 99 }] };
    expect(await verdictOn(await bundle(), longer)).toMatchObject({ why: 'cut-short', size: 99 });
  });

  it('is refused for records or checkpoints that are not there', async () => {
    const none = () => undefined;
    for (const stretch of [{ from: SIZE + 90 }, { to: SIZE + 90 }, { from: 5, to: 5 }])
      expect(await writeBundle(tools, stretch, none)).toEqual({ kind: 'no-such-records' });
    expect(await writeBundle(tools, { since: 5 }, none)).toEqual({ kind: 'no-such-checkpoint' });
  });

  it('proves nothing that is not so, whichever line is changed, moved, doubled or left out', async () => {
    const lines = await bundle({ from: 4, to: 19, since: 3 });
    expect(await verdictOn(lines)).toMatchObject({ kind: 'ok', from: 4, to: 19 });
    const texts = lines.map((line) => JSON.stringify(line));
    const change = fc.record({
      at: fc.nat({ max: lines.length - 1 }),
      how: fc.constantFrom('leave-out', 'double', 'swap', 'letter', 'cut'),
      letter: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, how, letter }) => {
        const changed = altered(texts, at, how, letter);
        const verdict = await verdictOn(changed);
        // A spare checkpoint or the order of the last lines may differ; the records may not.
        if (verdict.kind === 'ok') {
          expect(verdict).toMatchObject({ from: 4, to: 19 });
          expect(await kept(verdict.newest.size)).toMatchObject({ root: verdict.newest.root });
          expect(changed.filter(isRecord)).toEqual(texts.filter(isRecord));
        }
        if (how === 'cut' || (how !== 'swap' && isRecord(texts[at] ?? '')))
          expect(verdict.kind === 'ok').toBe(changed.join() === texts.join());
      }),
      { numRuns: 200 },
    );
  });
});

function isRecord(text: string): boolean {
  return text.startsWith('{"kind":"event"');
}

function altered(texts: readonly string[], at: number, how: string, letter: number): string[] {
  const line = texts[at] ?? '';
  switch (how) {
    case 'leave-out':
      return texts.toSpliced(at, 1);
    case 'double':
      return texts.toSpliced(at, 0, line);
    case 'swap':
      return texts.toSpliced(at, 2, texts[at + 1] ?? '', line);
    case 'cut':
      return texts.slice(0, at);
    default: {
      const place = letter % line.length;
      const other = line[place] === '7' ? '8' : '7';
      return texts.toSpliced(at, 1, line.slice(0, place) + other + line.slice(place + 1));
    }
  }
}

describe('a bundle with records whose time was up', () => {
  it('holds their hashes, says how many, and needs the signed note of it', async () => {
    await clear();
    moveTo(new Date('2023-01-30T10:00:00Z'));
    await append(6);
    await logEvents(tools);
    moveTo(new Date('2026-03-02T09:00:00Z'));
    await append(4);
    await logEvents(tools);
    await tendLog(tools);
    const lines = await bundle();
    expect(await verdictOn(lines)).toMatchObject({ kind: 'ok', pruned: 6 });
    const without = lines.filter(({ kind }) => kind !== 'pruned');
    expect(await verdictOn(without)).toMatchObject({ why: 'event-missing', leaf: 0 });
    const forged = lines.map((line) =>
      line.kind === 'pruned'
        ? { ...line, note: line.note.replace('leaves 0-5', 'leaves 0-7') }
        : line,
    );
    expect(await verdictOn(forged)).toMatchObject({ why: 'prune-wrong' });
    expect(await readFile(path, 'utf8')).toContain('leaves 0-7');
  });
});
