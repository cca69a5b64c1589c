// What is told of a campaign: every number of ten or more, shares of twenty.

import type { Scale } from '../../checkins/scales/scale.ts';
import type { ToldAnswers } from './answers.ts';
import type { ReportRow, Told } from './campaign.ts';

export type Asked = {
  readonly scale: Scale;
  /** Absent until they are told; of fewer than twenty there are none. */
  readonly told: readonly ToldAnswers[] | undefined;
};

type Place = { readonly id: string; readonly name: string; readonly timeZone: string };

export type CampaignReport = {
  readonly campaign: {
    readonly id: string;
    readonly name: string;
    readonly from: Date;
    readonly until: Date;
    readonly endedAt: Date | null;
  };
  /** In which its days are days. */
  readonly timeZone: string;
  readonly units: readonly Place[];
  readonly team: readonly string[];
  readonly hearings: readonly {
    readonly unitId: string;
    readonly at: Date;
    readonly heard: Told;
  }[];
  readonly heard: Told;
  readonly invited: Told;
  readonly rows: readonly ReportRow[];
  /** Of the questionnaire; absent without one. */
  readonly asked: Asked | undefined;
  readonly isRunning: boolean;
};
