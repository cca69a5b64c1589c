// Who may use which route, said a second time and by hand: a route that is not here fails the
// suite, so that nobody adds one without saying who may. `of` is whose object its address names;
// `fields` are what a form sends, each of which is attacked.

export type Role = 'counselor' | 'lead' | 'instructor' | 'peer' | 'desk' | 'admin' | 'auditor';

export type Row = {
  /** `staff`: any role; `officer`: a browser with a chat; `anyone`. */
  readonly may: readonly Role[] | 'staff' | 'officer' | 'anyone';
  readonly of?:
    | 'case'
    | 'flag'
    | 'change'
    | 'staff'
    | 'unit'
    | 'squad'
    | 'session'
    | 'passkey'
    | 'month'
    | 'quarter'
    | 'glass'
    | 'incident'
    | 'scale'
    | 'task'
    | 'roster'
    | 'feed'
    | 'hours'
    | 'appointment'
    | 'shift'
    | 'swap'
    | 'request'
    | 'activity'
    | 'campaign';
  readonly fields?: readonly string[];
  /** What it sends is JSON. */
  readonly isJson?: boolean;
};

const TALKS = ['counselor', 'lead'] as const;
const ON_CALL = ['counselor', 'lead', 'admin'] as const;
const SWAP = { may: ON_CALL, of: 'swap' } as const;
const GLASS = { may: ['counselor', 'lead', 'admin'], of: 'glass' } as const;
const GIVES = ['instructor', 'peer', 'counselor', 'lead'] as const;
const ADMIN = ['admin'] as const;
const INCIDENT = { may: ['admin', 'instructor'], of: 'incident' } as const;
const ACTIVITY_TOLD = [
  'title-en',
  'about-en',
  'place-en',
  'title-zh',
  'about-zh',
  'place-zh',
  'day',
  'from',
  'to',
  'places',
] as const;
const ACTIVITY = { may: ['instructor', 'admin'], of: 'activity' } as const;
const CAMPAIGN = { may: ADMIN, of: 'campaign' } as const;
const FLAGS = ['instructor'] as const;
const REQUEST = { may: ['desk'], of: 'request' } as const;
const CASE = { may: TALKS, of: 'case' } as const;
const CHANGE = { may: ADMIN, of: 'change' } as const;
const STAFF = { may: ADMIN, of: 'staff' } as const;
const TASK = { may: FLAGS, of: 'task' } as const;
const ROSTER = { may: FLAGS, of: 'roster' } as const;
const SCALE = { may: ADMIN, of: 'scale' } as const;
const SQUAD = { may: ADMIN, of: 'squad' } as const;
const UNIT = { may: ADMIN, of: 'unit' } as const;

