/**
 * The pure part of the bindings generator: which submodules of a provider the C# sources use, and how a jsii package is
 * cut down to them. A provider's submodule is one Terraform resource; its C# namespace is its name with a capital first letter.
 */

const COMMENT = /\/\/.*$/gm;

/** Names of the submodules that the C# sources mention below a provider's namespace, sorted, each once. */
export function usedSubmodules(sources, providerNamespace) {
  const mention = new RegExp(`\\b${providerNamespace.replaceAll('.', '\\.')}\\.([A-Z][A-Za-z0-9]*)`, 'g');
  const names = sources.flatMap((source) => [...source.replace(COMMENT, '').matchAll(mention)].map((match) => match[1]));
  return [...new Set(names)].sort();
}

/** The jsii names (`@cdktf/provider-aws.kmsKey`) of the C# names (`KmsKey`); an unknown one is an error that offers the nearest. */
export function chooseSubmodules(used, assembly, providerNamespace) {
  const byName = new Map(Object.keys(assembly.submodules).map((fullName) => [namespaceOf(fullName), fullName]));
  const unknown = used.filter((name) => !byName.has(name));
  if (unknown.length > 0) {
    const lines = unknown.map((name) => `  ${providerNamespace}.${name}: nearest are ${nearest(name, [...byName.keys()]).join(', ')}`);
    throw new Error(
      `the sources use namespaces that ${assembly.name} ${assembly.version} does not have:\n${lines.join('\n')}\n` +
        'correct the using directives; a namespace is the Terraform resource type without its provider prefix, in PascalCase');
  }
  return used.map((name) => byName.get(name));
}

/** The assembly with only the given submodules and their types. Types of a provider never refer to another submodule. */
export function slimAssembly(assembly, keptSubmodules) {
  const kept = new Set(keptSubmodules);
  const submodules = Object.entries(assembly.submodules).filter(([fullName]) => kept.has(fullName));
  const types = Object.entries(assembly.types).filter(([, type]) => kept.has(`${type.assembly}.${type.namespace}`));
  return { ...assembly, submodules: Object.fromEntries(submodules), types: Object.fromEntries(types) };
}

/** The folder below `lib/` that holds a submodule's JavaScript. */
export function folderOf(submodule) {
  const match = /^src\/(.+)\/index:$/.exec(submodule.symbolId);
  if (!match) {
    throw new Error(`unexpected layout of the provider's npm package: symbol id '${submodule.symbolId}' is not 'src/<folder>/index:'`);
  }
  return match[1];
}

/** An entry module that loads a submodule when it is first used: loading all at once costs seconds and hundreds of megabytes. */
export function lazyIndex(submodules) {
  const exports = Object.entries(submodules).map(([fullName, submodule]) =>
    `Object.defineProperty(exports, '${shortNameOf(fullName)}', { enumerable: true, get: () => require('./${folderOf(submodule)}') });`);
  return ['"use strict";', 'Object.defineProperty(exports, "__esModule", { value: true });', ...exports, ''].join('\n');
}

function shortNameOf(fullName) {
  return fullName.slice(fullName.lastIndexOf('.') + 1);
}

function namespaceOf(fullName) {
  const name = shortNameOf(fullName);
  return name[0].toUpperCase() + name.slice(1);
}

function nearest(name, candidates, count = 3) {
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance || left.candidate.localeCompare(right.candidate))
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

function editDistance(left, right) {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution = previous[column - 1] + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, previous[column] + 1, current[column - 1] + 1));
    }
    previous = current;
  }
  return previous[right.length];
}
