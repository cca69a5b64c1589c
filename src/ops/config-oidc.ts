// Signing in with work accounts: which issuer, and what of its word is believed.

import { z } from 'zod';

const isList = (text: string, item: RegExp) => text.split(',').every((one) => item.test(one));

export const OIDC = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafe)
    .optional()
    .describe('OpenID issuer that staff may sign in with, by https. Absent: links and passkeys.'),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe('What the issuer knows Warmline by.'),
  OIDC_CLIENT_SECRET: z
    .string()
    .min(8)
    .optional()
    .describe('Its secret there, if the issuer gave one. PKCE is used either way.'),
  OIDC_SCOPE: z
    .string()
    .regex(/^openid( \S+)*$/)
    .default('openid')
    .describe('What is asked of the issuer; add `email` to link by e-mail.'),
  OIDC_CLAIM: z
    .string()
    .min(1)
    .optional()
    .describe(
      'A verified claim, such as `email`, by which an admin may link an account before its first sign-in.',
    ),
  OIDC_ROLE_CLAIM: z
    .string()
    .min(1)
    .optional()
    .describe(
      'A claim that must name the role of whoever signs in; it takes a role away, and never gives one.',
    ),
  OIDC_ROLES: z
    .string()
    .refine((text) => isList(text, /^[^=,]+=[a-z]+$/))
    .optional()
    .describe('How it names them, such as `wl-counselors=counselor,wl-admins=admin`.'),
  OIDC_ORIGINS: z
    .string()
    .refine((text) => isList(text, /^https:\/\/[^/,]+$/))
    .optional()
    .describe(
      'Further origins of the issuer’s endpoints, separated by commas; nothing else is asked.',
    ),
} as const;

type Found = { readonly [K in keyof typeof OIDC]?: string | undefined };

/** Which variables do not go together; empty when all do. */
export function oidcFaults(found: Found): readonly string[] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = found;
  const { OIDC_ROLE_CLAIM: roleClaim, OIDC_ROLES: roles } = found;
  return [
    ...((issuer === undefined) === (clientId === undefined) ? [] : ['OIDC_CLIENT_ID']),
    ...((roleClaim === undefined) === (roles === undefined) ? [] : ['OIDC_ROLES']),
  ];
}

/** Plain http is for an issuer on this machine, as in tests. */
function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
