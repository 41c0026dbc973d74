import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import yazl from 'yazl';
import { readConfig, type Config } from '../config.js';
import { barePackage, type BarePackage } from '../domain/intake/bare-package.js';
import type { LoadReport } from '../domain/intake/intake.shapes.js';
import type { InBulk, IntakeService, LoadOptions } from '../domain/intake/intake.service.js';
import { MANIFEST } from '../domain/intake/manifest.js';
import { BadQuestion, Conflict } from '../failures.js';
import type { LoadLine } from '../http/loads.shapes.js';
import { rowsFromThread } from '../mapping-thread/mapping-thread.js';
import { findOwner } from '../neo4j/owner.js';
import { StoreMaker } from '../neo4j/store-maker.js';
import { readArguments, type Values } from '../terminal/arguments.js';
import { BARE_OPTIONS, bareLoadOf } from '../terminal/bare-arguments.js';
import { exitWith } from '../terminal/exit.js';
import { progressText, reportText, stepText } from '../terminal/load-text.js';
import { OwnerApi } from '../terminal/owner-api.js';
import { ProgressLine } from '../terminal/progress-line.js';

const USAGE = `Loads a package or a bare file: all of it becomes visible at once, or nothing does.

  npm run load -- <folder or .zip>            a package: manifest.yaml and the files it names
  npm run load -- <file> --mapping <mapping>  a bare file (.csv, .tsv, .xlsx): id of a ready mapping, or a .yaml file
  npm run load -- --withdraw <batch>          takes a batch back by a new one
  npm run load -- --bulk <package…>           the first load of an empty graph, many times as fast; of several packages
                                              the first goes in bulk, the others after it as batches of their own
  --json                                      the report as JSON

For a bare file, where the mapping does not say it under bare:
  --encoding e     utf-8, utf-8-bom, gb18030 or windows-1252; npm run map -- <file> says which fit
  --period a..b    first and last day it speaks about, such as 2017-01-01..2017-12-31
  --delimiter d    , ; | or tab                    --sheet name     of a workbook; else its first
  --currency c     default CNY                     --system name    who sends it; default the mapping's id
  --covers s:r     source and region it covers for the period, such as PAY:410000; may be repeated
  --expect e       what the sender announces, such as rows=120,AMOUNT=1234.50; may be repeated.
                   Without it rows and totals are counted, and the report says so
  --mode m         append (default), correct or replace
  --id, --title    of the batch; else made from the file's name and content

seeds/mappings/README.md explains packages, mappings and modes. While the service runs on this data folder
(DATA_DIR, by default .data) the load goes through it; otherwise the database is started and stopped.

Exit codes: 0 loaded, or already loaded; 1 refused or failed, the graph is unchanged; 2 wrong usage.`;

const OPTIONS = { json: { type: 'boolean' }, withdraw: { type: 'string' }, bulk: { type: 'boolean' }, ...BARE_OPTIONS } as const;

/** What is to be done: in this process, or through the service that owns the data folder. */
interface Task {
  here(intake: IntakeService, options: LoadOptions): Promise<LoadReport>;
  /** The same as the first load of an empty graph; only packages can be that. */
  first?(intake: IntakeService, bulk: InBulk, options: LoadOptions): Promise<LoadReport>;
  through(api: OwnerApi): AsyncGenerator<LoadLine>;
}

/** @returns the exit code */
async function load(): Promise<number> {
  const withdrawing = process.argv.some((given) => given.startsWith('--withdraw'));
  const inBulk = process.argv.includes('--bulk');
  const read = readArguments(USAGE, OPTIONS, withdrawing ? 0 : inBulk ? 'any' : 1);
  if (typeof read === 'number') return read;
  const progress = new ProgressLine();
  const tasks: Task[] = [];
  for (const given of withdrawing ? [undefined] : read.positionals) tasks.push(await taskOf(given, read.values, progress));
  const config = readConfig(['--no-open']);
  if (inBulk && config.neo4j) throw notEmbedded();
  const owner = await findOwner(config.dataDir);
  if (inBulk && owner) throw serviceRuns(owner.url);
  let reports: LoadReport[];
  try {
    if (owner) {
      progress.tell(`Loading through the service at ${owner.url} …`);
      reports = [await throughService(tasks[0]!, new OwnerApi(owner.url), progress)];
    } else {
      reports = await loadHere(tasks, inBulk, config, progress);
    }
  } finally {
    progress.end();
  }
  if (read.values['json']) console.log(JSON.stringify(inBulk ? reports : reports[0], null, 2));
  else console.log(reports.map(reportText).join('\n\n'));
  return 0;
}

