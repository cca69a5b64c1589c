// What is kept about a person, for that person: all of it in plain words, or none of it. Without
// keys, and without the address: that leaves only for its channel.

import { alarmsOf } from '../../../db/alarms.ts';
import { appointmentsOf } from '../../../db/appointments.ts';
import { appendAudit, eventsAbout } from '../../../db/audit.ts';
import { untoldGlass } from '../../../db/break-glass.ts';
import { checkInsOf } from '../../../db/checkins.ts';
import type { Db } from '../../../db/client.ts';
import { consentHistory } from '../../../db/consents.ts';
import { monthsCounting } from '../../../db/figures.ts';
import { flagsOf, readsOf } from '../../../db/flags.ts';
import { casesOfPerson } from '../../../db/hotline.ts';
import { kudosOf } from '../../../db/kudos.ts';
import { ladderFormsOf } from '../../../db/ladder-forms.ts';
import { assessmentsOf, type Message, messagesOf, messagesOfCase } from '../../../db/listening.ts';
import { phraseMadeAt } from '../../../db/moving.ts';
import { addressOf, personById } from '../../../db/people.ts';
import { problemsOf } from '../../../db/problems.ts';
import { planOfPerson } from '../../../db/safety-plans.ts';
import { runsOf, scalesById } from '../../../db/scales.ts';
import { cardOf } from '../../../db/sealed-cards.ts';
import { signupsOf } from '../../../db/signups.ts';
import { squadsOf, unitById } from '../../../db/units.ts';
import { webLinesOf } from '../../../db/web.ts';
import { keptLine } from '../../core/web-inbox.flow.ts';
import { unseal } from '../../ops/keys.ts';
import type { Tools } from '../../outbox/tools.ts';
import { wordingHashed } from '../wordings.ts';
import { ladderForm, safetyPlan } from './of-case.flow.ts';
import type { Form, OwnData, OwnPerson } from './own-data.ts';
import { handedBy, kudosFor, signupsFor, toldOf } from './told.flow.ts';
import { without } from './without.ts';

const OPENED = 'own-data-exported';

export type OwnDataTools = Pick<Tools, 'pools' | 'keys' | 'clock'>;

/** An opening: one record. `actor` is `person`, or who was asked to do it. */
export async function gatherOwnData(
  tools: OwnDataTools,
  personId: string,
  {
    actor = 'program',
    form = 'json',
  }: { readonly actor?: string; readonly form?: Form | 'all' } = {},
): Promise<OwnData> {
  const at = tools.clock();
  const own = await tools.pools.officer.transact('wl_bot', async (tx) => {
    const found = await ownRows(tx.db, personId);
    appendAudit(tx, [
      { at, actor, action: OPENED, subject: `person:${personId}`, detail: { form } },
    ]);
    return found;
  });
  const { person, door, cases, flags, problems, messages, lines, ...rest } = own;
  const key = door && tools.keys.open(door.wrapped, personId);
  const caseKeys = new Map(cases.map(({ id, wrapped }) => [id, tools.keys.open(wrapped, id)]));
  const wordsOf = ({ id, caseId, sealed }: Message) => {
    const under = caseId === null ? key : (caseKeys.get(caseId) ?? key);
    return under && unseal(under, sealed, id).toString();
  };
  const reads = await readsByFlag(
    tools,
    flags.map(({ id }) => id),
  );
  return {
    exportedAt: at,
    person: person && { ...person, channel: door?.channel },
    consents: rest.consents.map((consent) => ({
      ...without(consent, 'id', 'personId'),
      wordingShown: wordingHashed(consent.scope, consent.wording)?.text,
    })),
    checkIns: rest.checkIns.map((checkIn) => without(checkIn, 'personId')),
    scaleRuns: rest.scaleRuns.map((run) => without(run, 'personId')),
    scales: rest.scales.map(({ id, questionnaire, scoring }) => ({ id, questionnaire, scoring })),
    messages: messages.map((message) => ({
      id: message.id,
      author: message.author,
      at: message.at,
      keepUntil: message.keepUntil ?? undefined,
      caseId: message.caseId ?? undefined,
      words: wordsOf(message),
    })),
    assessments: rest.assessments.map((assessment) => without(assessment, 'personId')),
    alarms: rest.alarms,
    cases: cases.map((one) => without(one, 'wrapped', 'wrappedBy', 'personId', 'ringRound')),
    // Which parts and since when: what is in them, no program of ours can read alone.
    sealedCard: rest.sealedCard,
    safetyPlan: rest.safetyPlan && safetyPlan(tools.keys, rest.safetyPlan),
    ladderForms: rest.ladderForms.map((one) => ladderForm(tools.keys, one)),
    flags: flags.map((flag) => ({
      ...without(flag, 'sealed', 'personId'),
      words: key && unseal(key, flag.sealed, flag.id).toString(),
      reads: reads.get(flag.id) ?? [],
    })),
    appointments: rest.appointments.map((one) => without(one, 'personId')),
    problems: toldOf(problems, key),
    activities: signupsFor(rest.signups, key),
    kudos: kudosFor(rest.kudos, key),
    lines: key ? lines.map((line) => ({ at: line.at, text: keptLine(key, line).text })) : [],
    countedIn: rest.countedIn,
    openings: await openings(
      tools,
      [
        `person:${personId}`,
        ...cases.map(({ id }) => `case:${id}`),
        ...flags.map(({ id }) => `flag:${id}`),
        ...rest.appointments.map(({ id }) => `appointment:${id}`),
        ...problems.map(({ id }) => `request:${id}`),
        ...rest.signups.flatMap(handedBy),
        ...rest.kudos.map(({ id }) => `handed:${id}`),
      ],
      rest.untold,
    ),
  };
}

