// Somebody's own data, made up whole: one of everything, and texts that try to be markup.

import { readQuestionnaire } from '../../../src/checkins/scales/questionnaire.ts';
import { SCORINGS } from '../../../src/checkins/scales/shipped.ts';
import type { OwnData } from '../../../src/trust/own-data/own-data.ts';
import { newestWording } from '../../../src/trust/wordings.ts';
import { NINE } from '../../checkins/scales/forms.ts';

const NINTH = '0198c7d2-0000-7000-8000-000000000201';
const AT = new Date('2026-03-02T09:00:00Z');
export const MARKUP = `<script>alert(1)</script> & "quotes" <img src=x onerror=alert(2)>`;

export function ownData(locale: 'en' | 'zh-CN'): OwnData {
  return {
    exportedAt: AT,
    person: {
      id: '0198c7d2-0000-7000-8000-000000000001',
      alias: 'Pine-ABCD',
      locale,
      timeZone: 'Asia/Shanghai',
      region: 'CN',
      joinedAt: AT,
      channel: 'telegram',
      unit: MARKUP,
      squad: undefined,
      phraseSince: AT,
      rhythm: {
        atMin: 1_230,
        week: '3',
        away: { why: 'leave', until: AT.toISOString() },
        pausedUntil: AT.toISOString(),
        days: ['03-05'],
        shift: { from: AT.toISOString(), until: AT.toISOString() },
      },
      stoppedAt: AT,
      series: [{ at: AT.toISOString() }, { at: AT.toISOString(), isOut: true }],
    },
    consents: [
      {
        scope: 'words',
        isGranted: true,
        at: AT,
        locale: 'zh-CN',
        wording: newestWording('words', 'zh-CN')?.hash ?? '',
        wordingShown: newestWording('words', 'zh-CN')?.text,
      },
    ],
    checkIns: [checkIn(1, 2, 3), checkIn(2, 5, null), checkIn(3, null, null)],
    scaleRuns: [run(1, 14), run(2, null)],
    scales: [{ id: NINTH, questionnaire: nine(), scoring: SCORINGS.get('phq-9') ?? null }],
    messages: [
      {
        id: 'm1',
        author: 'officer',
        at: AT,
        keepUntil: undefined,
        caseId: undefined,
        words: MARKUP,
      },
      {
        id: 'm2',
        author: 'counselor',
        at: AT,
        keepUntil: undefined,
        caseId: 'c1',
        words: 'I am here.',
      },
    ],
    assessments: [],
    alarms: [],
    cases: [
      {
        id: 'c1',
        code: 'QWERTZ',
        level: 'L3',
        state: 'closed',
        openedAt: AT,
        closedAt: AT,
        after: 'better',
      },
    ],
    appointments: [
      {
        id: 'a1',
        at: new Date('2026-03-04T02:00:00Z'),
        staffId: 'staff',
        byAlias: true,
        state: 'booked',
        madeAt: new Date('2026-03-02T02:00:00Z'),
      },
    ],
    flags: [
      {
        id: 'f1',
        state: 'sent',
        draftedAt: AT,
        sentAt: AT,
        lapsesAt: AT,
        words: MARKUP,
        reads: [{ staffId: 's1', at: AT }],
      },
    ],
    kudos: [
      {
        id: '0199aa00-0000-7000-8000-000000000073',
        side: 'got',
        state: 'received',
        at: new Date('2026-03-01T08:00:00Z'),
        words: 'Thanks they got',
      },
    ],
    activities: [
      {
        id: '0199aa00-0000-7000-8000-000000000071',
        activityId: '0199aa00-0000-7000-8000-000000000072',
        state: 'in',
        madeAt: new Date('2026-03-01T08:00:00Z'),
        rating: 'good',
        name: 'A name they gave',
        words: 'What they thought of it',
      },
    ],
    problems: [
      {
        id: 'p1',
        state: 'sent',
        route: 'hr',
        standing: 'answered',
        toldAt: AT,
        sentAt: AT,
        words: MARKUP,
        added: 'What was still wrong',
        answer: MARKUP,
      },
    ],
    lines: [{ at: AT, text: MARKUP }],
    countedIn: ['2026-02'],
    ladderForms: [{ at: AT, noted: { thoughts: 'wish', support: 'nobody' } }],
    safetyPlan: { at: AT, plan: { alone: '7731' } },
    sealedCard: [{ field: 'phone', leftAt: AT }],
    openings: [
      { id: 1, at: AT, actor: 'counselor:s2', action: 'case-opened-by', detail: {} },
      { id: 2, at: AT, actor: 'counselor:s2', action: 'case-claimed', detail: {} },
    ],
  };
}

function nine() {
  const read = readQuestionnaire(NINE);
  if (read.kind === 'faulty') throw new Error(read.faults.join());
  return read.questionnaire;
}

function run(n: number, total: number | null) {
  const finishedAt = total === null ? null : AT;
  const id = `0198c7d2-0000-7000-8000-00000000030${n}`;
  return { id, scaleId: NINTH, startedAt: AT, finishedAt, answers: { q1: 'a2', q3: 'a0' }, total };
}

function checkIn(n: number, mood: number | null, sleepHours: number | null) {
  const id = `0198c7d2-0000-7000-8000-00000000010${n}`;
  const answeredAt = mood === null ? null : AT;
  return { id, slot: 'x', askedAt: AT, answeredAt, mood, sleepHours, shift: 'usual' } as const;
}
