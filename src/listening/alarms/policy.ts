import ledger from '../../../prompts/rules/ledger.json' with { type: 'json' };

export const LEDGER = ledger;

const CORE: ReadonlySet<string> = new Set(ledger.core);

/** Whether a rule must go on acting whatever was said of it (decision 19). */
export function isCore(rule: string): boolean {
  return CORE.has(rule);
}
