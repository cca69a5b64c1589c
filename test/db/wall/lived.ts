// A world in which there is something for everybody to see, and a view on all of it: two units,
// two instructors, talks that wait, are held by one and by another, and are over.

import postgres from 'postgres';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { closeCase } from '../../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../../src/hotline/counselor-says.flow.ts';
import { afterwards } from '../../support/afterwards.ts';
import { memberOf, ringingCase } from '../../support/desk-world.ts';
import { openWorld } from '../../support/world.ts';

export type Rows = {
  readonly cases: readonly {
    id: string;
    state: string;
    counselor_id: string | null;
    person_id: string;
    opened_at: Date;
  }[];
  readonly messages: readonly { id: string; case_id: string | null }[];
  readonly assessments: readonly { id: string; person_id: string; at: Date }[];
  readonly alarms: readonly { id: string; case_id: string | null }[];
  readonly people: readonly { id: string }[];
  readonly flag_inbox: readonly { id: string; unit_id: string; reader_id: string | null }[];
  readonly flag_reads: readonly { id: string; flag_id: string }[];
};

export type Actor = {
  readonly name: string;
  readonly id: string;
  readonly role: 'counselor' | 'lead' | 'instructor' | 'nobody';
  readonly unitId: string | undefined;
};

export async function liveIn() {
  const world = await openWorld();
  const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
  afterwards(() => owner.end());
  const { counselor, second } = {
    counselor: memberOf(world.staff.counselor),
    second: memberOf(world.staff.second),
  };
  await ringingCase(world);
  for (const holder of [counselor, second]) {
    const { caseId } = await ringingCase(world);
    await takeCase(world.tools, holder, caseId);
    await sayToOfficer(world.tools, holder, caseId, 'I am here.', 'first');
  }
  const over = await ringingCase(world);
  await takeCase(world.tools, second, over.caseId);
  await closeCase(world.tools, second, over.caseId, 'talked');
  await world.say(await world.joined('en'), 'Slept badly after the night shift.');

  const elsewhere = {
    unit: world.tools.newId(),
    reader: world.tools.newId(),
    gone: world.tools.newId(),
  };
  await owner`insert into ledger.units (id, name, region, time_zone, "createdAt")
    values (${elsewhere.unit}, 'Unit 2', 'CN', 'Asia/Shanghai', now())`;
  const member = (id: string, role: string, unitId: string | null, off: Date | null) =>
    owner`insert into ledger.staff (id, role, label, unit_id, locale, "createdAt", disabled_at)
      values (${id}, ${role}, 'x', ${unitId}, 'en', now(), ${off})`;
  await member(elsewhere.reader, 'instructor', elsewhere.unit, null);
  await member(elsewhere.gone, 'lead', null, world.now());
  for (const [unit, reader] of [
    [world.unitId, null],
    [world.unitId, world.staff.instructor.id],
    [world.unitId, elsewhere.reader],
    [elsewhere.unit, null],
  ] as const) {
    const id = world.tools.newId();
    await owner`insert into station.flag_inbox (id, unit_id, sealed, sent_at, lapses_at, reader_id)
      values (${id}, ${unit}, 'x', now(), now(), ${reader})`;
    await owner`insert into station.flag_reads (flag_id, staff_id, at) values (${id}, ${elsewhere.reader}, now())`;
  }
  const actors: Actor[] = [
    { name: 'a counselor', ...at(world.staff.counselor) },
    { name: 'another counselor', ...at(world.staff.second) },
    { name: 'the lead', ...at(world.staff.lead) },
    { name: 'an instructor', ...at(world.staff.instructor), unitId: world.unitId },
    {
      name: 'another instructor',
      id: elsewhere.reader,
      role: 'instructor',
      unitId: elsewhere.unit,
    },
    { name: 'an admin', ...at(world.staff.admin), role: 'nobody' },
    { name: 'a lead whose account is off', id: elsewhere.gone, role: 'nobody', unitId: undefined },
    { name: 'a stranger', id: world.tools.newId(), role: 'nobody', unitId: undefined },
    { name: 'no one', id: '', role: 'nobody', unitId: undefined },
  ];
  return { world, owner, actors };
}

function at({ id, role }: { readonly id: string; readonly role: string }) {
  return { id, role: role as Actor['role'], unitId: undefined };
}
