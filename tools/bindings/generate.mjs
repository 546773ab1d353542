#!/usr/bin/env node
/**
 * Makes the NuGet packages of CDKTF and its providers from the npm releases (docs/adr/0002-slim-bindings.md).
 *
 *   node generate.mjs          builds what is stale into .dr/feed
 *   node generate.mjs --full   builds unslimmed providers into .dr/feed-full, for the benchmark (minutes, gigabytes)
 *   node generate.mjs --key    prints a hash of everything the feed depends on
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseSubmodules, folderOf, lazyIndex, slimAssembly, usedSubmodules } from './submodules.mjs';

const TOOL = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(TOOL, '../..');
const WORK = join(ROOT, '.dr/bindings');
const NODE_MODULES = join(WORK, 'node_modules');
const GENERATED = join(WORK, 'generated');

/** In build order: each refers to packages above it. The fourth part of a version says that the build is ours. */
const PACKAGES = [
  { id: 'Constructs', npm: 'constructs', version: '10.4.2.1' },
  { id: 'HashiCorp.Cdktf', npm: 'cdktf', version: '0.21.0.1' },
  { id: 'HashiCorp.Cdktf.Providers.Random', npm: '@cdktf/provider-random', version: '12.0.1.1', provider: true },
  { id: 'HashiCorp.Cdktf.Providers.Aws', npm: '@cdktf/provider-aws', version: '20.1.0.1', provider: true },
];

const TOOL_FILES = ['package.json', 'package-lock.json', 'submodules.mjs', 'generate.mjs'];
const SOURCE_FOLDERS = ['Constructs', 'Stacks', 'tests'];
const SOURCE_FILES = ['Main.cs', 'DrTerraform.csproj'];

const options = process.argv.slice(2);
const full = options.includes('--full');
const unknownOption = options.find((option) => !['--full', '--key'].includes(option));

try {
  if (unknownOption) {
    throw new Error(`unknown option '${unknownOption}'; allowed are --full and --key`);
  }
  const wanted = wantedPackages();
  if (options.includes('--key')) {
    console.log(hash(wanted.map(({ key }) => key).join()));
  } else {
    buildFeed(wanted, join(ROOT, full ? '.dr/feed-full' : '.dr/feed'));
  }
} catch (error) {
  console.error(`bindings: ${error.message}`);
  process.exitCode = 1;
}

/** Every package with the submodules it needs and the hash of all that its content depends on. */
function wantedPackages() {
  const sources = sourceFiles().map((file) => readFileSync(file, 'utf8'));
  const tool = hash(...TOOL_FILES.map((file) => readFileSync(join(TOOL, file))));
  return PACKAGES.map((item) => {
    // The provider class itself is always needed, and a jsii package without any type is not valid.
    const used = item.provider && !full ? [...new Set([...usedSubmodules(sources, item.id), 'Provider'])].sort() : [];
    return { ...item, used, key: hash(tool, item.id, JSON.stringify(used)) };
  });
}

function sourceFiles() {
  const nested = SOURCE_FOLDERS.map((folder) => join(ROOT, folder)).filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder, { recursive: true }).filter((name) => /\.(cs|csproj)$/.test(name)).map((name) => join(folder, name)));
  return [...SOURCE_FILES.map((file) => join(ROOT, file)).filter((file) => existsSync(file)), ...nested];
}

function buildFeed(wanted, feed) {
  mkdirSync(feed, { recursive: true });
  const stale = wanted.filter((item) => !isBuilt(item, feed));
  if (stale.length === 0) {
    return;
  }
  installNodeModules();
  rmSync(GENERATED, { recursive: true, force: true });
  writeProjectDefaults(feed);
  for (const item of stale) {
    buildPackage(item, feed);
  }
  rmSync(GENERATED, { recursive: true, force: true });
}

function isBuilt(item, feed) {
  const keyFile = join(feed, `${item.id}.key`);
  return existsSync(keyFile) && readFileSync(keyFile, 'utf8') === item.key && existsSync(packageFile(item, feed));
}

function packageFile(item, feed) {
  return join(feed, `${item.id}.${item.version}.nupkg`);
}

function installNodeModules() {
  const lock = readFileSync(join(TOOL, 'package-lock.json'), 'utf8');
  const installed = join(WORK, 'installed-package-lock.json');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) {
    return;
  }
  mkdirSync(WORK, { recursive: true });
  cpSync(join(TOOL, 'package.json'), join(WORK, 'package.json'));
  writeFileSync(join(WORK, 'package-lock.json'), lock);
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], WORK);
  writeFileSync(installed, lock);
}

