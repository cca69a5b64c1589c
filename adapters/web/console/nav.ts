// Which pages each role has; the first is where the console opens.

import type { StaffRole } from '../../../src/admin/staff.ts';
import type { CommonKey } from './words.ts';

export type NavItem = { readonly href: string; readonly word: CommonKey };
export type NavGroup = {
  readonly word: CommonKey | undefined;
  readonly pages: readonly NavItem[];
};

const FIGURES: NavItem = { href: '/console/figures', word: 'nav-figures' };
const REVIEW: NavItem = { href: '/console/review', word: 'nav-review' };
const ALARMS: NavItem = { href: '/console/alarms', word: 'nav-alarms' };
const GLASS: NavItem = { href: '/console/glass', word: 'nav-glass' };
const RETENTION: NavItem = { href: '/console/retention', word: 'nav-retention' };
const ON_CALL: NavItem = { href: '/console/on-call', word: 'nav-on-call' };
const INCIDENTS: NavItem = { href: '/console/incidents', word: 'nav-incidents' };
const DIRECTORY: NavItem = { href: '/console/directory', word: 'nav-directory' };
const WALL: NavItem = { href: '/console/wall', word: 'nav-wall' };
const CARE: NavItem = { href: '/console/care', word: 'nav-care' };
const APPOINTMENTS: NavItem = { href: '/console/appointments', word: 'nav-appointments' };
const ACTIVITIES: NavItem = { href: '/console/activities', word: 'nav-activities' };
const ROSTER: NavItem = { href: '/console/roster', word: 'nav-roster' };
const FOLLOW_UPS: NavItem = { href: '/console/follow-ups', word: 'nav-follow-ups' };
const PRACTICE: NavItem = { href: '/console/practice', word: 'nav-practice' };
const TALKS: NavItem = { href: '/console/talks', word: 'nav-talks' };

/** Pages by what they are about; a role with few has them in one group, which needs no name. */
export const NAV: Readonly<Record<StaffRole, readonly NavGroup[]>> = {
  counselor: plain(TALKS, FOLLOW_UPS, APPOINTMENTS, ON_CALL, DIRECTORY, ALARMS, PRACTICE, GLASS),
  lead: plain(TALKS, FOLLOW_UPS, APPOINTMENTS, WALL, ON_CALL, DIRECTORY, ALARMS, PRACTICE, GLASS),
  instructor: [
    {
      word: 'nav-group-care',
      pages: [{ href: '/console/flags', word: 'nav-flags' }, CARE, APPOINTMENTS],
    },
    { word: 'nav-group-offers', pages: [ACTIVITIES, INCIDENTS] },
    { word: 'nav-group-review', pages: [FIGURES, REVIEW] },
  ],
  peer: plain(APPOINTMENTS),
  desk: plain({ href: '/console/desk', word: 'nav-desk' }),
  admin: [
    {
      word: 'nav-group-asking',
      pages: [
        { href: '/console/schedules', word: 'nav-schedules' },
        { href: '/console/scales', word: 'nav-scales' },
        INCIDENTS,
      ],
    },
    {
      word: 'nav-group-people',
      pages: [
        { href: '/console/units', word: 'nav-cards' },
        ROSTER,
        { href: '/console/staff', word: 'nav-staff' },
      ],
    },
    {
      word: 'nav-group-offers',
      pages: [
        ACTIVITIES,
        { href: '/console/campaigns', word: 'nav-campaigns' },
        ON_CALL,
        DIRECTORY,
      ],
    },
    { word: 'nav-group-review', pages: [FIGURES, REVIEW] },
    { word: 'nav-group-records', pages: [GLASS, RETENTION] },
  ],
  auditor: plain({ href: '/console/log', word: 'nav-log' }, RETENTION),
};

/** Where the console opens. */
export function homeOf(role: StaffRole): string | undefined {
  return NAV[role][0]?.pages[0]?.href;
}

function plain(...pages: readonly NavItem[]): readonly NavGroup[] {
  return [{ word: undefined, pages }];
}