/** In a database that this process starts and stops. */
async function loadHere(tasks: readonly Task[], inBulk: boolean, config: Config, progress: ProgressLine): Promise<LoadReport[]> {
  const { boot } = await import('../boot.js');
  const running = await boot(config, { onProgress: (text) => progress.tell(text), seed: false });
  try {
    const { intake } = running.services;
    const options: LoadOptions = { onProgress: (step) => progress.update(progressText(step)) };
    const reports: LoadReport[] = [];
    for (const [place, task] of tasks.entries()) {
      if (inBulk && place === 0) {
        const tell: InBulk['tell'] = (step, ms, facts) => progress.tell(stepText(step, ms, facts));
        reports.push(await task.first!(intake, { store: new StoreMaker(running.embedded!, config.dataDir), tell, rows: rowsFromThread() }, options));
      } else reports.push(await task.here(intake, options));
      if (place + 1 < tasks.length) progress.tell(reports.at(-1)!.message);
    }
    return reports;
  } finally {
    await running.stop();
  }
}

function notEmbedded(): Conflict {
  return new Conflict(
    'NEO4J_URI is set: a load in bulk makes the files of a database, which only the embedded one lets us do.',
    'Load without --bulk, or unset NEO4J_URI to use the embedded database.',
  );
}

function serviceRuns(url: string): Conflict {
  return new Conflict(
    `The service at ${url} runs on this data folder; a load in bulk must have the database for itself.`,
    'Stop the service, load, and start it again; or load without --bulk through the service.',
  );
}

async function taskOf(given: string | undefined, values: Values, progress: ProgressLine): Promise<Task> {
  const batch = values['withdraw'];
  if (given === undefined) {
    if (typeof batch !== 'string' || batch === '') throw new BadQuestion('withdraw', 'No batch is named.', 'Give its id: npm run load -- --withdraw <batch>.');
    return withdrawal(batch);
  }
  const path = resolve(given);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new BadQuestion('package', `There is no ${path}.`, 'Give the folder of a package, its .zip file, or a file with --mapping.');
  const bare = bareLoadOf(path, values);
  if (!found.isDirectory() && !/\.zip$/iu.test(path)) {
    if (!bare)
      throw new BadQuestion(
        'package',
        `${path} is neither a folder nor a .zip file.`,
        'A bare file needs a mapping: --mapping with the id of a ready one or a .yaml file. npm run map -- FILE looks at the file and proposes one.',
      );
    progress.tell(bare.expect ? 'Reading the file …' : 'Counting rows and totals, since none are announced …');
    const made = await barePackage(bare);
    return {
      here: (intake, options) => intake.load({ made }, options),
      first: (intake, bulk, options) => intake.loadFirst({ made }, bulk, options),
      through: (api) => upload(api, zippedBare(made)),
    };
  }
  if (bare) throw new BadQuestion('mapping', 'A package names its mappings in manifest.yaml.', 'Leave --mapping out, or give the bare file.');
  const folder = found.isDirectory();
  const source = folder ? { folder: path } : { zip: path };
  return {
    here: (intake, options) => intake.load(source, options),
    first: (intake, bulk, options) => intake.loadFirst(source, bulk, options),
    through: (api) => upload(api, folder ? zippedFolder(path) : createReadStream(path)),
  };
}

function withdrawal(batch: string): Task {
  return {
    here: (intake, options) => intake.withdraw(batch, options),
    through: (api) => api.stream<LoadLine>(`/api/loads/${encodeURIComponent(batch)}/withdraw`),
  };
}

function upload(api: OwnerApi, body: Readable): AsyncGenerator<LoadLine> {
  return api.stream<LoadLine>('/api/loads', { body: Readable.toWeb(body) as ReadableStream, type: 'application/zip' });
}

async function throughService(task: Task, api: OwnerApi, progress: ProgressLine): Promise<LoadReport> {
  let report: LoadReport | undefined;
  for await (const line of task.through(api)) {
    if (line.progress) progress.update(progressText(line.progress));
    if (line.report) report = line.report;
  }
  if (!report) throw new Error('The service broke the answer off; ask it with GET /api/loads whether the batch is there.');
  return report;
}

/** The folder as a zip that is made while it is sent; nothing is written to disk here. */
function zippedFolder(folder: string): Readable {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return zipped((zip) => {
    for (const file of files) zip.addFile(file, relative(folder, file).split(sep).join('/'));
  });
}

function zippedBare({ manifest, mapping, file }: BarePackage): Readable {
  return zipped((zip) => {
    zip.addBuffer(Buffer.from(manifest), MANIFEST);
    if (mapping) zip.addBuffer(Buffer.from(mapping.text), mapping.path);
    zip.addFile(file.at, file.path);
  });
}

function zipped(fill: (zip: yazl.ZipFile) => void): Readable {
  const zip = new yazl.ZipFile();
  fill(zip);
  zip.end();
  // A file that cannot be read ends the upload as an error, which the service sees as a body broken off.
  zip.on('error', (error) => (zip.outputStream as Readable).destroy(error as Error));
  return zip.outputStream as Readable;
}

await exitWith(load);
