// A world that watches every way out for one officer: the model, the channel. What they were told
// holds from that moment, and what leaves against it is noted.

import type { Address, Outbound } from '../../../src/core/message.ts';
import { type LineKey, sayText, variantsOf } from '../../../src/core/say.ts';
import { type Llm, openLlm } from '../../../src/listening/model.port.ts';
import { RetryLater } from '../../../src/ops/errors.ts';
import type { Scope } from '../../../src/trust/consent.ts';
import { openModel } from '../../support/model-server.ts';
import { openWorld } from '../../support/world.ts';
import { isForAnyoneThere } from './leavings.ts';

const ASKS = wordingsOf('check-in-ask', 'silence-note', 'silence-pause');
const DAYS = wordingsOf('day-note', 'caring-note');
const ERASED = sayText('en', 'erase-done', 0, {});

/** What is true for the officer, who was told so. */
type Told = {
  readonly granted: Set<Scope>;
  isStopped: boolean;
  pausedUntilMs: number;
  isGone: boolean;
  /** Two people said that they died, and it is done. */
  isClosed: boolean;
  /** The note that is out; empty: none. */
  flagId: string;
};

export async function watchedWorld() {
  const model = await openModel();
  const real = openLlm({ baseUrl: model.url, apiKey: 'x', model: 'local', timeoutMs: 2_000 });
  const wrong: string[] = [];
  const heard: Outbound[] = [];
  const state = {
    from: { channel: 'terminal', id: '' } as Address,
    isChannelDown: false,
    aidsAsked: 0,
  };
  let told = nothingTold();
  const llm: Llm = {
    assess: (words) => {
      if (told.isGone || told.isClosed || !told.granted.has('model'))
        wrong.push('a model was asked');
      return real.assess(words);
    },
    draft: (words, locale) => {
      if (told.isGone || !told.granted.has('model')) wrong.push('a model was asked for a reply');
      return real.draft(words, locale);
    },
    changes: (sentence) => real.changes(sentence),
    aid: (wanted) => {
      if (told.isGone || told.isClosed || !told.granted.has('model'))
        wrong.push('a model was asked for an aid');
      state.aidsAsked += 1;
      return real.aid(wanted);
    },
    isResting: () => false,
  };
  const world = await openWorld({ llm });
  world.plug({
    name: 'terminal',
    send: async (address, outbound) => {
      if (address.id !== state.from.id) return { kind: 'sent' };
      if (state.isChannelDown) throw new RetryLater('channel-down');
      heard.push(outbound);
      wrong.push(...wrongIn(outbound));
      return { kind: 'sent' };
    },
    stop: async () => undefined,
  });

  function wrongIn({ text }: Outbound): string[] {
    if (told.isGone) return text === ERASED ? [] : ['a line reached someone who was erased'];
    if (told.isClosed && !isForAnyoneThere(text))
      return [`a line reached the phone of who died: ${text}`];
    if (!ASKS.has(text) && !DAYS.has(text)) return [];
    if (told.isStopped) return ['a check-in was asked after STOP'];
    if (world.now().getTime() < told.pausedUntilMs) return ['a check-in was asked in a pause'];
    if (DAYS.has(text)) return told.granted.has('contact') ? [] : ['a hello was sent'];
    return told.granted.has('scores') ? [] : ['a check-in was asked'];
  }

  return {
    world,
    model,
    wrong,
    heard,
    state,
    /** Somebody new, who said yes to these. */
    begin: async (...scopes: readonly Scope[]): Promise<Told> => {
      wrong.length = 0;
      model.isFailing = false;
      state.isChannelDown = false;
      told = nothingTold();
      state.from = await world.joined('en');
      for (const scope of scopes) told.granted.add(scope);
      return told;
    },
  };
}

function nothingTold(): Told {
  return {
    granted: new Set(),
    isStopped: false,
    pausedUntilMs: 0,
    isGone: false,
    isClosed: false,
    flagId: '',
  };
}

function wordingsOf(...keys: readonly LineKey[]): ReadonlySet<string> {
  const of = (key: LineKey) =>
    Array.from({ length: variantsOf('en', key) }, (_, n) => sayText('en', key, n, {}));
  return new Set(keys.flatMap(of));
}
