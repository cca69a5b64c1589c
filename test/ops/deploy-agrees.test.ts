// What the files of adapters/deploy say of ports, users, folders, probes and times is what the
// program does, and what they refer to is there.

import { describe, expect, it } from 'vitest';
import { STOP_MS } from '../../src/stop.ts';
import { compose, documents, named, ownVolumes, pods, textOf } from '../support/deploy-files.ts';

const imageEnv = Object.fromEntries(
  [...textOf('Dockerfile').matchAll(/\b([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]),
);
const program = compose.services['warmline'];
const seconds = (text: string | undefined) => Number(/^(\d+)s$/.exec(text ?? '')?.[1]);
const stopS = Object.values(STOP_MS).reduce((sum, ms) => sum + ms, 0) / 1_000;

describe('the files of adapters/deploy', () => {
  it('mean one port and one folder', () => {
    expect(imageEnv).toMatchObject({ HOST: '0.0.0.0', PORT: '8080', DATA_FOLDER: '/data' });
    expect(named('Dockerfile', /^EXPOSE (\d+)$/gm)).toEqual([imageEnv['PORT']]);
    expect(named('Dockerfile', /^VOLUME (\S+)$/gm)).toEqual([imageEnv['DATA_FOLDER']]);
    expect(textOf('Dockerfile')).toMatch(/127\.0\.0\.1:\$\{process\.env\.PORT\}\/healthz/);
    expect(program?.ports?.map((one) => one.split(':').at(-1))).toEqual([imageEnv['PORT']]);
    expect(program?.volumes.map((one) => one.split(':').at(-1))).toEqual(['/data']);
    const ports = pods.flatMap(({ containers }) => containers.flatMap((one) => one.ports));
    expect(ports).toEqual([{ name: 'http', containerPort: Number(imageEnv['PORT']) }]);
  });

  it('ask whether the process lives, never whether its database does', () => {
    const [one] = pods.flatMap(({ containers }) => containers.filter(({ ports }) => ports[0]));
    const alive = { httpGet: { path: '/healthz', port: 'http' } };
    expect(one).toMatchObject({
      startupProbe: alive,
      livenessProbe: alive,
      readinessProbe: alive,
    });
  });

  it('run as one user who is not root, within a limit of memory', () => {
    const [, uid = ''] = /--uid (\d+)/.exec(textOf('Dockerfile')) ?? [];
    expect(named('Dockerfile', /^USER (\S+)$/gm)).toEqual([`${uid}:${uid}`]);
    for (const { securityContext, containers } of pods) {
      expect(securityContext.runAsUser).toBe(Number(uid));
      for (const { resources } of containers)
        expect(resources.limits.memory).toMatch(/^(1G|512M)i$/);
    }
    expect(program?.mem_limit).toBe('1g');
    expect(named('warmline.service', /^((?:User|MemoryMax)=.*)$/gm)).toEqual([
      'User=warmline',
      'MemoryMax=1G',
    ]);
  });

  it('leave the program the time that its stop takes', () => {
    const times = [
      seconds(program?.stop_grace_period),
      Number(named('warmline.service', /^TimeoutStopSec=(\d+)$/gm)[0]),
      ...pods.flatMap((one) => one.terminationGracePeriodSeconds ?? []),
    ];
    expect(times.length).toBe(3);
    for (const time of times) expect(time).toBeGreaterThan(stopS);
    expect(textOf('Dockerfile')).toContain('STOPSIGNAL SIGTERM');
  });

  it('mount what is there, and write only where something is mounted', () => {
    const claims = documents.filter(({ kind }) => kind === 'PersistentVolumeClaim');
    const claimed = new Set(claims.map(({ metadata }) => metadata.name));
    const secrets = new Set(named('kubernetes.yaml', /create secret generic ([a-z-]+)/g));
    for (const { volumes, containers } of pods) {
      for (const { secret, persistentVolumeClaim: claim } of volumes) {
        expect(secret === undefined || secrets.has(secret.secretName)).toBe(true);
        expect(claim === undefined || claimed.has(claim.claimName)).toBe(true);
      }
      const there = new Set([...volumes.map(({ name }) => name), ...ownVolumes]);
      for (const { volumeMounts, env, envFrom } of containers) {
        expect(volumeMounts.filter(({ name }) => !there.has(name))).toEqual([]);
        expect(envFrom.filter(({ secretRef }) => !secrets.has(secretRef.name))).toEqual([]);
        const paths = env.filter(({ value }) => value.startsWith('/'));
        expect(paths.length).toBeGreaterThan(0);
        for (const { value } of paths)
          expect(volumeMounts.some(({ mountPath }) => value.startsWith(mountPath))).toBe(true);
      }
    }
  });

  it('let whoever starts it by compose set what the messengers and a model need', () => {
    const set = Object.entries(program?.environment ?? {});
    for (const [name, value] of set) {
      const isPassedOn = String(value).includes(`\${${name}`);
      expect(isPassedOn || name === 'DATABASE_URL', name).toBe(true);
    }
    expect(set.length).toBeGreaterThan(10);
    const commands = named('compose.yaml', /^#\s+docker compose (.*)$/gm);
    expect(commands.length).toBe(2);
    for (const command of commands) expect(command).toMatch(/^--env-file \.env /);
  });
});
