// `conduct FILE…`: plays scripted conversations through the core and checks what the officer sees.

import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { LOCALES } from '../core/person.ts';
import { type Ground, openThrowaway } from '../ground.ts';
import type { Config } from '../ops/config.ts';
import { type Check, CheckSpec, checked } from './conduct-check.ts';
import { type Io, jsonOf, linesOf, printJson } from './lines.ts';
import { openPlay, type Played } from './play.ts';
import { Turn } from './turn.ts';
import { Usage } from './usage.ts';

const Script = z.object({
  id: z.string(),
  lang: z.string().transform((lang) => (lang.startsWith('zh') ? LOCALES[1] : LOCALES[0])),
  persona: z.string().optional(),
  turns: z.array(Turn).min(1),
  checks: z.array(CheckSpec).min(1),
});
type Script = z.infer<typeof Script>;

const NOW = new Date('2026-03-02T12:00:00Z');

export async function conduct(files: string[], config: Config, io: Io): Promise<number> {
  if (files.length === 0) throw new Usage('conduct FILE…');
  const ground = await openThrowaway(config);
  const isRepeatable = config.DATABASE_URL === undefined; // ids of a kept database are taken
  const checks: Check[] = [];
  try {
    for (const file of files) {
      for await (const [number, line] of linesOf(createReadStream(file))) {
        const { data: script } = Script.safeParse(jsonOf(line));
        if (script === undefined) throw new Usage(`${file}:${number} is not a conversation`);
        checks.push(...(await playScript(ground, script, isRepeatable)));
      }
    }
  } finally {
    await ground.stop();
  }
  const failed = checks.filter(({ isPassed }) => !isPassed).length;
  printJson(io, {
    passed: checks.length - failed,
    failed,
    checks: checks.map(({ isPassed, ...check }) => ({ ...check, passed: isPassed })),
  });
  return failed === 0 ? 0 : 1;
}

async function playScript(ground: Ground, script: Script, isRepeatable: boolean): Promise<Check[]> {
  const play = await openPlay(ground, {
    locale: script.lang,
    channel: 'terminal',
    isJoined: true,
    now: NOW,
    ...(isRepeatable && { seed: script.id }),
  });
  const turns: Played[] = [];
  for (const turn of script.turns) turns.push(await play.turn(turn));
  await play.close();
  const problems: Check[] = turns.flatMap(({ problem }, turn) =>
    problem === undefined
      ? []
      : [{ id: script.id, turn, name: 'turn-could-not-be-played', isPassed: false, saw: problem }],
  );
  return [...problems, ...script.checks.map((check) => checked(script.id, check, turns))];
}
