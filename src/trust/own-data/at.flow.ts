// What is kept about whoever is at an address, for themselves: they need no one in charge for it.

import { openPersonAt } from '../../../db/people.ts';
import type { Address } from '../../core/message.ts';
import { fileOf, type OwnFile } from './forms.ts';
import { gatherOwnData, type OwnDataTools } from './gather.flow.ts';
import type { Form } from './own-data.ts';

/** @returns undefined when nobody is there, or no longer. @throws RetryLater */
export async function ownDataAt(
  tools: OwnDataTools,
  address: Address,
  form: Form,
): Promise<OwnFile | undefined> {
  const addressKey = tools.keys.addressKey(address);
  const personId = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    openPersonAt(db, addressKey),
  );
  return personId === undefined ? undefined : ownFile(tools, personId, form, 'person');
}

/** In the person's own language. An opening. */
export async function ownFile(
  tools: OwnDataTools,
  personId: string,
  form: Form,
  actor: string,
): Promise<OwnFile> {
  const own = await gatherOwnData(tools, personId, { actor, form });
  return fileOf(own, form, own.person?.locale ?? 'en');
}
