// One question as a line with buttons: its answers, then back, skip and pause; where it was answered
// before, to leave that answer, and to leave all the rest.

import type { Snapshot } from '../../core/decision.ts';
import type { ScaleRun } from '../../core/dialogue.ts';
import type { Button, Say } from '../../core/effect.ts';
import { before, type Position } from './answering.ts';
import { openItems, type Scale } from './scale.ts';

export function question(now: Snapshot, run: ScaleRun, scale: Scale, position: Position): Say {
  const { locale } = now.person;
  const open = openItems(scale, position.answers);
  const place = open.findIndex(({ linkId }) => linkId === position.at);
  const item = open[place];
  if (item === undefined) return { key: 'scale-closed' };
  const at = scale.items.indexOf(item);
  const options = item.options.map(({ code, label }, n): Button => {
    const mark = position.answers[item.linkId] === code ? '✓ ' : '';
    return { id: `scale-answer:${at}:${n}:${run.id}`, name: `${mark}${label[locale]}` };
  });
  const isKept = run.again !== undefined && position.answers[item.linkId] !== undefined;
  const hasBefore = before(scale, position) !== undefined;
  return {
    key: 'scale-question',
    params: {
      place: `${place + 1}/${open.length}`,
      question: [item.lead?.[locale], item.text[locale]].filter(Boolean).join('\n\n'),
    },
    buttons: [
      ...options,
      ...(hasBefore ? [{ id: `scale-back:${run.id}`, label: 'scale-back' } as const] : []),
      { id: `scale-skip:${run.id}`, label: isKept ? 'scale-keep' : 'skip' },
      { id: `scale-pause:${run.id}`, label: run.again ? 'scale-rest' : 'scale-pause' },
    ],
  };
}