async function ownRows(db: Db, personId: string) {
  const cases = await casesOfPerson(db, personId);
  const talks = await Promise.all(cases.map(({ id }) => messagesOfCase(db, id)));
  const alone = (await messagesOf(db, personId)).filter(({ caseId }) => caseId === null);
  const scaleRuns = await runsOf(db, personId);
  return {
    person: await namedPerson(db, personId),
    cases,
    door: await addressOf(db, personId),
    consents: await consentHistory(db, personId),
    checkIns: await checkInsOf(db, personId),
    scaleRuns,
    scales: await scalesById(db, [...new Set(scaleRuns.map(({ scaleId }) => scaleId))]),
    messages: [...alone, ...talks.flat()].sort((one, other) => +one.at - +other.at),
    assessments: await assessmentsOf(db, personId),
    alarms: await alarmsOf(db, personId),
    flags: await flagsOf(db, personId),
    appointments: await appointmentsOf(db, personId),
    problems: await problemsOf(db, personId),
    signups: await signupsOf(db, personId),
    kudos: await kudosOf(db, personId),
    lines: await webLinesOf(db, personId),
    countedIn: await monthsCounting(db, personId),
    sealedCard: await cardOf(db, personId),
    safetyPlan: await planOfPerson(db, personId),
    ladderForms: await ladderFormsOf(db, personId),
    // Of these the officer is told at the date that is on record.
    untold: await untoldGlass(
      db,
      cases.map(({ id }) => id),
    ),
  };
}

async function namedPerson(
  db: Db,
  personId: string,
): Promise<Omit<OwnPerson, 'channel'> | undefined> {
  const person = await personById(db, personId);
  if (person === undefined) return undefined;
  const { unitId, squadId } = person;
  const unit = unitId === null ? undefined : await unitById(db, unitId);
  const squads = unitId === null ? [] : await squadsOf(db, unitId);
  const squad = squads.find(({ id }) => id === squadId)?.name;
  const phraseSince = await phraseMadeAt(db, personId);
  const series = person.dialogue.incidents ?? [];
  return { ...person, unit: unit?.name, squad, phraseSince, series };
}

/** Reads happen in the station's world: asked there, by the flags' ids alone. */
async function readsByFlag({ pools }: OwnDataTools, flagIds: readonly string[]) {
  return pools.station.transact('wl_registrar', async ({ db }) => {
    const reads = new Map<string, { readonly staffId: string; readonly at: Date }[]>();
    for (const id of flagIds)
      reads.set(
        id,
        (await readsOf(db, id)).map(({ staffId, at }) => ({ staffId, at })),
      );
    return reads;
  });
}

/** Who looked, and what was done by whom: what the audit log holds about this person. */
async function openings(
  { pools }: OwnDataTools,
  subjects: readonly string[],
  untold: readonly string[],
) {
  const events = await pools.officer.transact('wl_auditor', ({ db }) => eventsAbout(db, subjects));
  return events
    .filter(({ actor, action }) => actor.includes(':') || action === OPENED)
    .filter(({ detail }) => !untold.includes(String(detail['opening'])));
}
