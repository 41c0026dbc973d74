import { Adjacency } from './adjacency.js';
import { Columns, named, type Section } from './columns.js';
import { Ids } from './ids.js';
import { FormerLines, NO_WORDS, WORDS, type LineValues, type LineWords } from './line-words.js';
import { Heads, isVisible, Links } from './links.js';
import { PARTY_LABELS, type Parties } from './parties.js';

export type { LineValues, LineWords } from './line-words.js';

const UNIT = PARTY_LABELS.indexOf('Unit');
const REGION = PARTY_LABELS.indexOf('Region');

type Said = Omit<LineValues, keyof LineWords>;

/** Indicators, the lines of documents. The plain columns hold the newest values; `valuesAt` gives those of an earlier batch. */
export class Lines extends Columns {
  readonly ids = new Ids();
  region = this.int32('region', -1);
  statedRecipientRegion = this.int32('statedRecipientRegion', -1);
  amount = this.float64('amount');
  issuedAt = this.float64('issuedAt', NaN);
  executable = this.uint8('executable');
  fiscalYear = this.int32('fiscalYear', -1);
  fundTag = this.int32('fundTag', -1);
  fundName = this.int32('fundName', -1);
  ownNumber = this.int32('ownNumber', -1);
  upperNumber = this.int32('upperNumber', -1);
  balanceAsStated = this.float64('balanceAsStated', NaN);
  /** 1 where it has a track code, as newest known. */
  tracked = this.uint8('tracked');
  document = this.int32('document', -1);
  recipientParty = this.int32('recipientParty', -1);
  recipientIsRegion = this.uint8('recipientIsRegion');
  recipientRegion = this.int32('recipientRegion', -1);
  project = this.int32('project', -1);
  addedIn = this.int32('addedIn');
  retiredIn = this.int32('retiredIn');
  /** Batch since which its own words are as they are. */
  changedIn = this.int32('changedIn');
  /** Batch since which what others say of it is as it is. */
  saidSince = this.int32('saidSince');
  /** Allocations that leave it and that reach it. */
  readonly out = new Adjacency();
  readonly into = new Adjacency();
  /** Payments that name it. */
  readonly payments = new Adjacency();
  readonly former = new FormerLines();
  /** Document → line. */
  readonly carries = new Links();
  /** Line → unit or region. */
  readonly givenTo = new Links();
  /** Line → project, in `projects`. */
  readonly purposes = new Links();
  /** Payout batch → line, with fen. */
  readonly funding = new Links();
  private undecided: number[] = [];
  private readonly byNumber = new Map<string, Heads>();
  private nextOf = new Map<string, Int32Array>();

  constructor(
    private readonly parties: Parties,
    /** Ids of documents and of projects, for the order among several. */
    private readonly others: { readonly documents: Pick<Ids, 'compare'>; readonly projects: Pick<Ids, 'compare'> },
    private readonly payoutIds: Pick<Ids, 'compare'>,
  ) {
    super();
  }

  number(id: string): number {
    return this.numbered(this.ids, id);
  }

  setWords(line: number, words: LineWords): void {
    for (const word of WORDS) this[word][line] = words[word];
    this.mayChange(line);
  }

  visible(line: number, batch: number): boolean {
    return isVisible(this.addedIn[line]!, this.retiredIn[line]!, batch);
  }

  valuesAt(line: number, batch: number): LineValues {
    const words = this.wordsAt(line, batch);
    const said = this.said(line, words.statedRecipientRegion, batch);
    // Written out, as in `wordsAt`: it is asked several times for each of thousands of lines, and spreading costs microseconds.
    return {
      region: words.region,
      statedRecipientRegion: words.statedRecipientRegion,
      amount: words.amount,
      issuedAt: words.issuedAt,
      executable: words.executable,
      fiscalYear: words.fiscalYear,
      fundTag: words.fundTag,
      fundName: words.fundName,
      ownNumber: words.ownNumber,
      upperNumber: words.upperNumber,
      balanceAsStated: words.balanceAsStated,
      document: said.document,
      recipientParty: said.recipientParty,
      recipientIsRegion: said.recipientIsRegion,
      recipientRegion: said.recipientRegion,
      project: said.project,
    };
  }

  /** Payout batches that it funds, by id. */
  fundedBy(line: number, batch: number): number[] {
    const payouts = this.funding.ofTarget(line).filter((link) => this.funding.visible(link, batch));
    return [...new Set(payouts.map((link) => this.funding.source[link]!))].sort((left, right) => this.payoutIds.compare(left, right));
  }

  /** Lines that fund a payout batch, with fen, by id. */
  fundingOf(payout: number, batch: number): { line: number; amount: number }[] {
    const links = this.funding.ofSource(payout).filter((link) => this.funding.visible(link, batch));
    return links
      .map((link) => ({ line: this.funding.target[link]!, amount: this.funding.value[link]! }))
      .sort((left, right) => this.ids.compare(left.line, right.line));
  }

  /** Lines that fund a project, by id. */
  ofProject(project: number, batch: number): number[] {
    const links = this.purposes.ofTarget(project).filter((link) => this.purposes.visible(link, batch));
    return this.byId(links.map((link) => this.purposes.source[link]!));
  }

