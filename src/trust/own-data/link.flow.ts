// What a one-time link opens: every form at once, and then nothing any more.

import { takeOwnDataLink } from '../../../db/own-data-links.ts';
import { fileOf, type OwnFile } from './forms.ts';
import { gatherOwnData, type OwnDataTools } from './gather.flow.ts';
import { FORMS } from './own-data.ts';

/** @returns undefined for a link that was used, is too old, or never was. @throws RetryLater */
export async function openOwnDataLink(
  tools: OwnDataTools,
  token: string,
): Promise<OwnFile[] | undefined> {
  const tokenKey = tools.keys.tokenKey(token);
  const personId = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    takeOwnDataLink(db, tokenKey, tools.clock()),
  );
  if (personId === undefined) return undefined;
  const own = await gatherOwnData(tools, personId, { actor: 'person', form: 'all' });
  const locale = own.person?.locale ?? 'en';
  return Promise.all(FORMS.map((form) => fileOf(own, form, locale)));
}
