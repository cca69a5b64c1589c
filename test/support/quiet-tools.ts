// Tools where nobody is on call, nothing is logged and no model is asked.

import { randomUUIDv7 } from 'node:crypto';
import { assemble } from '../../src/assemble.ts';
import { openLog } from '../../src/ops/log.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { testGlass } from './template.ts';

export const SETTINGS: Tools['settings'] = {
  region: 'CN',
  timeZone: 'Asia/Shanghai',
  publicUrl: 'http://localhost:8080',
  staffChats: [],
  staffLocale: 'en',
  spoolFolder: '',
};

type Given = Pick<Tools, 'pools' | 'keys' | 'clock'> & {
  readonly channels?: Parameters<typeof assemble>[0]['channels'];
};

export function quietTools({ channels = new Map(), ...given }: Given): Tools {
  return assemble({
    ...given,
    glass: testGlass(),
    newId: () => randomUUIDv7(),
    log: openLog('silent'),
    channels,
    desk: { showMessage: async () => undefined, showQueue: async () => undefined },
    llm: undefined,
    settings: SETTINGS,
  });
}
