// Which pages each role has; the first is where the console opens.

import type { StaffRole } from '../../../src/admin/staff.ts';
import type { CommonKey } from './words.ts';

export type NavItem = { readonly href: string; readonly word: CommonKey };

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

export const NAV: Readonly<Record<StaffRole, readonly NavItem[]>> = {
  counselor: [TALKS, FOLLOW_UPS, APPOINTMENTS, ON_CALL, ALARMS, PRACTICE, GLASS],
  lead: [TALKS, FOLLOW_UPS, APPOINTMENTS, WALL, ON_CALL, DIRECTORY, ALARMS, PRACTICE, GLASS],
  instructor: [
    { href: '/console/flags', word: 'nav-flags' },
    CARE,
    ACTIVITIES,
    APPOINTMENTS,
    INCIDENTS,
    FIGURES,
    REVIEW,
  ],
  desk: [{ href: '/console/desk', word: 'nav-desk' }],
  admin: [
    { href: '/console/schedules', word: 'nav-schedules' },
    INCIDENTS,
    { href: '/console/scales', word: 'nav-scales' },
    { href: '/console/units', word: 'nav-cards' },
    ROSTER,
    ACTIVITIES,
    { href: '/console/campaigns', word: 'nav-campaigns' },
    { href: '/console/staff', word: 'nav-staff' },
    ON_CALL,
    DIRECTORY,
    FIGURES,
    REVIEW,
    GLASS,
    RETENTION,
  ],
  auditor: [{ href: '/console/log', word: 'nav-log' }, RETENTION],
};
