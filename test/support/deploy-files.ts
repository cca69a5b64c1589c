// The files of adapters/deploy, read as what reads them would.

import { readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

export const FOLDER = new URL('../../adapters/deploy/', import.meta.url);
export const textOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
export const named = (name: string, pattern: RegExp) =>
  [...textOf(name).matchAll(pattern)].map(([, one = '']) => one);

const Service = z.looseObject({
  environment: z.record(z.string(), z.unknown()),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()),
  mem_limit: z.string().optional(),
  stop_grace_period: z.string().optional(),
});
const Compose = z.object({ services: z.record(z.string(), Service) });
export const compose = Compose.parse(parse(textOf('compose.yaml')));

const Probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) }).optional();
const Container = z.looseObject({
  command: z.array(z.string()).optional(),
  args: z.array(z.string()).optional(),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  envFrom: z.array(z.object({ secretRef: z.object({ name: z.string() }) })),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })).default([]),
  volumeMounts: z.array(z.looseObject({ name: z.string(), mountPath: z.string() })),
  startupProbe: Probe,
  livenessProbe: Probe,
  readinessProbe: Probe,
  resources: z.looseObject({ limits: z.object({ memory: z.string() }) }),
  securityContext: z.unknown(),
});
const Volume = z.looseObject({
  name: z.string(),
  secret: z.object({ secretName: z.string() }).optional(),
  persistentVolumeClaim: z.object({ claimName: z.string() }).optional(),
});
const Pod = z.looseObject({
  containers: z.array(Container),
  volumes: z.array(Volume),
  terminationGracePeriodSeconds: z.number().optional(),
  securityContext: z.looseObject({ runAsNonRoot: z.literal(true), runAsUser: z.number() }),
});

export const documents = parseAllDocuments(textOf('kubernetes.yaml')).map((document) => {
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return z
    .looseObject({ kind: z.string(), metadata: z.object({ name: z.string() }), spec: z.unknown() })
    .parse(document.toJS());
});
export const pods = documents.flatMap(({ spec }) => podsIn(spec));

/** Names of the volumes that each pod of a set has of its own. */
export const ownVolumes = documents.flatMap(({ spec }) => {
  const claims = z.array(z.object({ metadata: z.object({ name: z.string() }) }));
  const found = z.looseObject({ volumeClaimTemplates: claims }).safeParse(spec).data;
  return found?.volumeClaimTemplates.map(({ metadata }) => metadata.name) ?? [];
});

/** Whatever stands under a template, however deep. */
function podsIn(part: unknown): z.infer<typeof Pod>[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('containers' in part) return [Pod.parse(part)];
  return Object.values(part).flatMap(podsIn);
}
