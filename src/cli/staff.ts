// `staff invite | link | list | disable`. Links go to a terminal only, unless asked for on stdout.

import { parseArgs } from 'node:util';
import { makeLink } from '../admin/sign-in.flow.ts';
import { inviteStaff, staffList, switchOff } from '../admin/staff.flow.ts';
import { isStaffRole, STAFF_ROLES } from '../admin/staff.ts';
import { isLocale } from '../core/person.ts';
import type { Config } from '../ops/config.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Io, print, refuse } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

const HELP = `staff list
staff invite ROLE LABEL [--unit ID] [--locale en|zh-CN] [--to-stdout]
staff link ID|ROLE [--to-stdout]
staff disable ID
roles: ${STAFF_ROLES.join(', ')}`;

export async function staff(args: string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      unit: { type: 'string' },
      locale: { type: 'string', default: 'zh-CN' },
      'to-stdout': { type: 'boolean', default: false },
    },
  });
  const [what, one = '', label = ''] = positionals;
  const mayPrint = io.output.isTTY === true || values['to-stdout'];
  switch (what) {
    case 'list':
      return withTools(config, (tools) => list(tools, io));
    case 'invite': {
      if (!isStaffRole(one) || label === '' || !isLocale(values.locale)) throw new Usage(HELP);
      if (!mayPrint) throw new Usage(NO_TERMINAL);
      const wish = { role: one, label, unitId: values.unit, locale: values.locale };
      return withTools(config, async (tools) => {
        const made = await inviteStaff(tools, wish);
        if (made.kind !== 'invited') return refuse(io, made.kind);
        print(io, `${made.staffId}\n${made.link}\nworks once, for 10 minutes`);
        return 0;
      });
    }
    case 'link':
      if (one === '') throw new Usage(HELP);
      if (!mayPrint) throw new Usage(NO_TERMINAL);
      return withTools(config, (tools) => link(tools, one, io));
    case 'disable':
      if (one === '') throw new Usage(HELP);
      return withTools(config, async (tools) => {
        const { kind } = await switchOff(tools, one);
        if (kind !== 'disabled') return refuse(io, kind);
        print(io, kind);
        return 0;
      });
    default:
      throw new Usage(HELP);
  }
}

const NO_TERMINAL = 'a sign-in link is shown on a terminal only; --to-stdout prints it anyway';

async function list(tools: Tools, io: Io): Promise<number> {
  for (const { id, role, label, disabledAt } of await staffList(tools))
    print(io, `${id}  ${role.padEnd(11)} ${label}${disabledAt ? '  (disabled)' : ''}`);
  return 0;
}

async function link(tools: Tools, wanted: string, io: Io): Promise<number> {
  const members = await staffList(tools);
  const member = members.find(
    ({ id, role, disabledAt }) => !disabledAt && (id === wanted || role === wanted),
  );
  const made = member && (await makeLink(tools, member.id));
  if (made?.kind !== 'made') return refuse(io, 'no-such-staff');
  print(io, `${made.url}\nworks once, for 10 minutes`);
  return 0;
}
