// An incident marked by a sentence: read, shown, and done at the yes. The yes carries what was
// shown, and a second press of it does nothing.

import { createHash, randomBytes } from 'node:crypto';
import type { Staff } from '../../db/staff.ts';
import { hoursAfter, SERIES } from '../checkins/incident/series.ts';
import { localOf } from '../checkins/when/zone.ts';
import type { Say } from '../core/effect.ts';
import { momentOf } from '../core/moment.ts';
import type { Locale } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import { affectedCount, SMALL_GROUP } from './affected.flow.ts';
import { momentIn } from './incident.ts';
import { markFromForm } from './incident-form.flow.ts';
import { type IncidentRead, readIncident, readMixed } from './incident-sentence.ts';
import type { IncidentTap } from './incident-tap.ts';
import { type IncidentTools, incidentPlaces, type Marker, moveIncident } from './incidents.flow.ts';
import { scheduleByReads } from './schedule-by-chat.flow.ts';
import { peopleWords, reasonWords, targetWords } from './schedule-words.ts';

type ChatTools = IncidentTools & Pick<Tools, 'settings'>;
type Member = Pick<Staff, 'id' | 'role' | 'unitId'>;
type By = { readonly member: Member; readonly locale: Locale };
type Clear = Extract<IncidentRead, { readonly kind: 'incident' }>;

const MINUTE_MS = 60_000;
const PROGRAM: Marker = { id: 'program', role: 'admin', unitId: undefined };

/** Whether it is about an incident at all, clear or not. */
export async function isOfIncident(tools: ChatTools, sentence: string): Promise<boolean> {
  return readIncident(sentence, await placesOf(tools, PROGRAM), tools.clock()) !== undefined;
}

/** Absent where the sentence is about no incident. */
export async function incidentBySentence(
  tools: ChatTools,
  sentence: string,
  by: By,
): Promise<Say | undefined> {
  const places = await placesOf(tools, markerOf(by.member));
  const read = readIncident(sentence, places, tools.clock());
  return read && shown(tools, read, { ...by, places });
}

/** Both are shown, each with a yes of its own; absent where it is not both, or cannot be told. */
export async function mixedBySentence(
  tools: ChatTools,
  sentence: string,
  by: By,
): Promise<readonly Say[] | undefined> {
  const places = await placesOf(tools, markerOf(by.member));
  const mixed = readMixed(sentence, places, tools.clock());
  if (mixed === undefined) return undefined;
  const incident = await shown(tools, mixed.incident, { ...by, places });
  if (mixed.incident.kind === 'unclear') return [incident];
  const { member, locale } = by;
  const actor = `admin:${member.id}`;
  return [incident, ...(await scheduleByReads(tools, mixed.changes, { actor, locale }))];
}

async function shown(
  tools: ChatTools,
  read: IncidentRead,
  { locale, places }: By & { readonly places: readonly IncidentPlace[] },
): Promise<Say> {
  if (read.kind === 'incident')
    return preview(tools, read, { locale, timeZone: zoneOf(places, read.form.unitId) });
  const reason = reasonWords(read.reason, read, locale);
  return { key: 'schedule-not-understood', params: { reason } };
}

async function preview(
  tools: ChatTools,
  { form, target }: Clear,
  where: { readonly locale: Locale; readonly timeZone: string },
): Promise<Say> {
  const { locale, timeZone } = where;
  const happenedAt = momentIn(form.local, timeZone) ?? tools.clock();
  const [squadId] = form.squadIds;
  const people = await affectedCount(tools, form.unitId, squadId);
  const shown = (at: Date) => momentOf(at, { locale, timeZone });
  const ahead = SERIES.steps
    .map(({ afterHours }) => hoursAfter(happenedAt, afterHours))
    .filter((at) => at > tools.clock());
  const minute = Math.floor(happenedAt.getTime() / MINUTE_MS).toString(36);
  const nonce = randomBytes(3).toString('hex');
  return {
    key: 'incident-diff',
    params: {
      unit: targetWords(target, locale),
      when: shown(happenedAt),
      people: peopleWords(people, SMALL_GROUP, locale),
      times: ahead.map(shown).join('\n'),
    },
    buttons: [
      { id: `mark-yes:${squadId ?? form.unitId}:${minute}:${nonce}`, label: 'confirm' },
      { id: 'mark-no', label: 'cancel' },
    ],
  };
}

export async function incidentByTap(
  tools: ChatTools,
  tap: IncidentTap,
  { member, locale }: By,
): Promise<Say> {
  const marker = markerOf(member);
  if (tap.kind === 'mark-no') return { key: 'schedule-cancelled' };
  if (tap.kind === 'mark-undo') {
    const { kind } = await moveIncident(tools, marker, tap.incidentId, 'off');
    return { key: kind === 'done' ? 'incident-undone' : 'incident-stale' };
  }
  const places = await placesOf(tools, marker);
  const place = places.find(
    ({ id, squads }) => id === tap.placeId || squads.some((squad) => squad.id === tap.placeId),
  );
  if (place === undefined) return { key: 'incident-stale' };
  const squad = place.squads.find(({ id }) => id === tap.placeId);
  const form = {
    unitId: place.id,
    local: localText(new Date(tap.minute * MINUTE_MS), place.timeZone),
    squadIds: squad === undefined ? [] : [squad.id],
    asksUnit: squad === undefined,
  };
  const made = await markFromForm(tools, marker, form, onceOf(marker, tap));
  if (made.kind !== 'marked') return { key: 'incident-stale' };
  return {
    key: 'incident-marked',
    params: {
      unit: targetWords({ unit: place.name, squad: squad?.name }, locale),
      link: `${tools.settings.publicUrl}/console/incidents`,
    },
    buttons: [{ id: `mark-undo:${made.incidentId}`, label: 'undo' }],
  };
}

function markerOf({ id, role, unitId }: Member): Marker {
  return { id, role, unitId: unitId ?? undefined };
}

type IncidentPlace = {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly squads: readonly { readonly id: string; readonly name: string }[];
};

async function placesOf(tools: ChatTools, marker: Marker): Promise<IncidentPlace[]> {
  const { units, squads } = await incidentPlaces(tools, marker);
  return units.map((unit) => ({
    ...unit,
    squads: squads.filter(({ unitId }) => unitId === unit.id),
  }));
}

/** The same press makes the same incident, whoever of two processes hears it. */
function onceOf(
  { id }: Marker,
  { placeId, minute, nonce }: Extract<IncidentTap, { kind: 'mark-yes' }>,
) {
  const hex = createHash('sha256').update(`${id} ${placeId} ${minute} ${nonce}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join('-');
}

function zoneOf(places: readonly IncidentPlace[], unitId: string): string {
  return places.find(({ id }) => id === unitId)?.timeZone ?? 'UTC';
}

function localText(at: Date, timeZone: string): string {
  const { day, minute } = localOf(at, timeZone);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
