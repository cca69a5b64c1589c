// The commands by name. Each is loaded when it is asked for, so that `help` is quick.

import type { Config } from '../ops/config.ts';
import { type Io, print } from './lines.ts';
import { Usage } from './usage.ts';

const HELP = `warmline <command>

  start                           run everything: web chat, console, messengers, workers
  chat [--json] [--joined]        talk to it in the shell, or play turns as JSON lines
  staff list|invite|link|sign-out|passkeys|expect|desk|routes|disable
                                  accounts of counselors, instructors, admins …
  unit add|list|cards             units, squads, and cards for joining
  schedule list|set|day|holidays|pattern|duties|feed
                                  when a unit is asked, its holidays, its squads' shifts
  incident list|mark|off|met|code critical incidents, and whom they ask
  roster import FILE              people of a station, and what happened to them, from a list
  roster list|gaps|add|swap       who of the counselors is on call
  assess                          rate JSON lines {"id","text"} from stdin
  eval FILE… [--details OUT]      measure listening on labelled JSON lines
  conduct FILE…                   play scripted conversations and check them
  alarms [--json]                 how often each rule was right, by counselors' word
  audit verify|key|bundle|proof|export|witness|cosign
                                  check the audit log, hand it out to be checked, cosign it
  keys list|rotate|new            the keys that seal everything, and a new one
  scales list|import|publish|retire
                                  questionnaires, and which of them are asked
  own-data export|erase ALIAS     what is stored about one officer
  retention [run]                 how long what is kept, and what is past its time
  outbox [list|retry|drop]        what waits to be done, and what was put aside
  review make|write FILE          tell a quarter that is over; write it as PDF or CSV
  simulate [--officers N] [--days N] [--seed N]
                                  fill an empty database with a made-up force
  backup FILE                     the whole database in one encrypted file
  restore FILE [--check]          bring it back into an empty database, or only look whether it is whole
  doctor [--security]             check this installation, or each promise now
  config                          every environment variable, as a table`;

type Run = (args: string[], config: Config, io: Io) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<Run>>> = {
  start: async () => (await import('../main.ts')).start,
  chat: async () => (await import('./chat.ts')).chat,
  staff: async () => (await import('./staff.ts')).staff,
  unit: async () => (await import('./unit.ts')).unit,
  schedule: async () => (await import('./schedule.ts')).schedule,
  incident: async () => (await import('./incident.ts')).incident,
  roster: async () => (await import('./roster.ts')).roster,
  assess: async () => (await import('./listen.ts')).assess,
  eval: async () => (await import('./listen.ts')).evaluateFiles,
  conduct: async () => (await import('./conduct.ts')).conduct,
  alarms: async () => (await import('./alarms.ts')).alarms,
  scales: async () => (await import('./scales.ts')).scales,
  retention: async () => (await import('./retention.ts')).retention,
  'own-data': async () => (await import('./own-data.ts')).ownData,
  outbox: async () => (await import('./outbox.ts')).outbox,
  keys: async () => (await import('./keys.ts')).keys,
  review: async () => (await import('./review.ts')).review,
  simulate: async () => (await import('./simulate.ts')).simulate,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./backup.ts')).restore,
  doctor: async () => (await import('./doctor.ts')).doctor,
  config: async () => (await import('./config-table.ts')).configTable,
};

export function hasCommand(name: string): boolean {
  return name === 'help' || name === 'audit' || Object.hasOwn(COMMANDS, name);
}

/** @returns the exit code. @throws Usage for wrong use, ConfigError for a bad environment. */
export async function runCommand(
  name: string,
  args: string[],
  config: () => Config,
  io: Io,
): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    print(io, HELP);
    return 0;
  }
  // A bundle is checked where there is no environment to be right or wrong.
  if (name === 'audit') return (await import('./audit.ts')).audit(args, config, io);
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) throw new Usage(`no such command; 'warmline help' lists them`);
  return (await load())(args, config(), io);
}
