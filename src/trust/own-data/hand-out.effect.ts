// What one is given of one's own data. A one-time link, on whatever channel it was asked: the data
// itself goes only from our own page to the browser that opens it. One's own days as a picture,
// where one is: drawn when it is sent, and kept nowhere by us; where a picture cannot go or there
// is nothing to draw yet, the link comes instead.

import { appendAudit } from '../../../db/audit.ts';
import { answersSince } from '../../../db/checkins.ts';
import { consentsOf } from '../../../db/consents.ts';
import { putOwnDataLink } from '../../../db/own-data-links.ts';
import { addressOf, personById } from '../../../db/people.ts';
import type { EffectOf } from '../../core/effect.ts';
import { sendOneTimeLink } from '../../core/one-time-link.flow.ts';
import { send } from '../../core/say.effect.ts';
import { GiveUp } from '../../ops/errors.ts';
import { drawPng, PICTURE_FONT } from '../../ops/picture.ts';
import type { Tools } from '../../outbox/tools.ts';
import { mayUse } from '../consent.ts';
import { consentsIn } from '../standing-consents.ts';
import { drawn } from './chart.ts';
import { pictureSvg, pictureText } from './picture.ts';

const DAYS_BACK = 400;
const DAY_MS = 86_400_000;

export async function sendOwnDataLink(
  { personId }: Pick<EffectOf<'own-data-link.v1'>, 'personId'>,
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

export async function sendOwnPicture(
  effect: EffectOf<'own-picture.v1'>,
  id: string,
  tools: Tools,
): Promise<void> {
  const { personId } = effect;
  const found = await daysOfPerson(personId, tools);
  if (found === undefined) return; // erased or taken back while this waited
  const { door, locale, days } = found;
  const png = days && (await drawPng(await pictureSvg(days, PICTURE_FONT)));
  if (days === undefined || png === undefined) return sendOwnDataLink(effect, id, tools);
  const text = pictureText(days, locale);
  try {
    await send(tools, door, personId, { id, text, picture: png });
  } catch (error) {
    // A platform that takes no picture from us, such as one whose leave is missing.
    if (error instanceof GiveUp) return sendOwnDataLink(effect, id, tools);
    throw error;
  }
}

async function daysOfPerson(personId: string, { pools, clock }: Tools) {
  const at = clock();
  return pools.officer.transact('wl_bot', async (tx) => {
    const [door, person, consents] = await Promise.all([
      addressOf(tx.db, personId),
      personById(tx.db, personId),
      consentsOf(tx.db, personId),
    ]);
    if (door === undefined || person === undefined) return undefined;
    if (!mayUse('scores', consentsIn(consents))) return undefined;
    const since = new Date(at.getTime() - DAYS_BACK * DAY_MS);
    const answers = await answersSince(tx.db, personId, since);
    const { locale, timeZone } = person;
    const days = drawn({ answers, timeZone }, locale);
    const subject = `person:${personId}`;
    const detail = { form: 'picture' };
    if (days !== undefined)
      appendAudit(tx, [{ at, actor: 'person', action: 'own-data-exported', subject, detail }]);
    return { door, locale, days };
  });
}
