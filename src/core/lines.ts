// Every line there is, by language and key: prompts/say put together, and the slips.

import activitiesEn from '../../prompts/say/en/activities.json' with { type: 'json' };
import appointmentsEn from '../../prompts/say/en/appointments.json' with { type: 'json' };
import calmEn from '../../prompts/say/en/calm.json' with { type: 'json' };
import campaignsEn from '../../prompts/say/en/campaigns.json' with { type: 'json' };
import checkinEn from '../../prompts/say/en/checkin.json' with { type: 'json' };
import consentEn from '../../prompts/say/en/consent.json' with { type: 'json' };
import crisisEn from '../../prompts/say/en/crisis.json' with { type: 'json' };
import flagEn from '../../prompts/say/en/flag.json' with { type: 'json' };
import glassEn from '../../prompts/say/en/glass.json' with { type: 'json' };
import incidentEn from '../../prompts/say/en/incident.json' with { type: 'json' };
import joiningEn from '../../prompts/say/en/joining.json' with { type: 'json' };
import kudosEn from '../../prompts/say/en/kudos.json' with { type: 'json' };
import leavingEn from '../../prompts/say/en/leaving.json' with { type: 'json' };
import listeningEn from '../../prompts/say/en/listening.json' with { type: 'json' };
import movingEn from '../../prompts/say/en/moving.json' with { type: 'json' };
import ownDataEn from '../../prompts/say/en/own-data.json' with { type: 'json' };
import problemsEn from '../../prompts/say/en/problems.json' with { type: 'json' };
import scalesEn from '../../prompts/say/en/scales.json' with { type: 'json' };
import sealedEn from '../../prompts/say/en/sealed.json' with { type: 'json' };
import settingsEn from '../../prompts/say/en/settings.json' with { type: 'json' };
import staffEn from '../../prompts/say/en/staff.json' with { type: 'json' };
import talkEn from '../../prompts/say/en/talk.json' with { type: 'json' };
import themesEn from '../../prompts/say/en/themes.json' with { type: 'json' };
import timesEn from '../../prompts/say/en/times.json' with { type: 'json' };
import topicsEn from '../../prompts/say/en/topics.json' with { type: 'json' };
import trendEn from '../../prompts/say/en/trend.json' with { type: 'json' };
import waitEn from '../../prompts/say/en/wait.json' with { type: 'json' };
import whoSawEn from '../../prompts/say/en/who-saw.json' with { type: 'json' };
import activitiesZh from '../../prompts/say/zh-CN/activities.json' with { type: 'json' };
import appointmentsZh from '../../prompts/say/zh-CN/appointments.json' with { type: 'json' };
import calmZh from '../../prompts/say/zh-CN/calm.json' with { type: 'json' };
import campaignsZh from '../../prompts/say/zh-CN/campaigns.json' with { type: 'json' };
import checkinZh from '../../prompts/say/zh-CN/checkin.json' with { type: 'json' };
import consentZh from '../../prompts/say/zh-CN/consent.json' with { type: 'json' };
import crisisZh from '../../prompts/say/zh-CN/crisis.json' with { type: 'json' };
import flagZh from '../../prompts/say/zh-CN/flag.json' with { type: 'json' };
import glassZh from '../../prompts/say/zh-CN/glass.json' with { type: 'json' };
import incidentZh from '../../prompts/say/zh-CN/incident.json' with { type: 'json' };
import joiningZh from '../../prompts/say/zh-CN/joining.json' with { type: 'json' };
import kudosZh from '../../prompts/say/zh-CN/kudos.json' with { type: 'json' };
import leavingZh from '../../prompts/say/zh-CN/leaving.json' with { type: 'json' };
import listeningZh from '../../prompts/say/zh-CN/listening.json' with { type: 'json' };
import movingZh from '../../prompts/say/zh-CN/moving.json' with { type: 'json' };
import ownDataZh from '../../prompts/say/zh-CN/own-data.json' with { type: 'json' };
import problemsZh from '../../prompts/say/zh-CN/problems.json' with { type: 'json' };
import scalesZh from '../../prompts/say/zh-CN/scales.json' with { type: 'json' };
import sealedZh from '../../prompts/say/zh-CN/sealed.json' with { type: 'json' };
import settingsZh from '../../prompts/say/zh-CN/settings.json' with { type: 'json' };
import staffZh from '../../prompts/say/zh-CN/staff.json' with { type: 'json' };
import talkZh from '../../prompts/say/zh-CN/talk.json' with { type: 'json' };
import themesZh from '../../prompts/say/zh-CN/themes.json' with { type: 'json' };
import timesZh from '../../prompts/say/zh-CN/times.json' with { type: 'json' };
import topicsZh from '../../prompts/say/zh-CN/topics.json' with { type: 'json' };
import trendZh from '../../prompts/say/zh-CN/trend.json' with { type: 'json' };
import waitZh from '../../prompts/say/zh-CN/wait.json' with { type: 'json' };
import whoSawZh from '../../prompts/say/zh-CN/who-saw.json' with { type: 'json' };
import { SCOPES, type Scope } from '../trust/consent.ts';
import { slipTexts } from '../trust/wordings.ts';
import type { Locale } from './person.ts';

const EN = {
  ...slipLines('en'),
  ...joiningEn,
  ...consentEn,
  ...checkinEn,
  ...scalesEn,
  ...listeningEn,
  ...trendEn,
  ...topicsEn,
  ...themesEn,
  ...timesEn,
  ...incidentEn,
  ...crisisEn,
  ...talkEn,
  ...calmEn,
  ...appointmentsEn,
  ...activitiesEn,
  ...kudosEn,
  ...campaignsEn,
  ...flagEn,
  ...problemsEn,
  ...settingsEn,
  ...leavingEn,
  ...ownDataEn,
  ...movingEn,
  ...staffEn,
  ...waitEn,
  ...whoSawEn,
  ...sealedEn,
  ...glassEn,
};

export type LineKey = keyof typeof EN;

const ZH: Readonly<Record<LineKey, readonly string[]>> = {
  ...slipLines('zh-CN'),
  ...joiningZh,
  ...consentZh,
  ...checkinZh,
  ...scalesZh,
  ...listeningZh,
  ...trendZh,
  ...topicsZh,
  ...themesZh,
  ...timesZh,
  ...incidentZh,
  ...crisisZh,
  ...talkZh,
  ...calmZh,
  ...appointmentsZh,
  ...activitiesZh,
  ...kudosZh,
  ...campaignsZh,
  ...flagZh,
  ...problemsZh,
  ...settingsZh,
  ...leavingZh,
  ...ownDataZh,
  ...movingZh,
  ...staffZh,
  ...waitZh,
  ...whoSawZh,
  ...sealedZh,
  ...glassZh,
};

export const LINES: Readonly<Record<Locale, Readonly<Record<LineKey, readonly string[]>>>> = {
  en: EN,
  'zh-CN': ZH,
};

/** Of a slip, the variants are its versions: the newest is said, an older one only shown again. */
function slipLines(locale: Locale): Record<SlipKey, readonly string[]> {
  const lines = SCOPES.map((scope) => [slipKey(scope), slipTexts(scope, locale)] as const);
  return Object.fromEntries(lines) as Record<SlipKey, readonly string[]>;
}

export type SlipKey = `consent-${Scope}`;

export function slipKey(scope: Scope): SlipKey {
  return `consent-${scope}`;
}