export const ROUTES: Readonly<Record<string, Row>> = {
  'GET /': { may: 'anyone' },
  'GET /offline.ts': { may: 'anyone' },
  'GET /openapi.json': { may: 'anyone' },
  'GET /healthz': { may: 'anyone' },
  'GET /readyz': { may: 'anyone' },
  'ALL /telegram': { may: 'anyone' }, // its own proof: hooks.test.ts
  'ALL /slack': { may: 'anyone' },
  'ALL /oidc/logout': { may: 'anyone' },
  'ALL /hr': { may: 'anyone' },

  'POST /api/session': { may: 'anyone', fields: ['languageHint'], isJson: true },
  'POST /api/say': { may: 'officer', fields: ['words', 'choice', 'id'], isJson: true },
  'POST /api/join': { may: 'officer', fields: ['card', 'id'], isJson: true },
  'POST /api/move': { may: 'officer', fields: ['phrase', 'token', 'id'], isJson: true },
  'POST /api/phrase': { may: 'officer', isJson: true },
  'POST /api/forget': { may: 'anyone', isJson: true },
  'GET /api/lines': { may: 'officer' },
  'GET /api/stream': { may: 'officer' },
  'GET /api/own-data': { may: 'officer' },
  'GET /own-data': { may: 'anyone' },
  'POST /api/own-data/open': { may: 'anyone', fields: ['token'], isJson: true },
  'GET /api/who-saw': { may: 'officer' },

  'GET /console': { may: 'staff' },
  'ALL /console/*': { may: [] }, // nothing is there
  'GET /console/sign-in': { may: 'anyone' },
  'POST /console/sign-in': { may: 'anyone', fields: ['token', 'offer'] },
  'GET /console/sign-in/offer': { may: 'staff' },
  'POST /console/sign-in/passkey': { may: 'anyone', isJson: true },
  'POST /console/sign-in/passkey/options': { may: 'anyone' },
  'GET /console/sign-in/work': { may: 'anyone' },
  'GET /console/sign-in/work/again': { may: 'staff' },
  'GET /console/sign-in/work/link': { may: 'staff' },
  'GET /console/sign-in/work/back': { may: [] }, // but who comes back from an errand of their own
  'POST /console/sign-out': { may: 'anyone' },
  'GET /console/session': { may: 'staff' },
  'POST /console/language': { may: 'anyone', fields: ['locale'] },
  'GET /console/again': { may: 'staff' },
  'GET /console/account': { may: 'staff' },
  'POST /console/account/sessions/:id/end': { may: 'staff', of: 'session' },
  'POST /console/account/sign-out-everywhere': { may: 'staff' },
  'POST /console/account/passkeys': { may: 'staff', isJson: true },
  'POST /console/account/passkeys/options': { may: 'staff' },
  'POST /console/account/passkeys/:id/name': { may: 'staff', of: 'passkey', fields: ['label'] },
  'POST /console/account/passkeys/:id/remove': { may: 'staff', of: 'passkey' },
  'POST /console/account/work-account/unlink': { may: 'staff' },

  'GET /console/practice': { may: TALKS },
  'GET /console/practice/:persona': { may: TALKS },
  'POST /console/practice/:persona': { may: TALKS, fields: ['words', 'line', 'done'] },
  'GET /console/talks': { may: TALKS },
  'GET /console/talks/board': { may: TALKS },
  'GET /console/talks/events': { may: TALKS },
  'GET /console/talks/ringing': { may: TALKS },
  'POST /console/talks/next': { may: TALKS },
  'GET /console/talks/:id': CASE,
  'GET /console/talks/:id/live': CASE,
  'POST /console/talks/:id/take': CASE,
  'POST /console/talks/:id/acknowledge': CASE,
  'POST /console/talks/:id/say': { ...CASE, fields: ['words', 'clientId'] },
  'POST /console/talks/:id/moment': CASE,
  'POST /console/talks/:id/sign': { ...CASE, fields: ['sign'] },
  'POST /console/talks/:id/lower': { ...CASE, fields: ['to', 'reason'] },
  'POST /console/talks/:id/raise': { ...CASE, fields: ['to', 'reason'] },
  'POST /console/talks/:id/release': CASE,
  'POST /console/talks/:id/offer': { ...CASE, fields: ['to'] },
  'POST /console/talks/:id/ladder': {
    ...CASE,
    fields: ['thoughts', 'method', 'intent', 'when', 'means', 'support'],
  },
  'POST /console/talks/:id/plan': {
    ...CASE,
    fields: ['signs', 'alone', 'around', 'people', 'lines', 'safer'],
  },
  'POST /console/talks/:id/take-over': CASE,
  'POST /console/talks/:id/decline': CASE,
  'POST /console/talks/:id/keep': CASE,
  'POST /console/talks/:id/join': CASE,
  'POST /console/talks/:id/leave': CASE,
  'POST /console/talks/:id/close': { ...CASE, fields: ['outcome', 'alarms', 'seen'] },
  'POST /console/talks/:id/alarms/:alarm': { ...CASE, fields: ['verdict'] },
  'POST /console/talks/break': { may: TALKS },
  'POST /console/talks/break/end': { may: TALKS },
  'POST /console/talks/topics': { may: TALKS, fields: ['topic'] },
  'POST /console/talks/pause': { may: TALKS },
  'POST /console/talks/resume': { may: TALKS },
  'POST /console/talks/:id/block': { ...CASE, fields: ['reason'] },
  'POST /console/talks/:id/block/confirm': CASE,
  'POST /console/talks/:id/block/refuse': CASE,
  'POST /console/talks/:id/block/lift': CASE,
  'POST /console/talks/:id/note': { ...CASE, fields: ['words'] },
  'POST /console/talks/:id/draft': CASE,
  'POST /console/talks/:id/draft/drop': CASE,
  'POST /console/talks/:id/translate': CASE,
  'GET /console/follow-ups': { may: TALKS },
  'POST /console/follow-ups/:id/done': { ...CASE, fields: ['task', 'outcome'] },
  'POST /console/follow-ups/:id/postpone': { ...CASE, fields: ['task', 'hours', 'reason'] },
  'POST /console/follow-ups/:id/give': { ...CASE, fields: ['to'] },
  'POST /console/follow-ups/:id/write': CASE,
  'POST /console/follow-ups/:id/keep': CASE,
  'POST /console/talks/:id/died': { ...CASE, fields: ['how'] },
  'POST /console/talks/:id/died/confirm': CASE,
  'POST /console/talks/:id/died/take-back': CASE,
  'POST /console/talks/find': { may: TALKS, fields: ['code'] },
  'GET /console/alarms': { may: TALKS },
  'POST /console/alarms/:rule/:to': { may: TALKS },

  'GET /console/glass': { may: GLASS.may },
  'GET /console/glass/ask/:id': CASE,
  'POST /console/glass/ask/:id': {
    ...CASE,
    fields: ['ground', 'facts', 'why', 'reference', 'delay', 'hours'],
  },
  'GET /console/glass/:id': GLASS,
  'GET /console/glass/:id/:press': GLASS,
  'POST /console/glass/:id/yes': GLASS,
  'POST /console/glass/:id/no': GLASS,
  'POST /console/glass/:id/look': GLASS,
  'POST /console/glass/:id/end': GLASS,
  'POST /console/glass/:id/review': GLASS,

  'GET /console/on-call': { may: ON_CALL },
  'POST /console/on-call/shifts': {
    may: ON_CALL,
    fields: ['rung', 'who', 'kind', 'day', 'from', 'to', 'weeks'],
  },
  'POST /console/on-call/import': { may: ON_CALL, fields: ['list'] },
  'POST /console/on-call/shifts/:id/remove': { may: ON_CALL, of: 'shift' },
  'POST /console/on-call/shifts/:id/swap': { may: ON_CALL, of: 'shift', fields: ['who'] },
  'POST /console/on-call/swaps/:id/agree': SWAP,
  'POST /console/on-call/swaps/:id/refuse': SWAP,
  'POST /console/on-call/swaps/:id/take-back': SWAP,

  'GET /console/wall': { may: ['lead'] },
  'GET /console/directory': { may: ['counselor', 'lead', 'admin'], fields: ['region', 'text'] },
  'POST /console/directory/:entry/checked': { may: ['lead', 'admin'] },

  'GET /console/flags': { may: FLAGS },
  'GET /console/flags/:id': { may: FLAGS, of: 'flag' },
  'POST /console/flags/:id': { may: FLAGS, of: 'flag' },
  'GET /console/care': { may: FLAGS },
  'GET /console/care/people': { may: FLAGS },
  'GET /console/care/ledger': { may: FLAGS },
  'GET /console/care/workload': { may: FLAGS },
  // Its own proof: the secret in the address.
  'GET /console/care/calendar/:file': { may: 'anyone', of: 'feed' },
  'POST /console/care/told': { may: FLAGS, fields: ['officer', 'event', 'on'] },
  'POST /console/care/feed': { may: FLAGS },
  'POST /console/care/feed/end': { may: FLAGS },
  'GET /console/care/tasks/:id': TASK,
  'POST /console/care/tasks/:id/held': { ...TASK, fields: ['on', 'as', 'offered'] },
  'POST /console/care/tasks/:id/put-off': { ...TASK, fields: ['to', 'reason'] },
  'POST /console/care/tasks/:id/hand-on': { ...TASK, fields: ['to'] },
  'POST /console/care/tasks/:id/drop': TASK,
  'GET /console/care/people/:id': ROSTER,
  'POST /console/care/people/:id/talked': { ...ROSTER, fields: ['on', 'as'] },
  'POST /console/care/people/:id/allows': { ...ROSTER, fields: ['allows'] },
  'POST /console/care/people/:id/leave': {
    ...ROSTER,
    fields: ['from', 'to', 'days', 'stand-in', 'duties'],
  },
  'POST /console/care/people/:id/leave-off': { ...ROSTER, fields: ['plan'] },
  'POST /console/care/people/:id/handed-over': { ...ROSTER, fields: ['plan'] },
  'POST /console/care/people/:id/left': ROSTER,
  'GET /console/desk': { may: ['desk'] },
  'GET /console/desk/hours': { may: ['desk'] },
  'GET /console/desk/:id': REQUEST,
  'POST /console/desk/:id/take': REQUEST,
  'POST /console/desk/:id/check': { ...REQUEST, fields: ['there'] },
  'POST /console/desk/:id/back': { ...REQUEST, fields: ['step', 'how'] },
  'POST /console/desk/:id/answer': { ...REQUEST, fields: ['words', 'outcome'] },
  'POST /console/desk/:id/pass': { ...REQUEST, fields: ['to'] },
  'POST /console/desk/:id/gather': { ...REQUEST, fields: ['other'] },
  'POST /console/desk/:id/offer': { ...REQUEST, fields: ['words'] },
  'GET /console/campaigns': { may: ADMIN },
  'POST /console/campaigns': {
    may: ADMIN,
    fields: ['name', 'from', 'until', 'units', 'team', 'scale'],
  },
  'GET /console/campaigns/:id': CAMPAIGN,
  'GET /console/campaigns/:id/csv': CAMPAIGN,
  'GET /console/campaigns/:id/pdf': CAMPAIGN,
  'POST /console/campaigns/:id/hearing': { ...CAMPAIGN, fields: ['unit', 'heard'] },
  'POST /console/campaigns/:id/end': CAMPAIGN,
  'GET /console/activities': { may: ['instructor', 'admin'] },
  'POST /console/activities': {
    may: ['instructor', 'admin'],
    fields: [...ACTIVITY_TOLD, 'unit', 'names'],
  },
  'GET /console/activities/:id': ACTIVITY,
  'POST /console/activities/thanks/:id': { may: ['instructor', 'admin'], of: 'activity' },
  'POST /console/activities/:id/change': {
    ...ACTIVITY,
    fields: ACTIVITY_TOLD,
  },
  'POST /console/activities/:id/off': ACTIVITY,
  'POST /console/activities/:id/came': { ...ACTIVITY, fields: ['came'] },
  'GET /console/appointments': { may: GIVES },
  'POST /console/appointments/hours': {
    may: GIVES,
    fields: ['kind', 'weekday', 'day', 'from', 'to', 'agrees'],
  },
  'POST /console/appointments/hours/:id/remove': { may: GIVES, of: 'hours' },
  'POST /console/appointments/:id/off': { may: GIVES, of: 'appointment' },
  'GET /console/appointments/:id/calendar': { may: GIVES, of: 'appointment' },
  'GET /console/roster': { may: ADMIN },
  'POST /console/roster/list': { may: ADMIN, fields: ['file', 'unit'] },
  'POST /console/roster/person': {
    may: ADMIN,
    fields: ['no', 'name', 'unit', 'born', 'checkup', 'leave', 'taken', 'allows'],
  },
  'POST /console/roster/event': { may: ADMIN, fields: ['no', 'event', 'on'] },
  'GET /console/figures/:month': { may: ['instructor', 'admin'], of: 'month' },
  'GET /console/review': { may: ['instructor', 'admin'] },
  'GET /console/review/:quarter': { may: ['instructor', 'admin'], of: 'quarter' },
  'GET /console/review/:quarter/pdf': { may: ['instructor', 'admin'], of: 'quarter' },
  'GET /console/review/:quarter/csv': { may: ['instructor', 'admin'], of: 'quarter' },

  'GET /console/incidents': { may: INCIDENT.may },
  'GET /console/incidents/new': { may: INCIDENT.may },
  'POST /console/incidents': { may: INCIDENT.may, fields: ['unit', 'at', 'ask'] },
  'POST /console/incidents/:id/met': INCIDENT,
  'POST /console/incidents/:id/off': INCIDENT,
  'POST /console/incidents/:id/code': INCIDENT,

  'GET /console/retention': { may: ['admin', 'auditor'] },

  'GET /console/schedules': { may: ADMIN },
  'GET /console/schedules/edit': { may: ADMIN },
  'POST /console/schedules/preview': {
    may: ADMIN,
    fields: ['unit', 'squad', 'schedule', 'time', 'day', 'calendar', 'jitter', 'until', 'do'],
  },
  'POST /console/schedules/say': { may: ADMIN, fields: ['sentence'] },
  'GET /console/schedules/changes/:id': CHANGE,
  'POST /console/schedules/changes/:id/confirm': CHANGE,
  'POST /console/schedules/changes/:id/cancel': CHANGE,
  'POST /console/schedules/changes/:id/undo': CHANGE,
  'GET /console/schedules/units/:id': UNIT,
  'POST /console/schedules/units/:id/day': { ...UNIT, fields: ['day', 'kind'] },
  'POST /console/schedules/units/:id/holidays': { ...UNIT, fields: ['file'] },
  'POST /console/schedules/units/:id/feed': { ...UNIT, fields: ['url', 'do'] },
  'POST /console/schedules/squads/:id/feed': { ...SQUAD, fields: ['url', 'do'] },
  'POST /console/schedules/squads/:id/pattern': { ...SQUAD, fields: ['starts', 'turns', 'do'] },
  'POST /console/schedules/squads/:id/duties': { ...SQUAD, fields: ['file'] },
  'GET /console/scales': { may: ADMIN },
  'POST /console/scales/import': { may: ADMIN, fields: ['file', 'scoring', 'do'] },
  'POST /console/scales/:id/publish': SCALE,
  'POST /console/scales/:id/retire': SCALE,
  'GET /console/units': { may: ADMIN },
  'POST /console/units': { may: ADMIN, fields: ['name', 'region', 'zone'] },
  'POST /console/units/:id/squads': { ...UNIT, fields: ['name'] },
  'POST /console/units/:id/cards': { ...UNIT, fields: ['cards'] },
  'POST /console/units/:id/above': { ...UNIT, fields: ['above'] },
  'GET /console/staff': { may: ADMIN },
  'POST /console/staff/messenger': { may: ADMIN, fields: ['policy'] },
  'POST /console/staff': { may: ADMIN, fields: ['label', 'role', 'unit', 'no', 'language'] },
  'POST /console/staff/:id/link': STAFF,
  'GET /console/staff/:id/routes': STAFF,
  'POST /console/staff/:id/routes': { ...STAFF, fields: ['route'] },
  'GET /console/staff/:id/roster': STAFF,
  'POST /console/staff/:id/roster': { ...STAFF, fields: ['no'] },
  'GET /console/staff/:id/disable': STAFF,
  'POST /console/staff/:id/disable': STAFF,
  'POST /console/staff/:id/sign-out': STAFF,
  'GET /console/work-accounts/:id': STAFF,
  'POST /console/work-accounts/:id': { ...STAFF, fields: ['value'] },
  'GET /console/log': { may: ['auditor'] },
  'GET /console/log/verify': { may: ['auditor'] },
  'POST /console/log/verify': { may: ['auditor'] },
  'GET /console/log/bundle': { may: ['auditor'] },
  'POST /console/log/bundle': { may: ['auditor'], fields: ['from', 'to'] },

  'GET /witness/checkpoint': { may: 'anyone' },
  'GET /witness/submission': { may: 'anyone' },
  'POST /witness/cosignatures': { may: 'anyone', fields: ['size', 'lines'], isJson: true },
};
