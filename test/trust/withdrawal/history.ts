// Plays one officer's history, with the real worker and model client, and looks at what is kept.

import postgres from 'postgres';
import { receive } from '../../../src/core/receive.flow.ts';
import { openFlag } from '../../../src/trust/flag-inbox.flow.ts';
import { yesTap } from '../../../src/trust/wordings.ts';
import { afterwards } from '../../support/afterwards.ts';
import { memberOf } from '../../support/desk-world.ts';
import { evenings } from '../../support/evenings.ts';
import { countedNow, keptOf, newestNote } from './kept.ts';
import { dieHoldingWork, leavings, tomorrow } from './leavings.ts';
import type { Deed, Step } from './steps.ts';
import { watchedWorld } from './watched.ts';

const MINUTE_MS = 60_000;
const WORDS = 'A long week, but it was fine.';

/** @returns what plays a history and tells what left that should not have; and how often an aid was asked for. */
export async function historyOf() {
  const { world, model, wrong, heard, state, begin } = await watchedWorld();
  const { tools } = world;
  const dying = { ...tools, doNow: async () => undefined };
  const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
  afterwards(() => owner.end());
  const { scheduled, personAt } = evenings(world);
  await scheduled('30 8,12,16,20 * * *');
  const { aidAsked, cardElsewhere, diedInTalk, questionnaire } = await leavings(world);

  return { play: historyPlayed, aidsAsked: () => state.aidsAsked };

  async function historyPlayed(steps: readonly Step[]): Promise<string[]> {
    const told = await begin('scores', 'words');
    const personId = await personAt(state.from);
    let isCrashing = false;
    let isBackLate = false;
    let isDeadLate = false;
    let takenBackMs = 0;
    for (const step of steps) await play(step);
    await settle();
    return [...wrong];

    async function bring(said: { words: string } | { tap: string }): Promise<void> {
      const crashing = isCrashing;
      isCrashing = false;
      await receive(crashing ? dying : tools, {
        id: tools.newId(),
        from: state.from,
        place: 'direct',
        said:
          'words' in said ? { kind: 'words', words: said.words } : { kind: 'choice', id: said.tap },
        at: world.now(),
      });
    }

    async function play(step: Step): Promise<void> {
      if (typeof step === 'string') return act(step);
      if ('passMin' in step) return pass(step.passMin);
      if ('give' in step) {
        // Held to from before the tap: what it allows may leave while it is committed.
        if (!told.isClosed) told.granted.add(step.give);
        return bring({ tap: yesTap(step.give, 'en') });
      }
      await bring({ tap: `slip-off:${step.take}` });
      if (!told.isClosed && told.granted.delete(step.take)) takenBackMs = world.now().getTime();
    }

    async function act(deed: Deed): Promise<void> {
      switch (deed) {
        case 'write':
          return bring({ words: WORDS });
        case 'check-in':
          return checkIn();
        case 'scale':
          return questionnaire(bring, newest);
        case 'flag':
          return flag();
        case 'flag-back':
          return takingBack(`flag-take-back:${told.flagId}`);
        case 'stop':
          await bring({ tap: 'stop' });
          told.isStopped = true;
          return;
        case 'own-day':
          await bring({ tap: 'own-day-add' });
          return bring({ words: tomorrow(world.now()) });
        case 'pause':
          await bring({ words: 'pause 3 days' });
          told.pausedUntilMs = world.now().getTime() + 3 * 1_440 * MINUTE_MS;
          return;
        case 'resume':
          told.isStopped = told.isClosed;
          told.pausedUntilMs = 0;
          return bring({ tap: 'resume' });
        case 'retire':
          return takingBack('retire-stay');
        case 'other-unit':
          await bring({ words: await cardElsewhere() });
          return takingBack('unit-keep');
        case 'aid':
          return aidAsked(personId, await wrote());
        case 'died':
          return died();
        case 'model-down':
        case 'model-up':
          model.isFailing = deed === 'model-down';
          return;
        case 'channel-down':
        case 'channel-up':
          state.isChannelDown = deed === 'channel-down';
          return;
        case 'crash-after-commit':
          isCrashing = true;
          return;
        case 'die-holding-work':
          return dieHoldingWork(tools);
        case 'look':
          return look();
      }
    }

    async function checkIn(): Promise<void> {
      await bring({ tap: 'check-in' });
      const id = newest('mood:3');
      if (id !== undefined) await bring({ tap: id });
    }

    async function flag(): Promise<void> {
      if (told.flagId !== '') return;
      await bring({ tap: 'flag-write' });
      await bring({ words: 'Please ask me about the roster.' });
      const send = newest('flag-send:');
      if (send === undefined) return;
      await bring({ tap: send });
      told.flagId = send.split(':')[1] ?? '';
    }

    /** Where the process dies at it, the officer is told, and it holds, once another has gone on. */
    async function takingBack(tap: string): Promise<void> {
      isBackLate = isCrashing;
      await bring({ tap });
      if (!isBackLate && !told.isClosed) told.flagId = '';
    }

    async function wrote() {
      const asking = isCrashing ? dying : tools;
      await bring({ tap: 'talk' });
      await bring({ words: WORDS });
      return asking;
    }

    async function died(): Promise<void> {
      await bring({ tap: 'talk' });
      const hasDied = await diedInTalk(personId, isCrashing ? dying : tools);
      if (hasDied && !isCrashing) told.isClosed = true;
      isDeadLate = hasDied && isCrashing;
      isCrashing = false;
    }

    async function pass(minutes: number): Promise<void> {
      await world.advance(minutes * MINUTE_MS);
      if (isBackLate && !told.isClosed) told.flagId = '';
      if (isDeadLate) told.isClosed = true;
      isBackLate = false;
      isDeadLate = false;
    }

    function newest(start: string): string | undefined {
      const choices = heard.splice(0).flatMap((one) => one.choices ?? []);
      return choices.findLast(({ id }) => id.startsWith(start))?.id;
    }

    async function look(): Promise<void> {
      const note = await newestNote(owner, personId);
      const opened = note && (await openFlag(tools, memberOf(world.staff.instructor), note.id));
      if (opened?.kind === 'opened' && told.flagId !== note?.id)
        wrong.push('a note that was taken back was opened');
      const counted = await countedNow(world);
      const isAgreed = told.granted.has('scores') && told.granted.has('statistics');
      if (counted.some((one) => one.personId === personId) && !(isAgreed && !told.isClosed))
        wrong.push('somebody was counted');
    }

    /** Everything left over is done; what was taken back is deleted; then all is erased. */
    async function settle(): Promise<void> {
      model.isFailing = false;
      state.isChannelDown = false;
      await pass(185);
      await look();
      await world.advance(takenBackMs + 1_441 * MINUTE_MS - world.now().getTime());
      await look();
      const kept = await keptOf(owner, personId);
      if (!told.granted.has('words') && kept?.words !== 0) wrong.push('words were kept');
      if (!told.granted.has('scores') && kept?.scores !== 0) wrong.push('answers were kept');
      isCrashing = false;
      await bring({ tap: 'erase:yes' });
      told.isGone = !told.isClosed;
      await world.advance(1_501 * MINUTE_MS);
    }
  }
}
