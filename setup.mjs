/**
 * Sets everything up and then does what was asked: `node setup.mjs start | test | run <command> | check | build | bench <name>`.
 *
 * Runs on Node 18 or later with nothing installed, so it imports only what Node brings: the first thing it may have to do
 * is to install the packages. Node 24 is one of them; the work itself is done under that one. Every step looks first and
 * does nothing when its result is there, so a second start takes seconds. What it does is told on stderr, so that the
 * output of a command stays its own.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NODE_MAJOR = 24;
const JAVA_MIN = 17;
/** Without a window, a tenth of the work for each page; Debian has it beside chromium, of the same source. */
const LIGHT_BROWSER = 'chromium-headless-shell';
const BROWSERS = [LIGHT_BROWSER, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const project = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(project, ...parts);
const tell = (text) => process.stderr.write(`${text}\n`);

const [task = 'start', ...rest] = process.argv.slice(2);
const tasks = { start, test, run, check, build, bench };

async function main() {
  if (!Object.hasOwn(tasks, task)) stop(`There is no “${task}”.`, `It is one of ${Object.keys(tasks).join(', ')}.`);
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 18) stop(`Node ${process.versions.node} is too old.`, 'Install Node 18 or later; Node 24 itself is then fetched by npm.');
  await installPackages();
  const node = await findNode();
  if (major === NODE_MAJOR) await tasks[task](rest);
  else process.exitCode = await passOn(node, [at('setup.mjs'), task, ...rest]);
}

/* ------------------------------------------------------------------------------------------------------- what is asked */

async function start(flags) {
  await prepareMachine({ browser: false });
  await compileServer();
  await buildViewer();
  await fetchJars();
  await become(at('dist', 'main.js'), flags);
}

