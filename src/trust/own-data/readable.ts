// The export as one page to read or print: self-contained, without a script, in the reader's
// language. Everything a person wrote is text in it, never markup.

import { html, raw } from 'hono/html';
import { SLEEP_CHOICES } from '../../checkins/sleep-choices.ts';
import type { Locale } from '../../core/person.ts';
import { type LineKey, labelText, type Params, sayText } from '../../core/say.ts';
import { READS } from '../reads/reads.ts';
import { readText } from '../reads/who-saw.ts';
import { chart } from './chart.ts';
import type { OwnCheckIn, OwnConsent, OwnData, OwnFlag, OwnMessage } from './own-data.ts';
import { ladderParts, planParts } from './readable-safety.ts';
import { scaleParts } from './readable-scales.ts';
import { STYLE } from './readable-style.ts';
import { timeParts } from './readable-times.ts';
import { kudosParts, signupParts, toldParts } from './readable-told.ts';

type Html = ReturnType<typeof html>;
export type Page = {
  readonly locale: Locale;
  readonly say: (key: LineKey, params?: Params) => string;
  readonly moment: (at: Date) => string;
};

const MOODS = [1, 2, 3, 4, 5] as const;

/** A whole HTML document. Nothing in it is loaded from anywhere, and nothing in it runs. */
export async function readablePage(own: OwnData, locale: Locale): Promise<string> {
  const timeZone = own.person?.timeZone ?? 'UTC';
  const page: Page = {
    locale,
    say: (key, params = {}) => sayText(locale, key, 0, params),
    moment: (at) => at.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }),
  };
  const { say } = page;
  const document = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${say('own-title')}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<h1>${say('own-title')}</h1>
<p class="soft">${say('own-lead', { date: page.moment(own.exportedAt) })}</p>
${about(page, own)}
${section(page, 'own-chart', chart(page, own))}
${section(
  page,
  'own-consents',
  own.consents.map((one) => consent(page, one)),
)}
${section(page, 'own-times', timeParts(page, own.person))}
${section(page, 'own-checkins', own.checkIns.length === 0 ? [] : [checkIns(page, own.checkIns)])}
${section(page, 'own-scales', scaleParts(page, own))}
${section(page, 'own-words', ownWords(page, own))}
${section(
  page,
  'own-talks',
  own.cases.map((one) => talk(page, own, one)),
)}
${section(
  page,
  'own-notes',
  own.flags.map((one) => note(page, one)),
)}
${section(page, 'own-problems', toldParts(page, own.problems))}
${section(page, 'own-kudos', kudosParts(page, own.kudos))}
${section(page, 'own-activities', signupParts(page, own.activities))}
${section(
  page,
  'own-agreed',
  own.appointments.map((one) => agreed(page, one)),
)}
${section(
  page,
  'own-lines',
  own.lines.map(({ at, text }) => said(page.moment(at), text)),
)}
${section(page, 'own-counted', counted(page, own.countedIn))}
${section(page, 'own-card', sealedCard(page, own.sealedCard))}
${section(page, 'own-ladder', ladderParts(page, own.ladderForms))}
${section(page, 'own-plan', planParts(page, own.safetyPlan))}
${section(page, 'own-looked', looked(page, own))}
</body>
</html>`;
  return String(await document);
}

function section({ say }: Page, title: LineKey, parts: readonly Html[]): Html {
  return html`<section><h2>${say(title)}</h2>${parts.length === 0 ? html`<p class="soft">${say('own-nothing')}</p>` : parts}</section>`;
}

function about({ locale, say, moment }: Page, { person }: OwnData): Html {
  if (person === undefined) return html``;
  const rows: readonly (readonly [LineKey, string])[] = [
    ['own-alias', person.alias ?? say('own-no-alias')],
    ['own-unit', person.unit ?? say('own-none')],
    ['own-squad', person.squad ?? say('own-none')],
    ['own-channel', say(person.channel ? `own-channel-${person.channel}` : 'own-none')],
    ['own-language', labelText(locale, `lang-${person.locale}`)],
    ['own-zone', person.timeZone],
    ['own-joined', person.joinedAt === null ? say('own-none') : moment(person.joinedAt)],
    ['own-phrase', person.phraseSince === undefined ? say('own-none') : moment(person.phraseSince)],
  ];
  return html`<section><h2>${say('own-about')}</h2><dl>${rows.map(([key, value]) => html`<dt>${say(key)}</dt><dd>${value}</dd>`)}</dl></section>`;
}

function consent({ say, moment, locale }: Page, one: OwnConsent): Html {
  const key = one.isGranted ? 'own-consent-yes' : 'own-consent-no';
  return html`<div class="item"><h3>${labelText(locale, `scope-${one.scope}`)}</h3>
