// Where the log stands, for whoever wants to hold us to it: the key to note down, the newest
// checkpoint, and who cosigned.

import { lastCheckpoint } from '../../../db/audit-log.ts';
import {
  activeWitnesses,
  type Cosignature,
  cosignaturesOf,
  newestCosignedSize,
} from '../../../db/audit-witness.ts';
import type { Checkpoint } from './checkpoint.ts';
import { vkeyText } from './format/key.ts';
import { logKey } from './kept.flow.ts';
import type { LogTools } from './log.flow.ts';

export type Standing = {
  /** As signed notes write it. */
  readonly key: string;
  readonly newest: Checkpoint | undefined;
  /** Lines under the newest checkpoint that anyone cosigned, which may be an older one. */
  readonly cosigned: readonly Cosignature[];
  /** Names of who may cosign. */
  readonly witnesses: readonly string[];
};

export async function standingOf({ pools, keys }: LogTools): Promise<Standing> {
  return pools.officer.transact('wl_auditor', async ({ db }) => {
    const size = await newestCosignedSize(db);
    return {
      key: vkeyText(logKey(keys)),
      newest: await lastCheckpoint(db),
      cosigned: size === undefined ? [] : await cosignaturesOf(db, [size]),
      witnesses: (await activeWitnesses(db)).map(({ name }) => name),
    };
  });
}
