// Days as an iCalendar feed (RFC 5545): whole days, what is due in numbers, no name.

import type { Feed, FeedDay } from '../../../../src/care/feed.flow.ts';
import type { CareWords } from './words.ts';

const FORMS = ['talk', 'call', 'visit', 'care'] as const;

export function calendarOf(
  say: CareWords,
  { days }: Feed,
  { now, link }: { readonly now: Date; readonly link: string },
): string {
  const events = days.map((day) => [
    `UID:${day.on}@warmline`,
    `DTSTAMP:${utcStamp(now)}`,
    `DTSTART;VALUE=DATE:${day.on.replaceAll('-', '')}`,
    `SUMMARY:${escaped(summary(say, day))}`,
    `URL:${link}`,
    'TRANSP:TRANSPARENT',
  ]);
  return icalendar(say('feed-name'), events);
}

/** Each event by its lines; what is text in them is escaped already. */
export function icalendar(name: string, events: readonly (readonly string[])[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Warmline//Care//EN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']),
    'END:VCALENDAR',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

export function utcStamp(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

function summary(say: CareWords, { forms }: FeedDay): string {
  return FORMS.flatMap((form) => {
    const n = forms.filter((one) => one === form).length;
    return n === 0 ? [] : [say(`feed-${form}`, { n })];
  }).join(', ');
}

function escaped(text: string): string {
  return text.replaceAll(/([\\;,])/g, '\\$1').replaceAll('\n', '\\n');
}
