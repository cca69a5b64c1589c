// `incident list | mark SENTENCE | off ID | met ID | code ID`: the same as on the page of incidents.

import { parseArgs } from 'node:util';
import { incidentBySentence, incidentByTap } from '../admin/incident-by-chat.flow.ts';
import { incidentTap } from '../admin/incident-tap.ts';
import { incidentList, moveIncident } from '../admin/incidents.flow.ts';
import type { Say } from '../core/effect.ts';
import { renderLine } from '../core/render-line.ts';
import type { Config } from '../ops/config.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Io, print, refuse } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

const HELP = `incident list
incident mark SENTENCE [--yes]    e.g. incident mark "critical incident for B squad since 14:00" --yes
incident off|met INCIDENT-ID      nobody is asked any more; the crew was offered a talk
incident code INCIDENT-ID         a fresh code for the crew, shown once`;

const BY = { member: { id: 'program', role: 'admin', unitId: null }, locale: 'en' } as const;
const MARKER = { id: 'program', role: 'admin', unitId: undefined } as const;

export async function incident(args: string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false } },
  });
  const [what, ...rest] = positionals;
  const [id = ''] = rest;
  if (what === 'list') return withTools(config, (tools) => list(tools, io));
  if (what === 'mark' && rest.length > 0)
    return withTools(config, (tools) => mark(tools, rest.join(' '), values.yes, io));
  const to = (['off', 'met', 'code'] as const).find((one) => one === what);
  if (to === undefined || !/^[\da-f-]{36}$/.test(id)) throw new Usage(HELP);
  return withTools(config, async (tools) => {
    const moved = await moveIncident(tools, MARKER, id, to);
    if (moved.kind !== 'done' && moved.kind !== 'new-code') return refuse(io, moved.kind);
    print(io, moved.kind === 'new-code' ? moved.code : 'done');
    return 0;
  });
}

async function list(tools: Tools, io: Io): Promise<number> {
  for (const { id, unit, squads, happenedAt, clock } of await incidentList(tools, MARKER))
    print(io, `${id}  ${unit} ${squads.join(' ')}  ${happenedAt.toISOString()}  ${clock.kind}`);
  return 0;
}

/** Shows what it would do; `--yes` does it. */
async function mark(tools: Tools, sentence: string, isYes: boolean, io: Io): Promise<number> {
  const say = await incidentBySentence(tools, sentence, BY);
  if (say === undefined) return refuse(io, 'no-incident-in-it');
  show(io, say);
  const tap = incidentTap(say.buttons?.[0]?.id ?? '');
  if (tap === undefined) return 1;
  if (!isYes) {
    print(io, 'nothing was marked; --yes does it');
    return 0;
  }
  const done = await incidentByTap(tools, tap, BY);
  show(io, done);
  return done.key === 'incident-marked' ? 0 : 1;
}

function show(io: Io, say: Say): void {
  print(io, renderLine('incident', 'en', { ...say, variant: 0 }).text);
}