/** These hide the project's own defaults: analyzers, warnings as errors and lock files are not for generated code. */
function writeProjectDefaults(feed) {
  mkdirSync(GENERATED, { recursive: true });
  writeFileSync(join(GENERATED, 'Directory.Build.props'), `<Project>
  <PropertyGroup>
    <RestorePackagesPath>${join(GENERATED, 'packages')}</RestorePackagesPath>
    <RestoreAdditionalProjectSources>${feed}</RestoreAdditionalProjectSources>
  </PropertyGroup>
</Project>
`);
  writeFileSync(join(GENERATED, 'Directory.Build.targets'), `<Project>
  <PropertyGroup>
    <NoWarn>$(NoWarn);CS1573;CS8602;CS8618</NoWarn>
  </PropertyGroup>
</Project>
`);
  writeFileSync(join(GENERATED, 'Directory.Packages.props'), '<Project />\n');
}

function buildPackage(item, feed) {
  const started = performance.now();
  const keyFile = join(feed, `${item.id}.key`);
  rmSync(keyFile, { force: true });
  const source = item.provider && !full ? slimCopy(item) : join(NODE_MODULES, item.npm);
  const output = join(GENERATED, 'code');
  run(process.execPath, [join(NODE_MODULES, 'jsii-pacmak/bin/jsii-pacmak'), '--targets', 'dotnet', '--code-only', '--outdir', output, source], WORK);
  const project = join(output, 'dotnet', item.id, `${item.id}.csproj`);
  writeFileSync(project, PACKAGES.reduce(
    // Our builds refer to our builds: a range that starts at the official version would prefer that one, or warn that it is missing.
    (text, { id, version }) => text.replace(new RegExp(`(Include="${id.replaceAll('.', '\\.')}" Version="\\[)[^,]+`), `$1${version}`),
    // In the file, since a restore ignores a target framework given on the command line.
    readFileSync(project, 'utf8').replace(/<TargetFramework>.*</, '<TargetFramework>net10.0<')));
  run('dotnet', ['build', project, '--configuration', 'Release', '--nologo', '-nodeReuse:false', '-p:UseSharedCompilation=false',
    '-p:IncludeSource=false', '-p:IncludeSymbols=false', '-p:DebugType=none', `-p:PackageVersion=${item.version}`, `-p:PackageOutputPath=${feed}`], WORK);
  if (!full) {
    // NuGet never looks again at a version it has unpacked once.
    rmSync(join(ROOT, '.dr/packages', item.id.toLowerCase()), { recursive: true, force: true });
  }
  writeFileSync(keyFile, item.key);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${item.id} ${item.version}${item.provider && !full ? `, ${item.used.length} submodules` : ''}: ${seconds} s`);
}

/** A copy of the provider's npm package that holds only what is used. Resolves its dependencies from the folder above it. */
function slimCopy(item) {
  const original = join(NODE_MODULES, item.npm);
  const copy = join(GENERATED, 'slim', item.npm);
  const assembly = JSON.parse(readFileSync(join(original, '.jsii'), 'utf8'));
  const slim = slimAssembly(assembly, chooseSubmodules(item.used, assembly, item.id));

  mkdirSync(join(copy, 'lib'), { recursive: true });
  for (const file of ['package.json', 'README.md', 'LICENSE']) {
    cpSync(join(original, file), join(copy, file));
  }
  for (const folder of Object.values(slim.submodules).map(folderOf)) {
    cpSync(join(original, 'lib', folder), join(copy, 'lib', folder), { recursive: true });
  }
  writeFileSync(join(copy, 'lib/index.js'), lazyIndex(slim.submodules));
  writeFileSync(join(copy, '.jsii'), JSON.stringify(slim));
  return copy;
}

function run(command, parameters, folder) {
  const environment = {
    ...process.env,
    DOTNET_CLI_TELEMETRY_OPTOUT: '1',
    DOTNET_NOLOGO: '1',
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
  };
  const { status, error, signal } = spawnSync(command, parameters, { cwd: folder, env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    throw new Error(`'${command} ${parameters.join(' ')}' failed: ${error?.message ?? signal ?? `exit code ${status}`}`);
  }
}

function hash(...parts) {
  return parts.reduce((digest, part) => digest.update(part).update('\0'), createHash('sha256')).digest('hex');
}
