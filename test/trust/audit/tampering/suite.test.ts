import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../../src/trust/audit/verify.flow.ts';
import { openLedger } from '../ledger.ts';
import { openTampered } from './log.ts';
import { anyTampering, tamperWith } from './suite.ts';

const tampered = await openTampered(await openLedger());

// `npm run bench -- audit` does the same a thousand times.
describe('whatever a superuser does to the log', () => {
  it('is found, and the first bad record named', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyTampering, async (chosen) => {
        const { isNamed, verdict } = await tamperWith(tampered, chosen);
        expect(isNamed, `${chosen.kind}: ${JSON.stringify(verdict)}`).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('leaves nothing to find once it is put back', async () => {
    await tampered.restore();
    expect(await verifyAudit(tampered.ledger.tools)).toMatchObject({ kind: 'ok' });
  });
});
