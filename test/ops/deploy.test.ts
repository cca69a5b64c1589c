// The files of adapters/deploy name settings that there are, and keep what they promise.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { hasCommand } from '../../src/cli/commands.ts';
import { configRows } from '../../src/ops/config.ts';
import { compose, FOLDER, named, pods, textOf } from '../support/deploy-files.ts';

const NOT_OURS = ['NODE_ENV'];
const settings = [...configRows().map(({ name }) => name), ...NOT_OURS];

describe('every file to run it with', () => {
  it.each([
    ['Dockerfile', named('Dockerfile', /\b([A-Z][A-Z_]+)=/g)],
    ['compose.yaml', Object.keys(compose.services['warmline']?.environment ?? {})],
    [
      'kubernetes.yaml',
      pods.flatMap((pod) => pod.containers.flatMap(({ env }) => env.map((one) => one.name))),
    ],
    ['kubernetes.yaml, secrets', named('kubernetes.yaml', /--from-literal=([A-Z_]+)=/g)],
    ['warmline.env', named('warmline.env', /^([A-Z_]+)=/gm)],
    ['warmline.service', named('warmline.service', /(?:^Environment=| )([A-Z_]+)=/gm)],
    [
      'warmline-backup.service',
      named('warmline-backup.service', /(?:^Environment=| )([A-Z_]+)=/gm),
    ],
  ])('%s names settings that there are', (_file, names) => {
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !settings.includes(name))).toEqual([]);
  });

  it('says of itself whether it was run', () => {
    const runnable = readdirSync(FOLDER).filter((name) =>
      /^(Dockerfile|.*\.(yaml|service|timer))$/.test(name),
    );
    expect(runnable.length).toBe(6);
    expect(runnable.filter((name) => !/\bnot (run|built)\b/i.test(textOf(name)))).toEqual([]);
  });

  it.each([
    'Dockerfile',
    'compose.yaml',
    'warmline.service',
    'warmline-backup.service',
    'kubernetes.yaml',
  ])('%s calls commands that there are', (name) => {
    const called = [
      ...named(name, /src\/cli\.ts ([a-z-]+)/g),
      ...named(name, /^CMD \["([a-z-]+)"/gm),
    ];
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((one) => !hasCommand(one))).toEqual([]);
  });

  it('starts Node as npm start does', () => {
    const flags = manifest.scripts.start.split(' ').filter((word) => word.startsWith('--'));
    for (const flag of flags) {
      expect(textOf('warmline.service')).toContain(flag);
      expect(textOf('Dockerfile')).toContain(flag);
    }
  });

  it('gives the program no more than it needs', () => {
    expect(textOf('Dockerfile')).toMatch(/^USER 10001/m);
    expect(compose.services['postgres']?.ports).toBeUndefined();
    for (const port of compose.services['warmline']?.ports ?? []) expect(port).toMatch(/^127\./);
    expect(compose.services['warmline']).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    const containers = pods.flatMap((pod) => pod.containers);
    expect(containers.length).toBe(2);
    for (const { securityContext } of containers)
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    for (const unit of ['warmline.service', 'warmline-backup.service'])
      expect(textOf(unit)).toMatch(/NoNewPrivileges=yes\nProtectSystem=strict\nProtectHome=yes/);
  });
});