  /** Lines whose upper document, own document or fund tag is one, by id; as newest known. */
  having(word: 'upperNumber' | 'ownNumber' | 'fundTag', name: number): number[] {
    if (name < 0) return [];
    const heads = this.byNumber.get(word) ?? this.index(word);
    const next = this.nextOf.get(word)!;
    const lines: number[] = [];
    for (let line = heads.of(name); line >= 0; line = next[line]!) lines.push(line);
    return this.byId(lines);
  }

  /** Lines of a document, by id. */
  carriedBy(document: number, batch: number): number[] {
    const links = this.carries.ofSource(document).filter((link) => this.carries.visible(link, batch));
    return this.byId(links.map((link) => this.carries.target[link]!));
  }

  /** Notes that others may say something else of a line now. */
  mayChange(line: number): void {
    this.undecided.push(line);
  }

  /** Fills the columns of what others say of the lines that may have changed. */
  arrangeValues(): void {
    if (this.undecided.length > 0) this.byNumber.clear();
    for (const line of this.undecided) {
      const said = this.said(line, this.statedRecipientRegion[line]!, Infinity);
      for (const [name, value] of Object.entries(said)) this[name as keyof Said][line] = value;
      this.saidSince[line] = Math.max(
        this.carries.changedIn(this.carries.ofTarget(line)),
        this.givenTo.changedIn(this.givenTo.ofSource(line)),
        this.purposes.changedIn(this.purposes.ofSource(line)),
        ...this.givenTo.ofSource(line).map((link) => this.parties.changedIn[this.givenTo.target[link]!]!),
      );
    }
    this.undecided = [];
  }

  override sections(): Section[] {
    return [
      ...super.sections(),
      ...this.ids.sections(),
      ...named('out', this.out.sections()),
      ...named('into', this.into.sections()),
      ...named('payments', this.payments.sections()),
      ...this.former.sections(),
      ...this.carries.sectionsAs('carries'),
      ...this.givenTo.sectionsAs('givenTo'),
      ...this.purposes.sectionsAs('purposes'),
      ...this.funding.sectionsAs('funding'),
    ];
  }

  private wordsAt(line: number, batch: number): LineWords {
    const isPresent = batch >= this.changedIn[line]!;
    const row = isPresent ? line : this.former.at(line, batch);
    // Region and year are parts of its id.
    if (row < 0) return { ...NO_WORDS, region: this.region[line]!, fiscalYear: this.fiscalYear[line]! };
    const columns: Readonly<Record<keyof LineWords, Int32Array | Float64Array | Uint8Array>> = isPresent ? this : this.former;
    return {
      region: columns.region[row]!,
      statedRecipientRegion: columns.statedRecipientRegion[row]!,
      amount: columns.amount[row]!,
      issuedAt: columns.issuedAt[row]!,
      executable: columns.executable[row]!,
      fiscalYear: columns.fiscalYear[row]!,
      fundTag: columns.fundTag[row]!,
      fundName: columns.fundName[row]!,
      ownNumber: columns.ownNumber[row]!,
      upperNumber: columns.upperNumber[row]!,
      balanceAsStated: columns.balanceAsStated[row]!,
    };
  }

  private byId(lines: readonly number[]): number[] {
    return [...new Set(lines)].sort((left, right) => this.ids.compare(left, right));
  }

  private said(line: number, statedRecipientRegion: number, batch: number): Said {
    if (batch !== Infinity && batch >= this.saidSince[line]! && batch >= this.changedIn[line]!) {
      const { document, recipientParty, recipientIsRegion, recipientRegion, project } = this;
      return {
        document: document[line]!,
        recipientParty: recipientParty[line]!,
        recipientIsRegion: recipientIsRegion[line]!,
        recipientRegion: recipientRegion[line]!,
        project: project[line]!,
      };
    }
    const document = this.first(this.carries, 'source', this.carries.ofTarget(line), batch, (a, b) => this.others.documents.compare(a, b));
    const project = this.first(this.purposes, 'target', this.purposes.ofSource(line), batch, (a, b) => this.others.projects.compare(a, b));
    const party = this.first(this.givenTo, 'target', this.givenTo.ofSource(line), batch, (a, b) => {
      const { label, ids } = this.parties;
      return Number(label[a] !== UNIT) - Number(label[b] !== UNIT) || ids.compare(a, b);
    });
    const isRegion = party >= 0 && this.parties.label[party] === REGION;
    const region = party < 0 ? -1 : isRegion ? this.parties.code[party]! : this.parties.regionAt(party, batch);
    return {
      document,
      project,
      recipientParty: isRegion ? -1 : party,
      recipientIsRegion: Number(isRegion),
      recipientRegion: region < 0 ? statedRecipientRegion : region,
    };
  }

  private first(links: Links, end: 'source' | 'target', candidates: readonly number[], batch: number, order: (a: number, b: number) => number): number {
    let best = -1;
    for (const link of candidates) {
      if (batch === Infinity ? links.retiredIn[link] !== 0 : !links.visible(link, batch)) continue;
      const other = links[end][link]!;
      if (best < 0 || order(other, best) < 0) best = other;
    }
    return best;
  }

  private index(word: 'upperNumber' | 'ownNumber' | 'fundTag'): Heads {
    const heads = new Heads();
    const next = new Int32Array(this.count);
    for (let line = 0; line < this.count; line += 1) {
      const name = this[word][line]!;
      if (name < 0) continue;
      next[line] = heads.of(name);
      heads.set(name, line);
    }
    this.byNumber.set(word, heads);
    this.nextOf.set(word, next);
    return heads;
  }
}
