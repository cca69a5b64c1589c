// A statement in place of a name, a word or an id, in every text that a flow hands to either pool.
// Each, if any of it ever ran, would ring a bell that this file listens to.

import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { differencesFor } from '../../../db/wall/raise.ts';
import { confirmChange } from '../../../src/admin/schedule.flow.ts';
import { scheduleBySentence } from '../../../src/admin/schedule-by-chat.flow.ts';
import { endSessions, readerOf } from '../../../src/admin/sign-in/session.flow.ts';
import { makeLink, signIn } from '../../../src/admin/sign-in.flow.ts';
import { inviteStaff, switchOff } from '../../../src/admin/staff.flow.ts';
import { drawCards, makeSquad, makeUnit } from '../../../src/admin/units.flow.ts';
import { keepLine, linesAfter } from '../../../src/core/web-inbox.flow.ts';
import { acknowledge, takeCase } from '../../../src/hotline/claim.flow.ts';
import { closeCase } from '../../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../../src/hotline/counselor-says.flow.ts';
import { tellDesk } from '../../../src/hotline/desk.flow.ts';
import { openCase } from '../../../src/hotline/open-case.flow.ts';
import { lowerLevel } from '../../../src/hotline/relevel.flow.ts';
import { flagsForUnit, openFlag } from '../../../src/trust/flag-inbox.flow.ts';
import { openOwnDataLink } from '../../../src/trust/own-data/link.flow.ts';
import { whoSaw } from '../../../src/trust/reads/who-saw.flow.ts';
import { askingCase, memberOf } from '../../support/desk-world.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools, unitId } = world;
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());
const counselor = memberOf(world.staff.counselor);
const reader = { ...memberOf(world.staff.instructor), unitId };
const { caseId } = await askingCase(world);
await takeCase(tools, counselor, caseId);

// Short, since names are short.
const RING = `pg_notify('s','r')`;
/** Ends of a literal, of a name, of a comment, of a parameter, and what each could go on with. */
const SMUGGLED = [
  `'`,
  `''`,
  `"`,
  `\\'`,
  `$$`,
  `$1`,
  `)`,
  `';`,
  `");`,
  `*/`,
  `\u02BC`,
  `\uFF07`,
  `%27`,
].flatMap((end) => [
  `${end} || ${RING}::text || ${end}`,
  `${end}; select ${RING}; --`,
  `${end}); select ${RING}; --`,
  `${end} or (select ${RING}) is null --`,
  `${end} union select ${RING}::text --`,
  `${end}; set role wl_bot; notify s, 'r'; --`,
]);

type Put = (text: string) => Promise<unknown>;
const by = { actor: 'program', locale: 'en' } as const;
const browser = (text: string) => ({ userAgent: text });

const STATION: Readonly<Record<string, Put>> = {
  'a unit’s name': (text) => makeUnit(tools, { name: text, region: 'CN', timeZone: 'UTC' }),
  'a unit’s region': (text) => makeUnit(tools, { name: text, region: text, timeZone: 'UTC' }),
  'a squad’s name': (text) => makeSquad(tools, unitId, text),
  'a squad’s unit': (text) => makeSquad(tools, text, 'C'),
  'the unit of cards': (text) => drawCards(tools, text, 1),
  'an account’s label': (text) =>
    inviteStaff(tools, { role: 'desk', label: text, unitId: undefined, locale: 'en' }),
  'an account’s unit': (text) =>
    inviteStaff(tools, {
      role: 'instructor',
      label: `I ${text.length}`,
      unitId: text,
      locale: 'en',
    }),
  'who acts, in the audit log': (text) =>
    makeSquad(tools, unitId, tools.newId().slice(0, 20), text),
  'an account to switch off': (text) => switchOff(tools, text),
  'an account to link': (text) => makeLink(tools, text),
  'a sign-in link': (text) => signIn(tools, text, browser(text)),
  'a session': (text) => readerOf(tools, text, true),
  'whose sessions end': (text) => endSessions(tools, text, text, text),
  'a schedule in a sentence': (text) =>
    scheduleBySentence(tools, `Unit 1 weekdays 20:00 ${text}`, by),
  'a change to confirm': (text) => confirmChange(tools, text, text),
  'a flag to open': (text) => openFlag(tools, reader, text),
  'who reads flags': (text) => flagsForUnit(tools, { ...reader, id: text }),
  'the unit of flags': (text) => flagsForUnit(tools, { ...reader, unitId: text }),
};

