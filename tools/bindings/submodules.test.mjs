import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseSubmodules, folderOf, lazyIndex, slimAssembly, usedSubmodules } from './submodules.mjs';

const AWS = 'HashiCorp.Cdktf.Providers.Aws';

const assembly = {
  name: '@cdktf/provider-aws',
  version: '20.1.0',
  targets: { dotnet: { namespace: AWS } },
  submodules: {
    '@cdktf/provider-aws.kmsAlias': { symbolId: 'src/kms-alias/index:' },
    '@cdktf/provider-aws.kmsKey': { symbolId: 'src/kms-key/index:' },
    '@cdktf/provider-aws.route53Zone': { symbolId: 'src/route53-zone/index:' },
    '@cdktf/provider-aws.sqsQueue': { symbolId: 'src/sqs-queue/index:' },
  },
  types: {
    '@cdktf/provider-aws.kmsAlias.KmsAlias': { assembly: '@cdktf/provider-aws', namespace: 'kmsAlias' },
    '@cdktf/provider-aws.kmsKey.KmsKey': { assembly: '@cdktf/provider-aws', namespace: 'kmsKey' },
    '@cdktf/provider-aws.kmsKey.KmsKeyConfig': { assembly: '@cdktf/provider-aws', namespace: 'kmsKey' },
  },
};

test('a using directive names a submodule', () => {
  assert.deepEqual(usedSubmodules([`using ${AWS}.KmsKey;`], AWS), ['KmsKey']);
});

test('submodules of all sources are sorted and each is there once', () => {
  assert.deepEqual(usedSubmodules([`using ${AWS}.Vpc;\nusing ${AWS}.KmsKey;`, `global using ${AWS}.Vpc;`], AWS), ['KmsKey', 'Vpc']);
});

test('an alias, a static using, a full name and a project file name submodules too', () => {
  const sources = [`using Key = ${AWS}.KmsKey.KmsKey;`, `using static ${AWS}.Vpc.Vpc;`, `new ${AWS}.SqsQueue.SqsQueue(`, `<Using Include="${AWS}.Route53Zone" />`];
  assert.deepEqual(usedSubmodules(sources, AWS), ['KmsKey', 'Route53Zone', 'SqsQueue', 'Vpc']);
});

test('a comment names nothing', () => {
  assert.deepEqual(usedSubmodules([`// using ${AWS}.KmsKey;`, `/// <summary>See ${AWS}.Vpc.</summary>`], AWS), []);
});

test('another provider names nothing', () => {
  assert.deepEqual(usedSubmodules(['using HashiCorp.Cdktf.Providers.Random.Password;', 'using HashiCorp.Cdktf.Providers.AwsExtra.Vpc;'], AWS), []);
});

test('a C# namespace is the submodule with a capital first letter', () => {
  assert.deepEqual(chooseSubmodules(['KmsKey', 'Route53Zone'], assembly, AWS), ['@cdktf/provider-aws.kmsKey', '@cdktf/provider-aws.route53Zone']);
});

test('fails for an unknown submodule, with the nearest names', () => {
  assert.throws(() => chooseSubmodules(['KmsKeys'], assembly, AWS), (error) => {
    assert.match(error.message, /@cdktf\/provider-aws 20\.1\.0 does not have/);
    assert.match(error.message, /HashiCorp\.Cdktf\.Providers\.Aws\.KmsKeys: nearest are KmsKey, KmsAlias/);
    return true;
  });
});

test('fails for every unknown submodule at once', () => {
  assert.throws(() => chooseSubmodules(['KMSKey', 'KmsKey', 'SqsQeue'], assembly, AWS), /Aws\.KMSKey: nearest are KmsKey.*\n.*Aws\.SqsQeue: nearest are SqsQueue/);
});

test('a slim assembly keeps the chosen submodules with all their types, and everything that is not one', () => {
  assert.deepEqual(slimAssembly(assembly, ['@cdktf/provider-aws.kmsKey']), {
    ...assembly,
    submodules: { '@cdktf/provider-aws.kmsKey': assembly.submodules['@cdktf/provider-aws.kmsKey'] },
    types: {
      '@cdktf/provider-aws.kmsKey.KmsKey': assembly.types['@cdktf/provider-aws.kmsKey.KmsKey'],
      '@cdktf/provider-aws.kmsKey.KmsKeyConfig': assembly.types['@cdktf/provider-aws.kmsKey.KmsKeyConfig'],
    },
  });
});

test('a submodule lies in the folder that its symbol names', () => {
  assert.equal(folderOf({ symbolId: 'src/route53-zone/index:' }), 'route53-zone');
});

test('fails for a package whose layout is not the known one', () => {
  assert.throws(() => folderOf({ symbolId: 'lib/zone:' }), /unexpected layout .*'lib\/zone:'/);
});

test('the entry module loads a submodule when it is first read', () => {
  const loaded = [];
  const exports = {};
  new Function('exports', 'require', lazyIndex(assembly.submodules))(exports, (path) => loaded.push(path) && { path });
  assert.deepEqual(loaded, []);
  assert.deepEqual(exports.route53Zone, { path: './route53-zone' });
  assert.deepEqual(loaded, ['./route53-zone']);
});

test('the entry module offers every submodule', () => {
  const exports = {};
  new Function('exports', 'require', lazyIndex(assembly.submodules))(exports, () => ({}));
  assert.deepEqual(Object.keys(exports), ['kmsAlias', 'kmsKey', 'route53Zone', 'sqsQueue']);
});
