// What a counselor hears in their own chat of what they typed or pressed there.

import { TALKS_HERE } from '../../admin/staff-words.ts';
import type { Say } from '../../core/effect.ts';
import type { Level } from '../../listening/level.ts';
import type { ClaimRefusal, NotMine } from '../case-step.ts';
import type { NotHere } from './standing.ts';

export type SaidHere =
  /** Nothing of this kind was ever meant here. */
  | { readonly kind: 'not-a-talk' }
  /** What becomes of it is told once it is known. */
  | { readonly kind: 'sent' }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'no-talk' }
  | { readonly kind: 'over' | NotSent; readonly code: string; readonly caseId: string };

export type NotSent = 'unsure' | 'only-text' | 'edited' | 'no-command' | 'too-long' | 'empty';

export type OwnTalk = {
  readonly caseId: string;
  readonly code: string;
  readonly level: Level;
  readonly isActive: boolean;
};

export type OpenedHere =
  | { readonly kind: 'done'; readonly caseId: string; readonly code: string }
  | { readonly kind: ClaimRefusal | NotMine | NotHere | 'no-such-case' };

type NotTaken = Exclude<SaidHere, { readonly kind: 'sent' | 'repeat' | 'not-a-talk' }>;

export function saySaid({ publicUrl }: { readonly publicUrl: string }, result: NotTaken): Say {
  if (result.kind === 'no-talk')
    return { key: 'staff-talk-none', buttons: [{ id: TALKS_HERE, label: TALKS_HERE }] };
  const { code, caseId } = result;
  const link = `${publicUrl}/console/talks/${caseId}`;
  switch (result.kind) {
    case 'over':
      return { key: 'staff-talk-over', params: { code, link } };
    case 'unsure':
      return { key: 'staff-talk-unsure', params: { code } };
    case 'edited':
      return { key: 'staff-talk-edited', params: { code } };
    case 'too-long':
      return { key: 'staff-talk-too-long', params: { code } };
    case 'empty':
    case 'only-text':
      return { key: 'staff-talk-only-text', params: { code } };
    case 'no-command':
      return { key: 'staff-talk-no-command', params: { code } };
  }
}

/** What became of a line that was typed here. */
export type ChatFate = 'delivered' | 'on-its-way' | 'cut-off';

export function sayFate(
  fate: ChatFate,
  { code, link }: { readonly code: string; readonly link: string },
): Say {
  if (fate === 'delivered') return { key: 'staff-talk-delivered', params: { code } };
  return { key: `staff-talk-${fate}`, params: { code, link } };
}

export function sayOpened(
  opened: OpenedHere,
  { caseId, link }: { readonly caseId: string; readonly link: string },
): Say {
  if (opened.kind === 'done')
    return {
      key: 'staff-talk-open',
      params: { code: opened.code, link },
      buttons: [
        { id: `moment-here:${caseId}`, label: 'moment-here' },
        { id: `console-here:${caseId}`, label: 'console-here' },
      ],
    };
  if (opened.kind === 'messenger-off' || opened.kind === 'elsewhere')
    return { key: 'staff-talk-not-here', params: { link } };
  const key = opened.kind === 'refused' ? 'staff-talk-not-wanted' : 'staff-talk-not-yours';
  return { key, params: { link } };
}

/** The talks they have, each with a button to have it here. */
export function sayTalks(talks: readonly OwnTalk[]): Say {
  if (talks.length === 0) return { key: 'staff-talk-list-none' };
  const buttons = talks.map(({ caseId, code, level, isActive }) => ({
    id: `talk-here:${caseId}`,
    name: `${isActive ? '✓ ' : ''}${code} · ${level}`,
  }));
  return { key: 'staff-talk-list', buttons };
}
