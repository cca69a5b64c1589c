import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type AuditLine, exportAudit } from '../../../src/trust/audit/export.flow.ts';
import { logEvents } from '../../../src/trust/audit/log.flow.ts';
import { EMPTY, grown, leafHash, rootOf } from '../../../src/trust/audit/tree/tree.ts';
import { openLedger } from './ledger.ts';

const { tools, append } = await openLedger();

async function exported(): Promise<AuditLine[]> {
  const lines: AuditLine[] = [];
  await exportAudit(tools, (line) => void lines.push(line), 'auditor:1');
  return lines;
}

describe('the exported audit log', () => {
  it('is enough to verify every checkpoint offline', async () => {
    for (const count of [3, 5]) {
      await append(count);
      await logEvents(tools);
    }
    let tree = EMPTY;
    let publicKey: ReturnType<typeof createPublicKey> | undefined;
    let checked = 0;
    for (const line of await exported()) {
      if (line.kind === 'log')
        publicKey = createPublicKey({
          key: Buffer.from(line.publicKey, 'base64'),
          format: 'der',
          type: 'spki',
        });
      if (line.kind === 'leaf') tree = grown(tree, [leafHash(line.entry ?? '')]);
      if (line.kind !== 'checkpoint' || publicKey === undefined) continue;
      const [body = '', signature = ''] = line.note.split('\n\n');
      const bytes = Buffer.from(signature.trim().split(' ').at(-1) ?? '', 'base64').subarray(4);
      expect(verify(undefined, Buffer.from(`${body}\n`), publicKey, bytes)).toBe(true);
      expect(body.split('\n').slice(1, 3)).toEqual([String(tree.size), rootOf(tree)]);
      checked += 1;
    }
    expect(checked).toBe(2);
  });

  it('is itself an opening that the log records', async () => {
    await logEvents(tools);
    const entries = (await exported()).flatMap((line) => (line.kind === 'leaf' ? line.entry : []));
    expect(entries.filter((entry) => entry?.includes('audit-exported'))).toHaveLength(1);
  });
});
