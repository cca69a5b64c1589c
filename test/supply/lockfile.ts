// What package.json and the lockfile may hold. Each fault is one line that names the package.

import { z } from 'zod';

const Versions = z.record(z.string(), z.string()).default({});

export const Manifest = z.object({
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
  allowScripts: z.record(z.string(), z.boolean()).default({}),
});

const Locked = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  /** Inside the archive of the package above it, whose sha512 covers it. */
  inBundle: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
});

export const Lockfile = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), Locked),
});

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
/** Sha-512 of the archive, and nothing weaker beside it. */
const INTEGRITY = /^sha512-[A-Za-z\d+/]{86}==$/;

type Installed = z.infer<typeof Locked> & { readonly place: string; readonly name: string };

export function manifestFaults(manifest: z.infer<typeof Manifest>): string[] {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  return [dependencies, devDependencies, optionalDependencies].flatMap((versions) =>
    Object.entries(versions)
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `${name}: ${version} is no exact version`),
  );
}

export function lockfileFaults(
  lockfile: z.infer<typeof Lockfile>,
  { allowScripts }: z.infer<typeof Manifest>,
): string[] {
  const installed = installedIn(lockfile);
  const origins = new Set(installed.flatMap(({ resolved }) => resolved && originOf(resolved)));
  origins.delete(undefined);
  return [
    ...installed.flatMap((one) => packageFaults(one, allowScripts)),
    ...(origins.size > 1 ? [`${origins.size} places to fetch from, where one is known`] : []),
  ];
}

export function installedIn({ packages }: z.infer<typeof Lockfile>): Installed[] {
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, one]) => ({ ...one, place, name: place.split('node_modules/').at(-1) ?? '' }));
}

function packageFaults(one: Installed, allowScripts: Readonly<Record<string, boolean>>): string[] {
  const { place, name, version = '', resolved, integrity = '', link, inBundle } = one;
  return [
    ...(link ? [`${place}: a link to a folder`] : []),
    ...(EXACT.test(version) ? [] : [`${place}: ${version} is no exact version`]),
    ...(inBundle || INTEGRITY.test(integrity) ? [] : [`${place}: no sha512 of its archive`]),
    ...(resolved === undefined || isFromRegistry(resolved, name, version)
      ? []
      : [`${place}: does not come from a registry`]),
    ...(one.hasInstallScript && !Object.hasOwn(allowScripts, name)
      ? [`${place}: runs a script when installed, and allowScripts does not say whether it may`]
      : []),
  ];
}

/** An archive under its own name, as a registry serves it: no branch, no file, no other name. */
function isFromRegistry(resolved: string, name: string, version: string): boolean {
  if (!URL.canParse(resolved)) return false;
  const { protocol, pathname, search, hash, username } = new URL(resolved);
  const archive = `/${name}/-/${name.split('/').at(-1)}-${version}.tgz`;
  return (
    protocol === 'https:' &&
    decodeURIComponent(pathname).endsWith(archive) &&
    `${search}${hash}${username}` === ''
  );
}

function originOf(resolved: string): string {
  return URL.canParse(resolved) ? new URL(resolved).origin : resolved;
}
