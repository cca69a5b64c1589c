// The demo station: its units, its staff and who of them answers for which desk, by role labels.

import type { Route } from '../care/desks.ts';
import type { Locale } from '../core/person.ts';
import type { StaffRole } from './staff.ts';

export const UNITS = [
  {
    name: '示范派出所',
    locale: 'zh-CN',
    region: 'CN',
    timeZone: 'Asia/Shanghai',
    squads: ['一中队', '二中队'],
    officers: Array.from('一二三四五六七八', (n) => `民警${n}号`),
    instructor: '教导员',
    peer: '同伴',
    cron: '0 20 * * *',
  },
  {
    name: 'Demo Station',
    locale: 'en',
    region: 'US',
    timeZone: 'America/New_York',
    squads: ['A', 'B'],
    officers: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `Officer ${n}`),
    instructor: 'Instructor',
    peer: 'Peer',
    cron: '0 19 * * 1-5',
  },
] as const;

export const STAFF = [
  { role: 'counselor', label: 'Counselor 1', locale: 'en' },
  { role: 'counselor', label: '咨询师二号', locale: 'zh-CN' },
  { role: 'lead', label: '咨询主管', locale: 'zh-CN' },
  { role: 'desk', label: 'Desk 1', locale: 'en' },
  { role: 'desk', label: '部门窗口二号', locale: 'zh-CN' },
  { role: 'admin', label: '管理员', locale: 'zh-CN' },
  { role: 'auditor', label: 'Auditor', locale: 'en' },
] as const satisfies readonly { role: StaffRole; label: string; locale: Locale }[];

// Two, so that a complaint about a desk of either is read by the other.
export const DESKS: readonly (readonly Route[])[] = [
  ['logistics', 'finance', 'health', 'training', 'family-support'],
  ['rights-protection', 'hr', 'line-management', 'supervision', 'political-work'],
];

/** A unit before its people are put on the roster. */
export type DemoUnit = {
  readonly id: string;
  readonly timeZone: string;
  /** What its people are called, in turn. */
  readonly officers: readonly string[];
  readonly peer: string;
  readonly instructorId: string;
};
