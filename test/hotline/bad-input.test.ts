// What nobody plans for, on a real database: endless pastes, ten tabs, somebody gone in the middle of
// a talk, a channel that is blocked, a clock that jumps. Each time the talk or the alert goes on.

import { describe, expect, it } from 'vitest';
import { switchOff } from '../../src/admin/staff.flow.ts';
import type { Address, Outbound } from '../../src/core/message.ts';
import type { Locale } from '../../src/core/person.ts';
import { sayText, variantsOf } from '../../src/core/say.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { auditOfCase, memberOf, ringingCase } from '../support/desk-world.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const counselor = memberOf(staff.counselor);
const second = memberOf(staff.second);
const TABS = Array.from({ length: 10 }, (_, n) => n);

async function talk(locale: Locale = 'en') {
  const opened = await ringingCase(
    world,
    locale,
    locale === 'en' ? undefined : '枪就在床头，我想死',
  );
  await takeCase(tools, counselor, opened.caseId);
  world.heard(opened.from);
  return opened;
}

const handedOn = (locale: Locale) =>
  Array.from({ length: variantsOf(locale, 'talk-handed-on') }, (_, n) =>
    sayText(locale, 'talk-handed-on', n, { minutes: '#' }),
  );
/** The one line that was heard, without its minutes. */
const toldIn = (heard: readonly Outbound[]) =>
  heard.map(({ text }) => text.replace(/\d+/, '#')).join();

const waits = async (caseId: string) =>
  (await queueView(tools, second)).waiting.some(({ id }) => id === caseId);

async function closed(caseId: string): Promise<void> {
  expect((await closeCase(tools, counselor, caseId, 'talked')).kind).toBe('done');
}

describe('an officer who pastes without end', () => {
  it('is read as far as is kept, heard in what stands at its end, and answered', async () => {
    const { caseId, from } = await talk();
    const paste = `${'<script>alert(1)</script>\u202e\u0000 &amp; '.repeat(8_000)}I want to die`;
    const receipt = await world.say(from, paste);
    expect(receipt.kind).toBe('committed');
    const opened = await openCase(tools, counselor, caseId);
    const last = opened.kind === 'opened' ? opened.view.said.at(-1) : undefined;
    expect(last?.words.length).toBeLessThanOrEqual(16_000);
    expect(last?.level === 'L0' || last?.level === undefined).toBe(false);
    expect((await sayToOfficer(tools, counselor, caseId, 'I am here', 'one')).kind).toBe('sent');
    await closed(caseId);
  });
});

describe('ten tabs of one counselor', () => {
  it('take a case once, send a message once and close once', async () => {
    const { caseId, from } = await ringingCase(world);
    const inAll = async <T extends { readonly kind: string }>(press: () => Promise<T>) =>
      (await Promise.all(TABS.map(press))).map(({ kind }) => kind);
    const took = await inAll(() => takeCase(tools, counselor, caseId));
    expect(took.filter((kind) => kind === 'taken')).toHaveLength(1);
    expect(new Set(took)).toEqual(new Set(['taken', 'yours-already']));
    world.heard(from);
    const said = await inAll(() => sayToOfficer(tools, counselor, caseId, 'hello', 'same'));
    expect(said.filter((kind) => kind === 'sent')).toHaveLength(1);
    expect(world.heard(from)).toHaveLength(1);
    const ended = await inAll(() => closeCase(tools, counselor, caseId, 'talked'));
    expect(ended.filter((kind) => kind === 'done')).toHaveLength(1);
    const audited = (await auditOfCase(world, caseId)).map(({ action }) => action);
    expect(audited.filter((action) => action === 'case-closed')).toHaveLength(1);
  });
});

describe('an officer who erases in the middle of a talk', () => {
  it('is written to no more, and the case ends', async () => {
    const { caseId, from } = await talk();
    await world.tap(from, 'erase:yes');
    world.heard(from);
    const said = await sayToOfficer(tools, counselor, caseId, 'are you there?', 'after');
    expect(['closed', 'person-gone']).toContain(said.kind);
    expect(world.heard(from)).toEqual([]);
    expect(await waits(caseId)).toBe(false);
  });
});

describe('a channel that the officer blocked', () => {
  it('loses no talk: what cannot be sent is set aside, and the case stays with who has it', async () => {
    const reached: Address[] = [];
    world.plug({
      name: 'slack',
      send: async (to) => {
        reached.push(to);
        return { kind: 'unreachable' };
      },
      stop: async () => undefined,
    });
    const from = await world.joined('en', 'slack');
    await world.say(from, 'My gun is on the nightstand and I want to die');
    const mine = (await queueView(tools, second)).waiting.at(-1);
    const caseId = mine?.id ?? '';
    expect((await takeCase(tools, second, caseId)).kind).toBe('taken');
    await world.advance(1_000); // lines of one moment have no order
    expect((await sayToOfficer(tools, second, caseId, 'I am here', 'one')).kind).toBe('sent');
    expect(reached.length).toBeGreaterThan(0);
    const aside = await rowsOf(
      world,
      `select 1 from ledger.outbox where dead_at is not null and effect ->> 'kind' = 'relay.v1'`,
    );
    expect(aside).toHaveLength(1);
    const opened = await openCase(tools, second, caseId);
    expect(opened.kind === 'opened' && opened.view).toMatchObject({
      state: 'claimed',
      isMine: true,
      isCutOff: true,
      said: [{ fate: undefined }, { author: 'counselor', fate: 'unreachable' }],
    });
    const marks = (await auditOfCase(world, caseId)).filter(
      ({ action }) => action === 'message-fate',
    );
    expect(marks.map(({ detail }) => detail['fate'])).toEqual(['unreachable']);
    expect((await closeCase(tools, second, caseId, 'unreachable')).kind).toBe('done');
  });
});

describe('a clock that jumps', () => {
  it.each([
    ['back by two hours', -2 * 3_600_000],
    ['ahead by three days', 3 * 86_400_000],
  ])('%s stops no alert', async (_, ms) => {
    const { caseId } = await ringingCase(world);
    await world.advance(ms);
    await world.advance(1);
    expect(await waits(caseId)).toBe(true);
    const rings = await rowsOf(
      world,
      `select 1 from ledger.outbox where dead_at is null and effect ->> 'kind' = 'ring.v1'
        and effect ->> 'caseId' = '${caseId}'`,
    );
    expect(rings).toHaveLength(1);
    await takeCase(tools, second, caseId);
    expect((await closeCase(tools, second, caseId, 'talked')).kind).toBe('done');
  });
});

describe('a counselor whose account goes off in the middle of a talk', () => {
  it('says nothing more, and the talk rings for others', async () => {
    const { caseId, from } = await talk();
    const other = await talk('zh-CN');
    await switchOff(tools, counselor.id);
    expect(await waits(caseId)).toBe(true);
    // They are told why, and by when somebody else is asked, each in their language.
    expect(handedOn('en')).toContain(toldIn(world.heard(from)));
    expect(handedOn('zh-CN')).toContain(toldIn(world.heard(other.from)));
    const late = await sayToOfficer(tools, counselor, caseId, 'one more thing', 'late').then(
      ({ kind }) => kind,
      () => 'refused',
    );
    expect(late).not.toBe('sent');
    expect(world.heard(from)).toEqual([]);
    expect((await takeCase(tools, second, caseId)).kind).toBe('taken');
    expect((await closeCase(tools, second, caseId, 'talked')).kind).toBe('done');
  });
});
