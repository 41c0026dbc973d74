import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import yazl from 'yazl';
import { boot } from '../boot.js';
import { readConfig } from '../config.js';
import type { LoadReport } from '../domain/intake/intake.shapes.js';
import { exitWith } from '../terminal/exit.js';
import { BadQuestion } from '../failures.js';
import type { LoadLine } from '../http/loads.shapes.js';
import { findOwner } from '../neo4j/owner.js';
import { readArguments } from '../terminal/arguments.js';
import { progressText, reportText } from '../terminal/load-text.js';
import { ProgressLine } from '../terminal/progress-line.js';
import { OwnerApi } from '../terminal/owner-api.js';

const USAGE = `Loads a package: all of it becomes visible at once, or nothing does.

  npm run load -- <folder or .zip>
  npm run load -- <folder or .zip> --json     the report as JSON

A package holds manifest.yaml and the CSV files it names; seeds/mappings/README.md explains both.
While the service runs on this data folder (DATA_DIR, by default .data) the package goes through it;
otherwise the database is started for the load and stopped afterwards.

Exit codes: 0 loaded, or already loaded; 1 refused or failed, the graph is unchanged; 2 wrong usage.`;

/** @returns the exit code */
async function load(): Promise<number> {
  const read = readArguments(USAGE, { json: { type: 'boolean' } }, 1);
  if (typeof read === 'number') return read;
  const path = resolve(read.positionals[0]!);
  const folder = isFolder(path);
  const config = readConfig(['--no-open']);
  const progress = new ProgressLine();
  const owner = await findOwner(config.dataDir);
  let report: LoadReport;
  try {
    if (owner) {
      progress.tell(`Loading through the service at ${owner.url} …`);
      report = await throughService(new OwnerApi(owner.url), path, folder, progress);
    } else {
      const running = await boot(config, { onProgress: (text) => progress.tell(text), seed: false });
      try {
        report = await running.services.intake.load(folder ? { folder: path } : { zip: path }, { onProgress: (step) => progress.update(progressText(step)) });
      } finally {
        await running.stop();
      }
    }
  } finally {
    progress.end();
  }
  console.log(read.values['json'] ? JSON.stringify(report, null, 2) : reportText(report));
  return 0;
}

function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new BadQuestion('package', `There is no ${path}.`, 'Give the folder of the package, or its .zip file.');
  if (found.isDirectory()) return true;
  if (/\.zip$/iu.test(path)) return false;
  throw new BadQuestion('package', `${path} is neither a folder nor a .zip file.`, 'Give the folder of the package, or its .zip file.');
}

async function throughService(api: OwnerApi, path: string, folder: boolean, progress: ProgressLine): Promise<LoadReport> {
  const body = folder ? zipped(path) : createReadStream(path);
  let report: LoadReport | undefined;
  for await (const line of api.stream<LoadLine>('/api/loads', Readable.toWeb(body) as ReadableStream, 'application/zip')) {
    if (line.progress) progress.update(progressText(line.progress));
    if (line.report) report = line.report;
  }
  if (!report) throw new Error('The service broke the answer off; ask it with GET /api/loads whether the batch is there.');
  return report;
}

/** The folder as a zip that is made while it is sent; nothing is written to disk here. */
function zipped(folder: string): Readable {
  const zip = new yazl.ZipFile();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) zip.addFile(file, relative(folder, file).split(sep).join('/'));
  zip.end();
  // A file that cannot be read ends the upload as an error, which the service sees as a body broken off.
  zip.on('error', (error) => (zip.outputStream as Readable).destroy(error as Error));
  return zip.outputStream as Readable;
}

await exitWith(load);
