// What somebody in charge asks for in a sentence: an incident, or a schedule. An instructor may
// mark an incident for their own unit, and nothing else.

import type { Staff } from '../../db/staff.ts';
import rolesEn from '../../prompts/console/en/common.json' with { type: 'json' };
import rolesZh from '../../prompts/console/zh-CN/common.json' with { type: 'json' };
import type { Say } from '../core/effect.ts';
import type { Address } from '../core/message.ts';
import type { Locale } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import { askModel } from './by-model/ask.flow.ts';
import { incidentBySentence, mixedBySentence } from './incident-by-chat.flow.ts';
import { scheduleBySentence } from './schedule-by-chat.flow.ts';

const ROLES = { en: rolesEn, 'zh-CN': rolesZh } as const;

export async function bySentence(
  tools: Tools,
  member: Staff,
  heard: { readonly sentence: string; readonly locale: Locale; readonly from: Address },
): Promise<readonly Say[]> {
  const { sentence, locale } = heard;
  const mixed = await mixedBySentence(tools, sentence, { member, locale });
  if (mixed !== undefined) return mixed;
  const marked = await incidentBySentence(tools, sentence, { member, locale });
  if (marked !== undefined) return [marked];
  if (await askModel(tools, member.id, heard)) return [{ key: 'schedule-model-asked' }];
  return scheduleBySentence(tools, sentence, { actor: `admin:${member.id}`, locale });
}

export async function instructed(
  tools: Tools,
  member: Staff,
  {
    sentence,
    isWish,
    locale,
  }: { readonly sentence: string; readonly isWish: boolean; readonly locale: Locale },
): Promise<Say> {
  const marked = await incidentBySentence(tools, sentence, { member, locale });
  return marked ?? (isWish ? { key: 'staff-only' } : linked(member.role, locale));
}

export function linked(role: Staff['role'], locale: Locale): Say {
  return { key: 'staff-linked', params: { role: ROLES[locale][`role-${role}`] } };
}
