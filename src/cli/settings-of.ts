// The environment, as flows see it.

import { join } from 'node:path';
import type { Address } from '../core/message.ts';
import type { Config } from '../ops/config.ts';
import type { Settings } from '../outbox/tools.ts';

export function settingsOf(config: Config, localUrl: string): Settings {
  const staffChats: Address[] = [];
  if (config.TELEGRAM_STAFF_CHAT !== undefined)
    staffChats.push({ channel: 'telegram', id: config.TELEGRAM_STAFF_CHAT });
  if (config.SLACK_STAFF_CHANNEL !== undefined)
    staffChats.push({ channel: 'slack', id: config.SLACK_STAFF_CHANNEL });
  return {
    region: config.REGION,
    timeZone: config.TIME_ZONE,
    publicUrl: config.PUBLIC_URL ?? localUrl,
    staffLocale: config.STAFF_LOCALE,
    staffChats,
    ...(config.FEED_ORIGINS && { feedOrigins: config.FEED_ORIGINS }),
    spoolFolder: join(config.DATA_FOLDER, 'spool'),
  };
}

/** Not for a throwaway database: its checkpoints would contradict the real one's. */
export function checkpointFile({ DATA_FOLDER }: Config, installation: string): string {
  return join(DATA_FOLDER, `checkpoints-${installation}`);
}

/** Apart from the database, and to be kept apart from its backups: see the README. */
export function goneFile({ DATA_FOLDER }: Config, installation: string): string {
  return join(DATA_FOLDER, `gone-${installation}`);
}

// Not an IP address: passkeys are for names, and a browser takes this one for safe without https.
const LOCAL_HOSTS = new Set(['127.0.0.1', '0.0.0.0', '::', '::1']);

/** Where the pages are for somebody at this machine. */
export function localUrl(host: string, port: number): string {
  const name = LOCAL_HOSTS.has(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
