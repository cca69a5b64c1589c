// Pieces of both talk pages. Clocks are rendered as instants; the page's script makes them run.

import { html } from 'hono/html';
import { CHARACTERS_MAX } from '../../../../src/hotline/counselor-says.flow.ts';
import type { QueueView } from '../../../../src/hotline/queue.flow.ts';
import type { Html } from '../layout.ts';
import { isTalkKey, type TalkWords } from './words.ts';

type WaitingView = QueueView['waiting'][number];

const GOOD = new Set([
  'acknowledged',
  'closed-now',
  'released',
  'lowered',
  'raised',
  'moment',
  'offered',
  'plan-sent',
  'assessed',
  'noted',
  'aid-asked',
  'draft-dropped',
  'break',
  'topics-kept',
  'back',
  'offer-dropped',
  'joined',
  'left',
  'judged',
  'intake-paused',
  'intake-resumed',
  'block-asked',
  'block-confirmed',
  'block-refused',
  'block-lifted',
  'death-said',
  'death-confirmed',
  'death-taken-back',
]);

export function levelTag(say: TalkWords, level: WaitingView['level']): Html {
  return html`<span class="level" data-level="${level}">${level}</span> <span class="level-word">${say(`level-${level}`)}</span>`;
}

export function since(at: Date): Html {
  return html`<time datetime="${at.toISOString()}" data-since>–</time>`;
}

export function clockTag(say: TalkWords, { kind, dueAt, isBroken }: WaitingView['clock']): Html {
  const [left, over] = clockWords(say, kind);
  const tone = `${kind === 'ringing' ? 'rings' : kind === 'kept' ? '' : 'good'}${isBroken ? ' bad' : ''}`;
  return html`<span class="tag num ${tone}"><time datetime="${dueAt.toISOString()}" data-due data-left="${left}" data-over="${over}">–</time></span>`;
}

function clockWords(say: TalkWords, kind: WaitingView['clock']['kind']): readonly [string, string] {
  const t = '§';
  switch (kind) {
    case 'ringing':
      return [say('ringing-left', { t }), say('ringing-over', { t })];
    case 'acknowledged':
      return [say('seen-left', { t }), say('seen-over', { t })];
    case 'kept':
      return [say('kept-left', { t }), say('kept-over')];
  }
}

/** What the last press did, by its code; nothing for a code that is not ours. */
export function saidLine(say: TalkWords, said: string): Html {
  const key = `said-${said}`;
  if (!isTalkKey(key)) return html``;
  const tone = GOOD.has(said) ? 'good' : 'bad';
  return html`<p class="said ${tone}" role="status">${say(key, { max: CHARACTERS_MAX })}</p>`;
}

/** Sound, notifications, and whether the page hears of changes at once. */
export function alarmBar(say: TalkWords): Html {
  return html`<div class="actions alarm" data-alarm data-title="${say('notify-title')}" data-ringing-text="${say('notify-ringing')}" data-message-text="${say('notify-message')}">
<span class="tag" data-live data-on="${say('live')}" data-off="${say('offline')}" role="status">${say('offline')}</span>
<button type="button" class="quiet" data-sound aria-pressed="false">${say('sound')}</button>
<button type="button" class="quiet" data-notify aria-pressed="false">${say('notify')}</button>
</div>`;
}

/** How many others ring meanwhile, kept by the page's script. */
export function othersRing(say: TalkWords): Html {
  return html`<a class="tag bad" href="/console/talks" data-others data-text="${say('other-ringing', { n: '§' })}" hidden></a>`;
}
