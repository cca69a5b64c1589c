// A one-time link to one's own data, on whatever channel it was asked: the data itself goes to no
// platform, only from our own page to the browser that opens it.

import { putOwnDataLink } from '../../../db/own-data-links.ts';
import type { EffectOf } from '../../core/effect.ts';
import { sendOneTimeLink } from '../../core/one-time-link.flow.ts';
import type { Tools } from '../../outbox/tools.ts';

export async function sendOwnDataLink(
  { personId }: EffectOf<'own-data-link.v1'>,
  id: string,
  tools: Tools,
): Promise<void> {
  await sendOneTimeLink(
    tools,
    { personId, id },
    {
      minutes: 15,
      action: 'own-data-link-made',
      key: 'own-data-link',
      path: '/own-data#',
      put: putOwnDataLink,
    },
  );
}