<p>${say(key, { date: moment(one.at) })}</p><blockquote lang="${one.locale}">${one.wordingShown ?? one.wording}</blockquote></div>`;
}

function agreed({ say, moment }: Page, { at, state }: OwnData['appointments'][number]): Html {
  return html`<p>${say(state === 'booked' ? 'own-agreed-at' : 'own-agreed-off', { date: moment(at) })}</p>`;
}

function checkIns({ say, moment, locale }: Page, all: readonly OwnCheckIn[]): Html {
  const moodOf = (mood: number | null) => {
    const value = MOODS.find((one) => one === mood);
    return value === undefined ? say('own-not-answered') : labelText(locale, `mood-${value}`);
  };
  const sleepOf = (hours: number | null) => {
    const choice = SLEEP_CHOICES.find((one) => one.hours === hours);
    return choice === undefined ? say('own-not-answered') : labelText(locale, choice.label);
  };
  return html`<table><thead><tr><th scope="col">${say('own-when')}</th><th scope="col">${say('own-mood')}</th><th scope="col">${say('own-sleep')}</th></tr></thead>
<tbody>${all.map((one) => html`<tr><td>${moment(one.answeredAt ?? one.askedAt)}</td><td>${moodOf(one.mood)}</td><td>${sleepOf(one.sleepHours)}</td></tr>`)}</tbody></table>`;
}

function ownWords({ say, moment }: Page, { messages }: OwnData): Html[] {
  return messages
    .filter(({ caseId }) => caseId === undefined)
    .map(({ author, at, words, keepUntil }) => {
      const facts = [moment(at)];
      if (author === 'program') facts.push(say('own-program'));
      if (keepUntil !== undefined) facts.push(say('own-until', { date: moment(keepUntil) }));
      return said(facts.join(' · '), words ?? '');
    });
}

function talk(page: Page, { messages }: OwnData, one: OwnData['cases'][number]): Html {
  const { say, moment } = page;
  const level = say(`own-level-${one.level}`);
  const end = one.closedAt
    ? say('own-talk-closed', { date: moment(one.closedAt) })
    : say('own-talk-open');
  const who = ({ author }: OwnMessage) => say(author === 'officer' ? 'own-you' : 'own-counselor');
  return html`<div class="item"><h3>${say('own-talk', { code: one.code, level, date: moment(one.openedAt) })}</h3><p class="soft">${end}</p>
${messages.filter(({ caseId }) => caseId === one.id).map((message) => said(`${moment(message.at)} · ${who(message)}`, message.words ?? ''))}</div>`;
}

function note({ say, moment }: Page, flag: OwnFlag): Html {
  const date = moment(flag.sentAt ?? flag.draftedAt);
  const reads = flag.reads.map(({ at }) => say('own-note-read', { date: moment(at) }));
  const state = say(flag.sentAt === null ? 'own-note-draft' : 'own-note-sent', { date });
  const seen = flag.sentAt === null ? [] : reads.length === 0 ? [say('own-note-unread')] : reads;
  return said([state, ...seen].join(' · '), flag.words ?? '');
}

function sealedCard({ say, moment, locale }: Page, parts: OwnData['sealedCard']): Html[] {
  const [first] = parts;
  if (first === undefined) return [];
  const fields = parts.map(({ field }) => labelText(locale, `field-${field}`)).join(' · ');
  return [
    html`<p>${fields}</p><p class="soft">${say('own-card-lead', { date: moment(first.leftAt) })}</p>`,
  ];
}

function counted({ say }: Page, months: readonly string[]): Html[] {
  return months.length === 0
    ? []
    : [html`<p class="soft">${say('own-counted-lead')}</p><p>${months.join(' · ')}</p>`];
}

function looked({ locale, moment }: Page, { openings }: OwnData): Html[] {
  const reads = openings.filter(({ action }) => READS.some((read) => read === action));
  return reads.map(
    (read) =>
      html`<p class="row"><span class="when">${moment(read.at)}</span> ${readText(read, locale)}</p>`,
  );
}

export function said(when: string, text: string): Html {
  return html`<div class="item"><p class="when">${when}</p><p class="text">${text}</p></div>`;
}
