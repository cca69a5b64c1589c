// The console over HTTP on a world of its own, with an account of any role.

import { Hono } from 'hono';
import { openDesk } from '../../adapters/web/console/desk.ts';
import { consolePages } from '../../adapters/web/console/index.ts';
import { inviteStaff } from '../../src/admin/staff.flow.ts';
import type { StaffRole } from '../../src/admin/staff.ts';
import { type Client, signedIn } from './console-client.ts';
import type { World } from './world.ts';

export function consoleOf({ tools }: World) {
  const app = new Hono().route('/console', consolePages(tools, openDesk(tools)));
  const as = (member: { readonly id: string }) => signedIn(app, tools, member.id);
  return {
    app,
    as,
    invited: async (role: StaffRole, unitId?: string): Promise<Client> => {
      const label = `${role} ${tools.newId().slice(-6)}`;
      const made = await inviteStaff(tools, { role, label, unitId, locale: 'en' });
      if (made.kind !== 'invited') throw new Error(made.kind);
      return as({ id: made.staffId });
    },
  };
}

export async function htmlOf(response: Promise<Response>): Promise<string> {
  return (await response).text();
}