async function run([command, ...given]) {
  await compileServer();
  const known = readdirSync(at('dist', 'bin'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => name.slice(0, -3));
  if (!known.includes(command)) stop(`There is no command “${command ?? ''}”.`, `It is one of ${known.join(', ')}.`);
  await become(at('dist', 'bin', `${command}.js`), given);
}

async function build() {
  await compileServer();
  await buildViewer();
  await prepareMachine({ browser: false });
  await fetchJars({ archive: true });
}

/** Further arguments go to Jest: `npm test -- test/neo4j`. */
async function test(given) {
  const paths = given.filter((text) => !text.startsWith('-'));
  const endToEnd = paths.length === 0 || paths.some((path) => path.includes('e2e'));
  await prepareMachine({ browser: endToEnd });
  await compileServer();
  if (endToEnd) await buildViewer();
  await fetchJars();
  process.exitCode = await passOn(process.execPath, [at('node_modules', 'jest', 'bin', 'jest.js'), ...given], {
    NODE_OPTIONS: [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'].filter(Boolean).join(' '),
  });
}

/** A benchmark of test/bench, as it stands there. */
async function bench([name, ...given]) {
  await prepareMachine({ browser: false });
  await compileServer();
  await fetchJars();
  process.exitCode = await passOn(process.execPath, [
    '--experimental-transform-types',
    '--no-warnings',
    '--import',
    pathToFileURL(at('test', 'support', 'run-typescript.mjs')).href,
    at('test', 'bench', `${name}.ts`),
    ...given,
  ]);
}

/** Types, lint, format and the freshness of what is generated; all of them are run, so that one run shows every fault. */
async function check() {
  await compileServer();
  const bin = (name, ...path) => at('node_modules', name, ...path);
  // The lint takes as long as all the others together, and each uses one core.
  const lanes = [
    [['lint', [bin('eslint', 'bin', 'eslint.js'), '.']]],
    [
      ['types of the server', [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', project]],
      ['types of the viewer', [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', at('web')]],
      ['format', [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.']],
      ['generated contract', [at('dist', 'bin', 'generate-contract.js'), '--check']],
      ['catalogue of warnings', [at('dist', 'bin', 'generate-warnings.js'), '--check']],
    ],
  ];
  const failed = [];
  const inTurn = async (steps) => {
    for (const [name, command] of steps) {
      tell(`— ${name}`);
      if ((await passOn(process.execPath, command)) !== 0) failed.push(name);
    }
  };
  await Promise.all(lanes.map(inTurn));
  if (failed.length > 0) stop(`Not clean: ${failed.join(', ')}.`);
  tell('All clean.');
}

/* --------------------------------------------------------------------------------------------------------- the packages */

/** Installs what the lock file names, unless it is there: one that was installed by hand is compared entry by entry. */
async function installPackages() {
  const lockText = readFileSync(at('package-lock.json'));
  const stamp = at('node_modules', '.installed-lock');
  const digest = createHash('sha256').update(lockText).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  if (!agreesWithLock(JSON.parse(lockText.toString()))) {
    tell('Installing the packages (once; one to three minutes) …');
    // The npm that runs this script, or the one on the path.
    const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
    const code = await passOn(npm[0], [...npm[1], 'ci', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'], {}, { output: 'stderr' });
    if (code !== 0) stop('The packages could not be installed.', 'Check the connection to the npm registry, then run: npm ci');
  }
  writeFileSync(stamp, digest);
}

function agreesWithLock(lock) {
  try {
    const installed = JSON.parse(readFileSync(at('node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(lock.packages).every(
      ([path, entry]) => path === '' || entry.optional || entry.devOptional || entry.peer || entry.link || installed[path]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

/** Node 24 out of the `node` package. Its install script fetches the program for this machine; where npm did not run it, it is run here. */
async function findNode() {
  const node = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const answers = () => spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.startsWith(`v${NODE_MAJOR}.`) === true;
  if (existsSync(node) && (process.execPath === node || answers())) return node;
  tell(`Fetching Node ${NODE_MAJOR} …`);
  await passOn(process.execPath, ['installArchSpecificPackage.js'], {}, { output: 'stderr', cwd: at('node_modules', 'node') });
  if (answers()) return node;
  if (Number(process.versions.node.split('.')[0]) === NODE_MAJOR) return process.execPath;
  return stop(
    `Node ${NODE_MAJOR} could not be fetched for this machine (${process.platform} ${process.arch}).`,
    'Run: npm rebuild node    or install Node 24 and start again.',
  );
}

/* ---------------------------------------------------------------------------------------------------------- the machine */

/**
 * Java and Maven for the embedded database, a browser and a Chinese font for the end-to-end tests. Installed through apt
 * where this is root's; otherwise everything missing is named in one message with the command that brings it.
 */
async function prepareMachine({ browser }) {
  const missing = (browsers = BROWSERS) => [
    ...(process.env.NEO4J_URI && !browser ? [] : [...(javaVersion() >= JAVA_MIN ? [] : ['java']), ...(jarsFolderReady() || onPath('mvn') ? [] : ['maven'])]),
    ...(browser && !browsers.some(onPath) ? ['browser'] : []),
    ...(browser && process.platform === 'linux' && !hasChineseFont() ? ['fonts-noto-cjk'] : []),
  ];
  const apt = onPath('apt-get');
  const isRoots = apt && process.getuid?.() === 0;
  // The light one is installed beside another that is there, and done without where it cannot be.
  let wanted = missing(browser && isRoots && !onPath(LIGHT_BROWSER) && isOffered(LIGHT_BROWSER) ? [LIGHT_BROWSER] : BROWSERS);
  if (wanted.length === 0) return;
  if (isRoots) {
    tell(`Installing ${wanted.join(', ')} with apt (once) …`);
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    await passOn('apt-get', ['-qq', 'update'], quiet, { output: 'stderr' });
    await passOn('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', ...wanted.map(aptName)], quiet, { output: 'quiet' });
    wanted = missing();
    if (wanted.length === 0) return;
  }
  const command = apt
    ? `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${wanted.map(aptName).join(' ')}`
    : `install with this system's package manager: ${wanted.map((name) => ({ java: 'a Java runtime 17 or 21', browser: 'Chromium' })[name] ?? name).join(', ')}`;
  stop(
    `This machine lacks ${wanted.map((name) => ({ java: `Java ${JAVA_MIN} or later`, browser: 'a browser' })[name] ?? name).join(', ')}.`,
    `Run:\n\n    ${command}\n\nand then the same command again.`,
  );
}

/** What this release of Debian or Ubuntu has: the newest Java that the database runs on, and the lightest browser. */
function aptName(name) {
  if (name === 'java') return ['openjdk-21-jre-headless', 'openjdk-17-jre-headless'].find(isOffered) ?? 'openjdk-17-jre-headless';
  if (name === 'browser') return isOffered(LIGHT_BROWSER) ? LIGHT_BROWSER : 'chromium';
  return name;
}

function isOffered(name) {
  return /^Version/mu.test(spawnSync('apt-cache', ['show', name], { encoding: 'utf8' }).stdout ?? '');
}

function javaVersion() {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const answer = spawnSync(java, ['-version'], { encoding: 'utf8' });
  return Number(/version "(?:1\.)?(\d+)/u.exec(answer.stderr ?? '')?.[1] ?? 0);
}

function hasChineseFont() {
  const answer = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() !== '' : existsSync('/usr/share/fonts/opentype/noto');
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** With the jars in place Maven is not needed any more; the folder is named by `src/neo4j/jars.ts` in the same way. */
function jarsFolderReady() {
  return existsSync(
    at(
      '.cache',
      'neo4j',
      createHash('sha256')
        .update(readFileSync(at('pom.xml')))
        .digest('hex')
        .slice(0, 16),
    ),
  );
}

/** The database's jars, and on request the archive of classes that starts it quickly, for places that cannot be written to later. */
async function fetchJars({ archive = false } = {}) {
  if (process.env.NEO4J_URI || (jarsFolderReady() && !archive)) return;
  const room = (name) => import(pathToFileURL(at('dist', 'neo4j', name)).href);
  try {
    const [{ resolveJars }, { findJava }, { classArchiveOptions }] = await Promise.all(['jars.js', 'java.js', 'class-archive.js'].map(room));
    const jars = await resolveJars(tell);
    if (archive) await classArchiveOptions(findJava(), jars, tell);
  } catch (error) {
    stop(error.message, error.hint);
  }
}

/* ------------------------------------------------------------------------------------------------------------ the builds */

/** Compiles what changed since the last time, by content, and removes what has no source any more. */
async function compileServer() {
  const sources = filesBelow(at('src'), (name) => name.endsWith('.ts'));
  const settings = readFileSync(at('.swcrc'), 'utf8') + readFileSync(at('node_modules', '@swc', 'core', 'package.json'), 'utf8');
  const book = at('dist', '.compiled.json');
  const before = existsSync(book) ? JSON.parse(readFileSync(book, 'utf8')) : {};
  const now = {};
  const changed = [];
  for (const source of sources) {
    const target = join('dist', relative(at('src'), source)).replace(/\.ts$/u, '.js');
    now[target] = createHash('sha256').update(settings).update(readFileSync(source)).digest('hex');
    if (before[target] !== now[target] || !existsSync(at(target))) changed.push([source, target]);
  }
  for (const target of Object.keys(before)) if (!(target in now)) rmSync(at(target), { force: true });
  if (changed.length > 0) {
    tell(`Compiling ${changed.length} source files …`);
    const { transformFile } = await import('@swc/core');
    await Promise.all(
      changed.map(async ([source, target]) => {
        const { code } = await transformFile(source, { configFile: at('.swcrc'), sourceFileName: relative(dirname(at(target)), source) });
        mkdirSync(dirname(at(target)), { recursive: true });
        writeFileSync(at(target), code);
      }),
    ).catch((error) => stop(`The server's sources cannot be compiled.\n${error.message}`));
  }
  if (changed.length > 0 || Object.keys(before).length !== sources.length) writeFileSync(book, JSON.stringify(now));
}

async function buildViewer() {
  if (!existsSync(at('web', 'index.html'))) return;
  const digest = createHash('sha256').update(readFileSync(at('package-lock.json')));
  for (const file of filesBelow(at('web'), () => true, [at('web', 'dist'), at('web', 'node_modules')])) digest.update(file).update(readFileSync(file));
  const wanted = digest.digest('hex');
  const stamp = at('.cache', 'viewer');
  if (existsSync(at('web', 'dist', 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  tell('Building the viewer …');
  const code = await passOn(
    process.execPath,
    [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', at('web'), '--logLevel', 'warn'],
    {},
    { output: 'stderr' },
  );
  if (code !== 0) stop('The viewer could not be built; the reason is above.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function filesBelow(folder, wanted, without = []) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (without.includes(path)) return [];
      if (entry.isDirectory()) return filesBelow(path, wanted, without);
      return entry.isFile() && wanted(entry.name) ? [path] : [];
    });
}

/* -------------------------------------------------------------------------------------------------------------- running */

/** Goes on as that program, in this process, so that signals and the exit code are its own. */
async function become(file, given) {
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, file, ...given];
  await import(pathToFileURL(file).href);
}

/**
 * Runs a command to its end and gives its exit code. Signals to this process are handed on. `output` 'stderr' keeps stdout
 * clean, 'quiet' shows the output only when the command fails.
 */
function passOn(command, given, extra = {}, { output = 'inherit', cwd = project } = {}) {
  const stdio = output === 'inherit' ? 'inherit' : output === 'stderr' ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'];
  const child = spawn(command, given, { cwd, stdio, env: { ...process.env, ...extra } });
  const heard = [];
  child.stdout?.on('data', (chunk) => heard.push(chunk));
  child.stderr?.on('data', (chunk) => heard.push(chunk));
  const handOn = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, handOn);
  return new Promise((done) => {
    child.once('error', (error) => {
      tell(`${command}: ${error.message}`);
      done(127);
    });
    child.once('close', (code, signal) => {
      for (const each of signals) process.off(each, handOn);
      if (code !== 0 && heard.length > 0) process.stderr.write(Buffer.concat(heard));
      done(code ?? (signal ? 1 : 0));
    });
  });
}

class Halt extends Error {}

function stop(detail, hint) {
  throw new Halt(hint ? `${detail}\n${hint}` : detail);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Halt)) throw error;
  tell(`\n${error.message}`);
  process.exitCode = 1;
}
