import { writeAccounts } from './chapter-accounts.ts';
import { writeAllocation } from './chapter-allocation.ts';
import { writeBids } from './chapter-bids.ts';
import { writePatterns } from './chapter-patterns.ts';
import { writeEnterprises } from './chapter-enterprises.ts';
import { writeHouseholds } from './chapter-households.ts';
import { writeProgress } from './chapter-progress.ts';
import { writeReceipt } from './chapter-receipt.ts';
import { writeMoney } from './chapter-money.ts';
import { writeQuota } from './chapter-quota.ts';
import { writeUse } from './chapter-use.ts';
import { numbersByDate } from './budget.ts';
import { writeCao } from './cao.ts';
import { writeCountyYear } from './county-year.ts';
import { writeCourse } from './course.ts';
import { coverage } from './coverage.ts';
import { tellExample } from './example.ts';
import { writeItems } from './items.ts';
import { manifestOf } from './manifest.ts';
import { writePaperwork } from './paperwork.ts';
import { COUNTIES, writeRegions } from './places.ts';
import { writeReadme } from './readme.ts';
import { World, type Situation } from './world.ts';

export interface Story {
  /** Path from seeds/demo → content; everything that is generated, the example package beside it included. */
  readonly files: Map<string, Buffer>;
  readonly situations: readonly Situation[];
  readonly summary: string;
}

/** The chapters in which something happens; each draws on what the counties received before the ordinary year is written. */
const CHAPTERS: ReadonlyArray<(world: World) => void> = [
  writeCao,
  writeQuota,
  writeMoney,
  writeReceipt,
  writeAllocation,
  writeProgress,
  writeUse,
  writeAccounts,
  writeEnterprises,
  writeHouseholds,
  writePatterns,
  writeBids,
];

const MANIFEST = {
  id: 'henan-demo',
  title: '示例数据：河南省扶贫与衔接资金 2016–2023（虚构）',
  sourceSystem: 'demo',
  demo: true,
  period: { from: '2016-01-01', to: '2023-12-31' },
};

/** Tells the whole story from nothing: the same bytes every time. */
export function tellStory(): Story {
  // Told twice: documents can be numbered by date only when all of them are known.
  const draft = compose();
  const world = compose(numbersByDate(draft.budget.documents));

  const packageFiles = world.book.files();
  const files = new Map(packageFiles.map((file) => [`package/${file.path}`, file.bytes]));
  files.set('package/manifest.yaml', manifestOf(MANIFEST, coverage(), packageFiles));
  for (const [path, bytes] of tellExample()) files.set(`../example/${path}`, bytes);
  files.set('situations.json', Buffer.from(`${JSON.stringify(world.situations, null, 2)}\n`));
  const payments = ['PAY_VOUCHER', 'PAY_ALLOCATION_CERT', 'SPECIAL_LEDGER', 'CARD_ROSTER', 'PAY_BACK_INFO', 'PAY_CORRECTION', 'BANK_FLOW'] as const;
  const count = payments.reduce((sum, table) => sum + world.book.count(table), 0);
  const numbers = { documents: world.budget.documentCount(), lines: world.budget.lines.length, payments: count, files: packageFiles.length };
  files.set('README.md', Buffer.from(writeReadme(world.situations, numbers)));
  const summary = `${numbers.documents} documents, ${numbers.lines} lines, ${numbers.payments} payments, ${numbers.files} files, ${world.situations.length} situations`;
  return { files, situations: world.situations, summary };
}

function compose(numbers?: readonly string[]): World {
  const world = new World(numbers);
  writeRegions(world.book);
  writeItems(world.book);
  writeCourse(world);
  for (const chapter of CHAPTERS) chapter(world);
  for (let year = 2016; year <= 2023; year += 1) {
    for (const county of COUNTIES) if (county.from <= year && county.to >= year) writeCountyYear(world, county, year);
  }
  writePaperwork(world);
  world.budget.close();
  return world;
}
