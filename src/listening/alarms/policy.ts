import ledger from '../../../prompts/rules/ledger.json' with { type: 'json' };

export const LEDGER = ledger;

const CORE: ReadonlySet<string> = new Set(ledger.core);

/** Cut-offs of a questionnaire come and go with it: to stop one, it is retired. */
export const OF_SCALES = 'scale-';

/** Whether a rule must go on acting whatever was said of it (decision 19). */
export function isCore(rule: string): boolean {
  return CORE.has(rule) || rule.startsWith(OF_SCALES);
}
