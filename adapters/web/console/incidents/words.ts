import incidentsEn from '../../../../prompts/console/en/incidents.json' with { type: 'json' };
import incidentsZh from '../../../../prompts/console/zh-CN/incidents.json' with { type: 'json' };
import { saidLines } from '../said.ts';
import { type Words, wordsIn } from '../words.ts';

type IncidentKey = keyof typeof incidentsEn;
export type IncidentWords = Words<IncidentKey>;

export const incidentWords = wordsIn<IncidentKey>(incidentsEn, incidentsZh);

export const incidentSaid = saidLines<IncidentKey>(incidentsEn, new Set());
