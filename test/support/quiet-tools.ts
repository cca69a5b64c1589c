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
  readonly desk?: Tools['desk'];
};

const NOBODY: Tools['desk'] = {
  showMessage: async () => undefined,
  showQueue: async () => undefined,
};

export function quietTools({ channels = new Map(), desk = NOBODY, ...given }: Given): Tools {
  return assemble({
    ...given,
    glass: testGlass(),
    newId: () => randomUUIDv7(),
    log: openLog('silent'),
    channels,
    desk,
    llm: undefined,
    settings: SETTINGS,
  });
}
