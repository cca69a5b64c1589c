import { describe, expect, it } from 'vitest';
import { Lockfile, lockfileFaults, Manifest, manifestFaults } from './lockfile.ts';
import { isAllowed, Sbom, sbomFaults } from './sbom.ts';

const HOST = 'https://packages.test';
const INTEGRITY = `sha512-${'A'.repeat(86)}==`;
const GOOD = { version: '1.2.3', integrity: INTEGRITY };
const MANIFEST = Manifest.parse({ dependencies: { good: '1.2.3' }, allowScripts: { runs: false } });

function faultsOf(packages: object): string {
  const lockfile = Lockfile.parse({ lockfileVersion: 3, packages: { '': {}, ...packages } });
  return lockfileFaults(lockfile, MANIFEST).join('\n');
}

describe('the lockfile', () => {
  it.each([
    ['a hash and a version', { 'node_modules/good': GOOD }],
    [
      'an archive of a registry',
      { 'node_modules/@a/b': { ...GOOD, resolved: `${HOST}/@a/b/-/b-1.2.3.tgz` } },
    ],
    [
      'a registry below a path',
      { 'node_modules/b': { ...GOOD, resolved: `${HOST}/npm/b/-/b-1.2.3.tgz` } },
    ],
    ['a script that was decided on', { 'node_modules/runs': { ...GOOD, hasInstallScript: true } }],
  ])('may hold %s', (_, packages) => {
    expect(faultsOf(packages)).toBe('');
  });

  it.each([
    ['no hash', { 'node_modules/x': { version: '1.2.3' } }, 'no sha512'],
    ['a weak hash', { 'node_modules/x': { ...GOOD, integrity: 'sha1-abc=' } }, 'no sha512'],
    [
      'a weak hash beside a strong one',
      { 'node_modules/x': { ...GOOD, integrity: `${INTEGRITY} sha1-abc=` } },
      'no sha512',
    ],
    [
      'a branch for a version',
      { 'node_modules/x': { ...GOOD, version: 'git+ssh://git@host/x.git#main' } },
      'no exact version',
    ],
    ['a link', { 'node_modules/x': { ...GOOD, link: true } }, 'a link'],
    [
      'a repository',
      { 'node_modules/x': { ...GOOD, resolved: 'git+https://host.test/x.git#abc' } },
      'registry',
    ],
    [
      'an archive without encryption',
      { 'node_modules/x': { ...GOOD, resolved: 'http://packages.test/x/-/x-1.2.3.tgz' } },
      'registry',
    ],
    [
      'an archive of another name',
      { 'node_modules/x': { ...GOOD, resolved: `${HOST}/y/-/y-1.2.3.tgz` } },
      'registry',
    ],
    [
      'an archive of another version',
      { 'node_modules/x': { ...GOOD, resolved: `${HOST}/x/-/x-1.2.4.tgz` } },
      'registry',
    ],
    ['a file', { 'node_modules/x': { ...GOOD, resolved: 'file:../x-1.2.3.tgz' } }, 'registry'],
    [
      'an archive of two places',
      {
        'node_modules/x': { ...GOOD, resolved: `${HOST}/x/-/x-1.2.3.tgz` },
        'node_modules/y': { ...GOOD, resolved: 'https://other.test/y/-/y-1.2.3.tgz' },
      },
      '2 places',
    ],
    [
      'a script that nobody decided on',
      { 'node_modules/a/node_modules/x': { ...GOOD, hasInstallScript: true } },
      'x: runs a script',
    ],
  ])('may not hold %s', (_, packages, says) => {
    expect(faultsOf(packages)).toContain(says);
  });

  it.each([
    '^1.2.3',
    '~1.2.3',
    '1.x',
    '*',
    'latest',
    'git+https://host.test/x.git',
    'file:../x',
    'npm:y@1.2.3',
  ])('is made of exact versions, not of %s', (version) => {
    for (const part of ['dependencies', 'devDependencies', 'optionalDependencies'])
      expect(manifestFaults(Manifest.parse({ [part]: { x: version } }))).toHaveLength(1);
  });
});

describe('the list of what is shipped', () => {
  const component = {
    'bom-ref': 'good@1.2.3',
    type: 'library',
    name: 'good',
    version: '1.2.3',
    purl: 'pkg:npm/good@1.2.3',
    hashes: [{ alg: 'SHA-512', content: 'a'.repeat(128) }],
    licenses: [{ license: { id: 'MIT' } }],
  };
  const wanted = { all: ['good@1.2.3'], shipped: ['good@1.2.3'] };

  function bomOf(...components: object[]) {
    return Sbom.parse({
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      serialNumber: 'urn:uuid:383e3c1b-3184-4fd5-8128-51dcbc162f8a',
      version: 1,
      metadata: { component: { ...component, 'bom-ref': 'warmline@1.0.0' } },
      components,
      dependencies: [{ ref: 'warmline@1.0.0', dependsOn: ['good@1.2.3'] }],
    });
  }

  it('is content with a hash and a licence for each', () => {
    expect(sbomFaults(bomOf(component), wanted)).toEqual([]);
  });

  it.each([
    ['no hash', { hashes: [] }, 'no SHA-512'],
    ['half a hash', { hashes: [{ alg: 'SHA-512', content: 'aa' }] }, 'no SHA-512'],
    ['no licence', { licenses: [] }, 'licence unknown'],
    ['one of another kind', { licenses: [{ license: { id: 'AGPL-3.0' } }] }, 'AGPL-3.0'],
    ['one by name', { licenses: [{ license: { name: 'Mine' } }] }, 'Mine'],
    ['another version', { version: '1.2.4' }, 'good@1.2.3: not listed'],
    ['another reference', { 'bom-ref': 'elsewhere' }, 'pointed at'],
  ])('complains of %s', (_, change, says) => {
    expect(sbomFaults(bomOf({ ...component, ...change }), wanted).join()).toContain(says);
  });

  it('complains of one that is there twice', () => {
    expect(sbomFaults(bomOf(component, component), wanted).join()).toContain('one reference');
  });

  it.each([
    ['MIT', true],
    ['MIT AND Apache-2.0', true],
    ['MPL-2.0 OR LGPL-3.0', true],
    ['(MIT OR GPL-3.0)', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0 OR SSPL-1.0', false],
    ['', false],
  ])('may ship %j: %s', (expression, isFine) => {
    expect(isAllowed(expression)).toBe(isFine);
  });
});
