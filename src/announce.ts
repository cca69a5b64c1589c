// What a first look at the terminal should tell: where to go, how to get in.

import { activeStaff } from '../db/staff.ts';
import { allUnits } from '../db/units.ts';
import { type Demo, makeDemo } from './admin/demo.flow.ts';
import { makeLink } from './admin/sign-in.flow.ts';
import { STAFF_ROLES } from './admin/staff.ts';
import { putDemoRoster } from './care/demo.flow.ts';
import { type Io, print } from './cli/lines.ts';
import type { Config } from './ops/config.ts';
import { isWeb } from './ops/role.ts';
import type { Tools } from './outbox/tools.ts';

type Place = Pick<Config, 'ROLE' | 'DEMO'> & {
  /** Where this process itself answers. */
  readonly url: string;
};

export async function announce(tools: Tools, place: Place, io: Io): Promise<void> {
  print(io, '\nWarmline is running.\n');
  if (isWeb(place.ROLE)) await printPages(tools, place.DEMO === 'yes', io);
  else print(io, `  health         ${place.url}/readyz; it works, others serve the pages\n`);
  print(io, 'Ctrl-C stops it; what was written stays.\n');
}

async function printPages(tools: Tools, isDemo: boolean, io: Io): Promise<void> {
  const url = tools.settings.publicUrl;
  const demo = isDemo ? await demoIfEmpty(tools) : undefined;
  const isTerminal = io.output.isTTY === true;
  print(io, `  officer chat   ${url}/`);
  if (demo !== undefined) {
    print(io, '  demo cards     each joins one officer, once');
    for (const { name, codes } of demo.units)
      for (const code of codes)
        print(io, `                 ${code}  ${name}   ${url}/#card=${code}`);
  }
  print(io, `  console        ${url}/console`);
  if (isTerminal) await printLinks(tools, io);
  else
    print(
      io,
      '                 sign-in links: npm run -s warmline -- staff link ROLE, in a terminal',
    );
  print(io, `  API            ${url}/openapi.json\n`);
}

async function demoIfEmpty(tools: Tools): Promise<Demo | undefined> {
  const units = await tools.pools.station.transact('wl_admin', ({ db }) => allUnits(db));
  return units.length === 0 ? makeDemo(tools, putDemoRoster) : undefined;
}

/** One link for the first account of each role; each works once, for ten minutes. */
async function printLinks(tools: Tools, io: Io): Promise<void> {
  const staff = await tools.pools.station.transact('wl_admin', ({ db }) =>
    activeStaff(db, STAFF_ROLES),
  );
  const first = STAFF_ROLES.map((role) => staff.find((member) => member.role === role));
  if (first.every((member) => member === undefined)) return;
  print(io, '  sign in as     each link works once, for 10 minutes; never share or log them');
  for (const member of first) {
    if (member === undefined) continue;
    const link = await makeLink(tools, member.id);
    if (link.kind === 'made') print(io, `    ${member.role.padEnd(12)} ${link.url}`);
  }
}
