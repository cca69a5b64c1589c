// Holds what we install to its rules, without the network: `npm run -s supply`.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { installedIn, Lockfile, lockfileFaults, Manifest, manifestFaults } from './lockfile.ts';
import { Sbom, sbomFaults } from './sbom.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// All of it: `--omit dev` also leaves out what production shares with a tool for development.
const SBOM = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];

const manifest = Manifest.parse(await json('package.json'));
const lockfile = Lockfile.parse(await json('package-lock.json'));
const sbom = Sbom.parse(JSON.parse(await madeSbom()));
const installed = installedIn(lockfile);
const bundled = installed.filter(({ inBundle }) => inBundle).map(nameOf);
const shipped = installed.filter(({ dev }) => !dev).map(nameOf);

const faults = [
  ...manifestFaults(manifest),
  ...lockfileFaults(lockfile, manifest),
  ...sbomFaults(sbom, { all: installed.map(nameOf), shipped, bundled }),
];
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(
  `${installed.length} packages locked by sha512 and listed (CycloneDX ${sbom.specVersion}), ` +
    `${new Set(shipped).size} of them shipped: ${faults.length} faults\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

function nameOf({ name, version }: (typeof installed)[number]): string {
  return `${name}@${version}`;
}

async function json(name: string): Promise<unknown> {
  return JSON.parse(await readFile(`${ROOT}/${name}`, 'utf8'));
}

async function madeSbom(): Promise<string> {
  const npm = spawn('npm', SBOM, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
  const [made, [code]] = await Promise.all([text(npm.stdout), once(npm, 'exit')]);
  if (code !== 0) throw new Error(`npm sbom ended with ${code}`);
  return made;
}
