import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../config.js';
import { ruleTemplate } from '../domain/warnings/rule-template.js';
import { RULE_CLASSES } from '../domain/warnings/words.js';
import { BadQuestion, Conflict } from '../failures.js';
import { readArguments } from '../terminal/arguments.js';
import { exitWith } from '../terminal/exit.js';

const USAGE = `Makes the two things a new warning needs: its file and its case folder, both to be filled in.

  npm run warnings:new -- sy-09-late-invoice

The name is class and number (${RULE_CLASSES.join(', ')}; GX are patterns), then a few words. cypher/README.md says how a rule is written.

Exit codes: 0 made; 1 there is one already; 2 wrong usage.`;

/** @returns the exit code */
async function newRule(): Promise<number> {
  const read = readArguments(USAGE, {}, 1);
  if (typeof read === 'number') return read;
  const id = read.positionals[0]!;
  const code = /^([a-z]{2}-\d{2})-[a-z0-9-]+$/u.exec(id)?.[1]?.toUpperCase();
  if (code === undefined || !(RULE_CLASSES as readonly string[]).includes(code.slice(0, 2)))
    throw new BadQuestion('name', `“${id}” is no name of a rule.`, 'Write class, two digits and a few words: sy-09-late-invoice.');
  const file = join('cypher', code.startsWith('GX') ? 'patterns' : 'warnings', `${id}.cypher`);
  const folder = join('test', 'cases', 'warnings', id);
  for (const path of [file, folder])
    if (existsSync(join(projectFolder, path))) throw new Conflict(`${path} is there already.`, 'Take another number, or change what is there.');
  mkdirSync(join(projectFolder, folder, 'questions'), { recursive: true });
  writeFileSync(join(projectFolder, file), ruleTemplate(id, code));
  writeFileSync(join(projectFolder, folder, 'graph.cypher'), CASE);
  writeFileSync(join(projectFolder, folder, 'questions', 'flagged.json'), QUESTION);
  console.log(`${file}\n${folder}`);
  return 0;
}

const CASE = `// F is flagged, N a near miss, X would be flagged but for a documented trap: the story in a sentence.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'});
UNWIND [['F1', 200], ['N1', 100], ['X1', 200]] AS row
CREATE (:Indicator {id: 'indicator:410325|2023|' + row[0], region: '410325', amount: row[1], issuedAt: 1677600000000});
`;

const QUESTION = `{
  "asOf": "2023-12-31",
  "expected": { "judged": 3, "found": [{ "subject": "indicator:410325|2023|F1", "band": "yellow" }, { "subject": "indicator:410325|2023|X1", "trap": "T-JS1" }] }
}
`;

await exitWith(newRule);
