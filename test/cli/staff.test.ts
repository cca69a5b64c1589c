import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dropPeers } from '../../db/peers.ts';
import { addPasskey, passkeysOf } from '../../src/admin/sign-in/passkey.flow.ts';
import { readerOf } from '../../src/admin/sign-in/session.flow.ts';
import { signIn } from '../../src/admin/sign-in.flow.ts';
import { deskRoutes } from '../../src/care/desk/routes.flow.ts';
import { run } from '../support/command.ts';
import { linkToken } from '../support/console-client.ts';
import { openADesk } from '../support/desks.ts';
import { keyOf } from '../support/passkey.ts';
import { invitedPeer } from '../support/peers.ts';
import { rowsOf } from '../support/rows.ts';
import { MASTER_KEY } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { staff } = world;
const tools = { ...world.tools, clock: () => new Date() }; // the command's own clock
const folder = await mkdtemp(join(tmpdir(), 'warmline-staff-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const env = { DATABASE_URL: world.url, MASTER_KEY, DATA_FOLDER: folder };
const command = (...args: string[]) => run(['staff', ...args], '', env);

describe('staff', () => {
  it('invites by a link that works', async () => {
    const { code, out } = await command('invite', 'lead', 'Lead 2', '--to-stdout');
    expect(code).toBe(0);
    const token = /#(\S+)/.exec(out)?.[1] ?? '';
    expect(await signIn(tools, token)).toMatchObject({ kind: 'signed-in' });
    expect((await command('list')).out).toContain('Lead 2');
  });

  it('signs somebody out everywhere', async () => {
    const signedIn = await signIn(tools, await linkToken(tools, staff.counselor.id));
    if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind);
    const { code, out } = await command('sign-out', staff.counselor.id);
    expect([code, out]).toEqual([0, 'sessions ended: 1\n']);
    expect(await readerOf(tools, signedIn.secret, true)).toBeUndefined();
  });

  it('lists passkeys and removes one', async () => {
    await addPasskey(tools, staff.counselor.id, keyOf('x'));
    const [passkey] = await passkeysOf(tools, staff.counselor.id);
    const { out } = await command('passkeys', staff.counselor.id);
    expect(out).toMatch(/^[-\da-f]{36} {2}made [-\d]{10} {2}used - {2}Firefox · Linux\n$/);
    const id = passkey?.id ?? '';
    const nobodys = await command('passkeys', staff.lead.id, '--remove', id);
    expect([nobodys.code, nobodys.said]).toEqual([1, 'refused: no-such-passkey\n']);
    expect((await command('passkeys', staff.counselor.id, '--remove', id)).out).toBe('removed\n');
    expect(await passkeysOf(tools, staff.counselor.id)).toEqual([]);
  });

  it.each(['sign-out', 'passkeys', 'disable', 'link'])(
    'refuses to %s whoever there is not, by any name',
    async (what) => {
      for (const who of ['nobody', 'constructor', tools.newId()]) {
        const { code, said } = await command(what, who, '--to-stdout');
        expect([code, said]).toEqual([1, 'refused: no-such-staff\n']);
      }
    },
  );

  it('expects a work account, where a claim of it is named', async () => {
    const { lead } = staff;
    expect((await command('expect', lead.id, 'a@b.example')).said).toBe('refused: no-oidc-claim\n');
    const issuer = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'x', OIDC_CLAIM: 'email' };
    const args = ['staff', 'expect', lead.id];
    expect((await run([...args, 'a@b.example'], '', { ...env, ...issuer })).out).toBe('expected\n');
    expect((await run(args, '', { ...env, ...issuer })).said).toBe('refused: bad-claim\n');
  });

  it('says which desks an account answers for, and of a desk alone', async () => {
    const { id } = await openADesk(world);
    expect((await command('routes', id, 'logistics', 'hr')).out).toBe('routes-set\n');
    expect(await deskRoutes(tools, id)).toEqual(['hr', 'logistics']);
    expect((await command('routes', id, 'logistics')).code).toBe(0);
    expect(await deskRoutes(tools, id)).toEqual(['logistics']);
    expect((await command('routes', id, 'nowhere')).code).toBe(2);
    expect((await command('routes', staff.lead.id, 'hr')).said).toBe('refused: no-such-desk\n');
    expect(
      await rowsOf(
        world,
        "select detail->>'desks' as desks from ledger.audit_events where action = 'desk-routes-set'",
      ),
    ).toEqual([{ desks: 'hr logistics' }, { desks: 'logistics' }]);
  });

  it('links a peer to the roster, and says who is not linked', async () => {
    const { id } = await invitedPeer(world, '31');
    await tools.pools.station.transact('wl_registrar', ({ db }) => dropPeers(db, [id]));
    expect((await command('list')).out).toContain('Peer 31  (not linked to the roster)');
    expect((await command('roster', id, '32')).said).toBe('refused: not-on-roster\n');
    expect((await command('roster', id, '31')).out).toBe('peer-linked\n');
    expect((await command('list')).out).not.toContain('not linked');
    const invite = ['invite', 'peer', 'Peer 33', '--unit', world.unitId, '--to-stdout'];
    expect((await command(...invite)).said).toBe('refused: roster-needed\n');
    expect((await command(...invite, '--roster', '31')).said).toBe('refused: roster-taken\n');
  });

  it('switches an account off, and leaves to the running program at once what it had', async () => {
    expect((await command('disable', staff.second.id)).out).toBe('disabled\n');
    const left = await rowsOf<{ claimedUntil: Date | null }>(
      world,
      `select claimed_until "claimedUntil" from ledger.outbox
       where effect ->> 'kind' in ('release-cases.v1', 'release-appointments.v1')`,
    );
    expect(left).toEqual([{ claimedUntil: null }, { claimedUntil: null }]);
    expect((await command('disable', staff.second.id)).said).toBe('refused: no-such-staff\n');
  });
});
