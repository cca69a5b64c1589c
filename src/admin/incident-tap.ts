// The buttons under an incident that somebody in charge marks by a sentence.

export type IncidentTap =
  | {
      readonly kind: 'mark-yes';
      /** A unit that is asked whole, or a squad. */
      readonly placeId: string;
      /** When it happened, in minutes since 1970. */
      readonly minute: number;
      readonly nonce: string;
    }
  | { readonly kind: 'mark-no' }
  | { readonly kind: 'mark-undo'; readonly incidentId: string };

const ID = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
const YES = new RegExp(`^mark-yes:(${ID}):([\\da-z]{1,6}):([\\da-f]{6})$`);
const UNDO = new RegExp(`^mark-undo:(${ID})$`);

export function incidentTap(choice: string): IncidentTap | undefined {
  if (choice === 'mark-no') return { kind: 'mark-no' };
  const [, incidentId] = UNDO.exec(choice) ?? [];
  if (incidentId !== undefined) return { kind: 'mark-undo', incidentId };
  const [, placeId = '', minute = '', nonce = ''] = YES.exec(choice) ?? [];
  if (placeId === '') return undefined;
  return { kind: 'mark-yes', placeId, minute: Number.parseInt(minute, 36), nonce };
}
