import type { MoneyGraph } from '../projection/money-graph.js';

/** Words shorter than these occur by chance. */
const LENGTH_MIN = 4;

/**
 * Whether the bank's purpose text names a document, project or payout batch of a trace. Words are looked up by their first characters at
 * each place of the text, so thousands of names cost no more than one.
 */
export class Remarks {
  private readonly byBeginning = new Map<string, string[]>();
  private readonly known = new Map<number, boolean>();

  constructor(
    private readonly graph: MoneyGraph,
    words: Iterable<string>,
  ) {
    for (const word of words) {
      if (word.length < LENGTH_MIN) continue;
      const beginning = word.slice(0, LENGTH_MIN);
      const list = this.byBeginning.get(beginning);
      if (!list) this.byBeginning.set(beginning, [word]);
      else if (!list.includes(word)) list.push(word);
    }
  }

  names(purpose: number): boolean {
    let names = this.known.get(purpose);
    if (names === undefined) this.known.set(purpose, (names = this.isNamed(this.graph.purposes.name(purpose))));
    return names;
  }

  private isNamed(text: string): boolean {
    for (let place = 0; place + LENGTH_MIN <= text.length; place += 1) {
      const words = this.byBeginning.get(text.slice(place, place + LENGTH_MIN));
      if (words?.some((word) => text.startsWith(word, place))) return true;
    }
    return false;
  }
}

/** Numbers of the documents of some lines, names of their projects, and codes of payout batches. */
export function* wordsOf(
  graph: MoneyGraph,
  projectNames: ReadonlyMap<string, string>,
  reached: ReadonlySet<number>,
  payouts: ReadonlySet<number>,
  batch: number,
): Generator<string> {
  for (const line of reached) {
    const { document, ownNumber, project } = graph.lines.valuesAt(line, batch);
    const number = document >= 0 ? graph.documents.number[document]! : ownNumber;
    if (number >= 0) yield graph.numbers.name(number);
    const name = project < 0 ? undefined : projectNames.get(graph.projects.name(project));
    if (name !== undefined) yield name;
  }
  for (const payout of payouts) {
    const id = graph.payouts.ids.id(payout);
    yield id.slice(id.lastIndexOf('|') + 1);
  }
}
