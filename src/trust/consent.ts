// Whether something may be used is asked here, at the moment of use. The newest row wins.

export const SCOPES = [
  'scores',
  'words',
  'trend',
  'model',
  'statistics',
  'contact',
  'card',
] as const;
export type Scope = (typeof SCOPES)[number];

/** The newest answer for each scope; absent when never asked. */
export type Consents = Readonly<Partial<Record<Scope, boolean>>>;

/** The newest answer for each scope, as it is stored. */
export type Answers = Readonly<Partial<Record<Scope, Answer>>>;
export type Answer = { readonly isGranted: boolean; readonly wording: string };

export function mayUse(scope: Scope, consents: Consents): boolean {
  return consents[scope] === true;
}

export function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}