const OFFICER: Readonly<Record<string, Put>> = {
  words: async (text) => world.say(await person, text),
  'a tap': async (text) => world.tap(await person, text),
  'a tap with an id': async (text) => world.tap(await person, `flag-send:${text}`),
  'a command': async (text) =>
    world.bring(await person, { kind: 'command', name: text, rest: text } as never),
  'a card’s code': (text) =>
    world.bring(somebody(), { kind: 'command', name: 'start', rest: text }),
  'an address': (text) => world.say({ channel: 'terminal', id: text }, 'Hello'),
  'a message’s id': async (text) =>
    world.bring(await person, { kind: 'words', words: 'Hi' }, { id: text }),
  'a language': (text) =>
    world.bring(somebody(), { kind: 'words', words: 'Hi' }, { languageHint: text }),
  'a note to an instructor': async (text) => {
    await world.tap(await person, 'flag-write');
    return world.say(await person, text);
  },
  'a counselor’s words': (text) => sayToOfficer(tools, counselor, caseId, text, tools.newId()),
  'a page’s own id': (text) => sayToOfficer(tools, counselor, caseId, 'Hello', text),
  'a case to take': (text) => takeCase(tools, counselor, text),
  'a case to open': (text) => openCase(tools, counselor, text),
  'who opens a case': (text) => openCase(tools, { ...counselor, id: text }, caseId),
  'a case to acknowledge': (text) => acknowledge(tools, `counselor:${counselor.id}`, text),
  'who acknowledges': (text) => acknowledge(tools, text, caseId),
  'a level and a reason': (text) => lowerLevel(tools, counselor, caseId, text, text),
  'an outcome': (text) => closeCase(tools, counselor, text, text as never),
  'a line for the web': async (text) =>
    keepLine(tools, await person, { id: text, text, choices: [{ id: text, label: text }] }),
  'where lines are read': (text) => linesAfter(tools, { channel: 'web', id: text }, 0, 10),
  'what wakes the desk': (text) => tellDesk(tools, text),
  'a link to own data': (text) => openOwnDataLink(tools, text),
  'whose readers': (text) => whoSaw(tools, text),
};

const person = world.joined('en');
const somebody = () => ({ channel: 'terminal', id: tools.newId() }) as const;

async function rung(): Promise<string[]> {
  const heard: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const bell = postgres(world.url, { max: 1, onnotice: () => undefined });
  await bell.listen('s', (said) => {
    if (said === 'over') resolve();
    else heard.push(said);
  });
  await ringing();
  // Bells are heard in the order they rang: after this one there is no other.
  await owner`select pg_notify('s', 'over')`;
  await promise;
  await bell.end();
  return heard;

  async function ringing(): Promise<void> {
    for (const put of [...Object.values(STATION), ...Object.values(OFFICER)])
      for (const text of SMUGGLED) await put(text).catch(() => undefined);
  }
}

describe('a statement smuggled into a text', () => {
  const SLOW = { timeout: 180_000 };
  const flows = Object.keys(STATION).length + Object.keys(OFFICER).length;

  it(
    `runs through none of ${flows} texts of both pools, in ${flows * SMUGGLED.length} attempts`,
    SLOW,
    async () => {
      expect(await rung()).toEqual([]);
      expect(await differencesFor(owner)).toEqual([]);
    },
  );

  it('is kept as what it is where a name is wanted', async () => {
    const names = (await owner<{ name: string }[]>`select name from ledger.squads`).map(
      (row) => row.name,
    );
    const short = SMUGGLED.filter((text) => text.length <= 40);
    expect(short.length).toBeGreaterThan(30);
    for (const text of short) expect(names).toContain(text);
  });

  it('would ring if it ran', async () => {
    const bell = postgres(world.url, { max: 1 });
    const { promise, resolve } = Promise.withResolvers<string>();
    await bell.listen('s', resolve);
    await owner.unsafe(`select length('${SMUGGLED.find((text) => text.startsWith(`' ||`))}')`);
    expect(await promise).toBe('r');
    await bell.end();
  });
});
