// What the list of everything we install owes: CycloneDX, whole, with a hash for each, and for what
// is shipped a licence that we may ship.

import { z } from 'zod';

/**
 * Nothing that asks for the source of what is shipped beside it. MPL-2.0 asks for the source of its
 * own files only, and a package installed as published is that. OFL-1.1 lets a font go with programs.
 */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
]);

/** Packages that name no licence and bring its text: read by a person, for this version alone. */
const READ_BY_HAND: ReadonlyMap<string, string> = new Map([['png-js@2.0.0', 'MIT']]);

const Licence = z.union([
  z.object({ license: z.object({ id: z.string() }) }),
  z.object({ license: z.object({ name: z.string() }) }),
  z.object({ expression: z.string() }),
]);

const Component = z.object({
  'bom-ref': z.string().min(1),
  type: z.literal('library'),
  name: z.string().min(1),
  version: z.string().min(1),
  purl: z.string().startsWith('pkg:npm/'),
  hashes: z.array(z.object({ alg: z.string(), content: z.string() })).default([]),
  licenses: z.array(Licence).default([]),
});

export const Sbom = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string().regex(/^1\.[5-9]$/),
  serialNumber: z.string().regex(/^urn:uuid:[\da-f-]{36}$/),
  version: z.number().int().positive(),
  metadata: z.object({ component: Component.omit({ hashes: true }) }),
  components: z.array(Component).min(1),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

type Sbom = z.infer<typeof Sbom>;
type Component = Sbom['components'][number];

/** What the lockfile has, as name@version. */
type Wanted = {
  readonly all: readonly string[];
  readonly shipped: readonly string[];
  /** Hashed as part of the archive they come in. */
  readonly bundled?: readonly string[];
};

export function sbomFaults(sbom: Sbom, { all, shipped, bundled = [] }: Wanted): string[] {
  const { components, dependencies, metadata } = sbom;
  const isShipped = new Set(shipped);
  const named = new Set(components.map((one) => `${one.name}@${one.version}`));
  const refs = new Set([metadata.component, ...components].map((one) => one['bom-ref']));
  const pointed = dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
  return [
    ...all.filter((name) => !named.has(name)).map((name) => `${name}: not listed`),
    ...pointed.filter((ref) => !refs.has(ref)).map((ref) => `${ref}: pointed at, not listed`),
    ...(refs.size === components.length + 1 ? [] : ['two components have one reference']),
    ...components.flatMap((one) => componentFaults(one, isShipped, new Set(bundled))),
  ];
}

function componentFaults(
  one: Component,
  isShipped: ReadonlySet<string>,
  isBundled: ReadonlySet<string>,
): string[] {
  const who = `${one.name}@${one.version}`;
  const isHashed = one.hashes.some(
    ({ alg, content }) => alg === 'SHA-512' && /^[\da-f]{128}$/.test(content),
  );
  const read = READ_BY_HAND.get(who);
  const licences = read === undefined ? one.licenses.map(licenceOf) : [read];
  return [
    ...(isHashed || isBundled.has(who) ? [] : [`${who}: no SHA-512`]),
    ...(!isShipped.has(who) || (licences.length > 0 && licences.every(isAllowed))
      ? []
      : [`${who}: licence ${licences.join(', ') || 'unknown'} is not on the list`]),
  ];
}

function licenceOf(licence: z.infer<typeof Licence>): string {
  if ('expression' in licence) return licence.expression;
  return 'id' in licence.license ? licence.license.id : licence.license.name;
}

/** `A AND B` binds to both, `A OR B` lets us choose. */
export function isAllowed(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((id) => LICENCES.has(id.trim())));
}
