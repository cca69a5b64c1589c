import { describe, expect, it } from 'vitest';
import { issuerOf } from '../../src/issuer.ts';
import { readConfig } from '../../src/ops/config.ts';
import { ConfigError } from '../../src/ops/errors.ts';

const ISSUER = { OIDC_ISSUER: 'https://id.example/realm', OIDC_CLIENT_ID: 'warmline' };
const PLACE = { publicUrl: 'https://warmline.example', clock: () => new Date() };

function namesAtFault(env: Record<string, string>): unknown {
  try {
    readConfig(env);
    return undefined;
  } catch (error) {
    return error instanceof ConfigError ? error.facts['names'] : error;
  }
}

describe('the issuer in the environment', () => {
  it.each([
    [ISSUER, undefined],
    [{ ...ISSUER, OIDC_ISSUER: 'http://localhost:9000' }, undefined],
    [{ ...ISSUER, OIDC_ISSUER: 'http://id.example' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: ISSUER.OIDC_ISSUER }, 'OIDC_CLIENT_ID'],
    [{ OIDC_CLIENT_ID: 'warmline' }, 'OIDC_CLIENT_ID'],
    [{ ...ISSUER, OIDC_ROLE_CLAIM: 'groups' }, 'OIDC_ROLES'],
    [{ ...ISSUER, OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'a=counselor,b=admin' }, undefined],
    [{ ...ISSUER, OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'a' }, 'OIDC_ROLES'],
    [{ ...ISSUER, OIDC_SCOPE: 'email' }, 'OIDC_SCOPE'],
    [{ ...ISSUER, OIDC_ORIGINS: 'https://keys.example,https://token.example' }, undefined],
    [{ ...ISSUER, OIDC_ORIGINS: 'http://10.0.0.1' }, 'OIDC_ORIGINS'],
  ])('%j is at fault in %s', (env, names) => {
    expect(namesAtFault(env)).toBe(names);
  });

  it('is opened only where one is named, and only with roles that there are', async () => {
    expect(await issuerOf(readConfig({}), PLACE)).toBeUndefined();
    expect((await issuerOf(readConfig(ISSUER), PLACE))?.url).toBe(ISSUER.OIDC_ISSUER);
    const roles = { ...ISSUER, OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'a=chief' };
    await expect(issuerOf(readConfig(roles), PLACE)).rejects.toThrow(ConfigError);
  });
});
