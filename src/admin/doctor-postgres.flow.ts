// The doctor's look at the server itself.

import { lastBackupAt } from '../../db/backup/made.ts';
import { connectionsFor } from '../../db/connections.ts';
import { connectionRoom, serverMajor } from '../../db/inspect.ts';
import { schemaPlace } from '../../db/schema-place.ts';
import type { Tools } from '../outbox/tools.ts';
import {
  BACKUP_DAYS,
  backupFinding,
  connectionsFinding,
  type Finding,
  failure,
  fine,
  postgresFinding,
  warning,
} from './doctor.ts';

type Look = Pick<Tools, 'pools'>;

export async function postgres({ pools }: Look): Promise<Finding> {
  return postgresFinding(await pools.officer.transact('wl_bot', ({ db }) => serverMajor(db)));
}

export async function migrations({ pools }: Look): Promise<Finding> {
  const place = await pools.station.transact('wl_admin', ({ db }) => schemaPlace(db));
  if (place === 'ours') return fine('migrations up to date');
  if (place === 'ahead')
    return warning('a newer Warmline was here and only added: upgrade this one');
  return failure('migrations of another version');
}

export async function backups({ pools, clock }: Pick<Tools, 'pools' | 'clock'>): Promise<Finding> {
  const now = clock();
  const since = new Date(now.getTime() - BACKUP_DAYS * 86_400_000);
  const last = await pools.officer.transact('wl_auditor', ({ db }) => lastBackupAt(db, since));
  return backupFinding(last);
}

/** @param setting DATABASE_CONNECTIONS */
export async function connections({ pools }: Look, setting: number): Promise<Finding> {
  const room = await pools.officer.transact('wl_bot', ({ db }) => connectionRoom(db));
  return connectionsFinding(room, connectionsFor(setting).most);
}
