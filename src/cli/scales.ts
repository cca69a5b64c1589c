// `scales list | import | publish | retire`: the questionnaires that officers may be asked.

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { importScale, publishScale, retireScale, scaleList } from '../admin/scales.flow.ts';
import { OWN_SCALE, SCORINGS } from '../checkins/scales/shipped.ts';
import type { Config } from '../ops/config.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Io, jsonOf, print, refuse } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

const HELP = `scales list
scales import FILE|own [--scoring FILE|NAME]
scales publish SCALE-ID
scales retire SCALE-ID

FILE is a FHIR R4 Questionnaire with texts in en and zh-CN. NAME is one of
${[...SCORINGS.keys()].join(', ')};
\`own\` is Warmline’s own five daily questions.`;

export async function scales(args: string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { scoring: { type: 'string' } },
  });
  const [what, one = ''] = positionals;
  if (what === 'list') return withTools(config, (tools) => list(tools, io));
  if (one === '') throw new Usage(HELP);
  switch (what) {
    case 'import':
      return bringIn(one, values.scoring, config, io);
    case 'publish':
      return withTools(config, (tools) => move(publishScale, tools, one, io));
    case 'retire':
      return withTools(config, (tools) => move(retireScale, tools, one, io));
    default:
      throw new Usage(HELP);
  }
}

async function bringIn(
  file: string,
  scoringName: string | undefined,
  config: Config,
  io: Io,
): Promise<number> {
  const questionnaire = file === 'own' ? OWN_SCALE : await jsonIn(file);
  const scoring =
    scoringName === undefined
      ? undefined
      : (SCORINGS.get(scoringName) ?? (await jsonIn(scoringName)) ?? {});
  return withTools(config, async (tools) => {
    const imported = await importScale(tools, { questionnaire, scoring });
    switch (imported.kind) {
      case 'imported':
        print(io, imported.scaleId);
        return 0;
      case 'faulty':
        for (const fault of imported.faults) print({ output: io.errors }, fault);
        return 1;
      case 'version-taken':
        return refuse(io, imported.kind);
    }
  });
}

/** Absent where there is no such file, or no JSON in it. */
async function jsonIn(file: string): Promise<unknown> {
  return jsonOf(await readFile(file, 'utf8').catch(() => ''));
}

async function move(by: typeof publishScale, tools: Tools, id: string, io: Io): Promise<number> {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return refuse(io, 'no-such-scale');
  const { kind } = await by(tools, id);
  return kind === 'published' || kind === 'retired' ? 0 : refuse(io, kind);
}

async function list(tools: Tools, io: Io): Promise<number> {
  for (const { id, state, title, version, questions, hasSafety } of await scaleList(tools))
    print(
      io,
      `${id}  ${state}  ${title.en}  ${version}  ${questions}${hasSafety ? '  safety item' : ''}`,
    );
  return 0;
}
