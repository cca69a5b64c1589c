// The issuer that the environment names for work accounts, if it names one. Its library is loaded
// only then.

import type { Issuer } from '../adapters/web/console/sign-in/issuer.ts';
import { isStaffRole, type StaffRole } from './admin/staff.ts';
import type { Config } from './ops/config.ts';
import { ConfigError } from './ops/errors.ts';

type Place = { readonly publicUrl: string; readonly clock: () => Date };

/** @throws ConfigError when a role is named that there is not. */
export async function issuerOf(config: Config, place: Place): Promise<Issuer | undefined> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_ROLE_CLAIM: roleClaim } = config;
  if (issuer === undefined || clientId === undefined) return undefined;
  const { openIssuer } = await import('../adapters/web/console/sign-in/issuer.ts');
  const names = namesIn(config.OIDC_ROLES ?? '');
  return openIssuer(
    {
      issuer,
      clientId,
      clientSecret: config.OIDC_CLIENT_SECRET,
      scope: config.OIDC_SCOPE,
      belief: {
        claim: config.OIDC_CLAIM,
        roles: roleClaim === undefined ? undefined : { claim: roleClaim, names },
      },
      origins: config.OIDC_ORIGINS?.split(',') ?? [],
    },
    place,
  );
}

/** `group=role,group=role` */
function namesIn(text: string): ReadonlyMap<string, StaffRole> {
  const pairs = text.split(',').filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const [name = '', role = ''] = pair.split('=');
      if (!isStaffRole(role)) throw new ConfigError('config-invalid', { names: 'OIDC_ROLES' });
      return [name, role];
    }),
  );
}
