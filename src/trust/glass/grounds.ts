export const GROUNDS = ['imminent', 'intent', 'others', 'order'] as const;
export type Ground = (typeof GROUNDS)[number];
