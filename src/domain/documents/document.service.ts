import { Ambiguous, BadQuestion, DocumentNotFound } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import { currentDataVersion } from '../intake/data-version.js';
import { latestInstant, momentOf, type Moment, type MomentQuestion } from '../model/moment.js';
import { anyPart } from '../search/full-text.js';
import { candidateNumbers, normaliseDocumentNumber, partsOfNumber } from './document-number.js';
import type { DocumentCandidate, DocumentListQuestion, DocumentListView, DocumentSummary, FoundDocument } from './document.shapes.js';
import { editDistance } from './edit-distance.js';
import { readCursor, writeCursor } from './page-cursor.js';

/** Candidates offered when a number is unknown or not unique. */
const CANDIDATES_MAX = 10;
const PAGE_DEFAULT = 50;
/** Stands for "date unknown" in cursors and orders: after every date. */
const UNDATED = 9_000_000_000_000_000;
/** Ids of documents that are known only because lines name their number as the upper one: no issuer before the `|`. */
const UPPER_ONLY = 'document:|';

type DocumentRow = Row & DocumentSummary & { readonly issuerCode: string | null };

/** Finds and lists documents. A number alone is not unique: it restarts with every agency, region and year. */
export class DocumentService {
  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
  ) {}

  /**
   * The one document a number means, in any spelling: the number of a document itself, one number of a joint document,
   * or a number that lines name as their upper document although its own text was never loaded (`loaded` is false, the
   * id is `document:|<number>` and issuer and dates are null).
   *
   * `issuer` (id, code or name of the unit or its region) chooses among several. `Ambiguous` and `DocumentNotFound`
   * carry `facts.candidates`, at most ten, ordered by date and by nearness. With a scope, documents that are neither
   * issued, received nor named as upper one inside it are not found. `when` asks as of a day or a batch: documents and lines
   * that had not been issued by then do not count.
   */
  async find(text: string, issuer?: string, scope?: string, when: MomentQuestion = {}): Promise<FoundDocument> {
    const found = await this.locate(text, issuer, scope, when);
    if (found) return found;
    const moment = momentOf(when, await currentDataVersion(this.graph));
    const regions = await this.scopes.regionsIn(scope, moment.batch);
    throw await this.unknown(text, normaliseDocumentNumber(text.trim()).number, regions, moment.batch, latestInstant(moment));
  }

  /** The same, undefined where nothing has the number: near ones are not looked for. */
  async locate(text: string, issuer?: string, scope?: string, when: MomentQuestion = {}): Promise<FoundDocument | undefined> {
    const typed = text.trim();
    if (typed === '') throw new BadQuestion('documentNumber', 'The document number is empty.', 'Give a number such as 豫财农〔2017〕12号.');
    const moment = momentOf(when, await currentDataVersion(this.graph));
    const { batch } = moment;
    const regions = await this.scopes.regionsIn(scope, batch);
    const { number } = normaliseDocumentNumber(typed);
    const parameters = numbered(typed, regions, moment);
    const rows = await this.graph.read<DocumentRow>('documents-by-number', parameters);
    const alone = rows.filter((row) => row.number === number || row.number === typed);
    const found = worthAsking(alone.length > 0 ? alone : rows);
    const chosen = issuer === undefined ? found : found.filter((row) => isIssuer(row, issuer));
    if (chosen.length === 1) return { ...summary(chosen[0]!), dataVersion: batch };
    if (chosen.length > 1) {
      throw new Ambiguous(
        `${number} was issued by ${chosen.length} units.`,
        "Repeat the question with ?issuer= and the issuer's id or name from the candidates.",
        {
          number,
          candidates: chosen.slice(0, CANDIDATES_MAX).map(candidate),
          more: Math.max(0, chosen.length - CANDIDATES_MAX),
        },
      );
    }
    if (found.length > 0) {
      throw new DocumentNotFound(`${number} exists, but ${issuer ?? ''} did not issue it.`, 'Choose one of the issuers among the candidates.', {
        number,
        candidates: found.slice(0, CANDIDATES_MAX).map(candidate),
      });
    }
    if (issuer === undefined) {
      const [upper] = await this.graph.read<{ number: string; amount: number; lines: number }>('upper-numbers', parameters);
      if (upper) return { ...upperOnly(upper.number, upper.amount), lines: upper.lines, dataVersion: batch };
    }
    return undefined;
  }

  /** What is said of a number that no document has, or none that the caller may know of: word for word the same. */
  async unknown(text: string, number: string, regions: readonly string[] | null, batch: number, asOf?: number): Promise<DocumentNotFound> {
    const candidates = await this.near(text, regions, batch, asOf);
    return new DocumentNotFound(
      `No document has the number ${number}.`,
      candidates.length > 0
        ? 'Did you mean one of the candidates? Otherwise search by title, unit or project: GET /api/search?q=.'
        : 'Check the agency, the year and the number, or search by title, unit or project: GET /api/search?q=.',
      { number, candidates },
    );
  }

  /** Documents in the order of their issue, page by page. */
  async list(question: DocumentListQuestion): Promise<DocumentListView> {
    const moment = momentOf(question, await currentDataVersion(this.graph));
    if (question.number !== undefined) return this.withNumber(question.number, question, moment);
    const { batch } = moment;
    const limit = question.limit ?? PAGE_DEFAULT;
    const after =
      question.cursor === undefined
        ? null
        : readCursor<{ at: number; number: string; id: string }>(question.cursor, { at: 'number', number: 'string', id: 'string' });
    const filter = {
      year: question.year === undefined ? null : `〔${question.year}〕`,
      from: question.year === undefined ? null : Date.parse(`${question.year}-01-01T00:00:00+08:00`),
      to: question.year === undefined ? null : Date.parse(`${question.year + 1}-01-01T00:00:00+08:00`),
      issuer: question.issuer ?? null,
      level: question.level ?? null,
      region: question.region ?? null,
      scope: await this.scopes.regionsIn(question.scope, batch),
      batch,
      asOf: latestInstant(moment),
    };
    const [rows, [count]] = await Promise.all([
      this.graph.read<DocumentRow>('documents', { ...filter, after, limit: limit + 1 }),
      this.graph.read<{ total: number }>('documents-count', filter),
    ]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      documents: page.map(summary),
      total: count?.total ?? 0,
      cursor: rows.length > limit && last ? writeCursor({ at: last.issuedAt ?? UNDATED, number: last.number, id: last.id }) : null,
      dataVersion: batch,
      queries: ['documents', 'documents-count'],
    };
  }

  /** The documents of one number, looked up by it alone and then held against the rest of the question. */
  private async withNumber(text: string, question: DocumentListQuestion, moment: Moment): Promise<DocumentListView> {
    const { batch } = moment;
    const { year, level, region, issuer } = question;
    const scope = await this.scopes.regionsIn(question.scope, batch);
    const rows = await this.graph.read<DocumentRow>('documents-by-number', numbered(text.trim(), scope, moment));
    const found = rows.filter(
      (row) =>
        (year === undefined || row.number.includes(`〔${year}〕`)) &&
        (level === undefined || row.level === level) &&
        (region === undefined || row.region === region) &&
        (issuer === undefined || isIssuer(row, issuer)),
    );
    const page = found.slice(0, question.limit ?? PAGE_DEFAULT);
    return { documents: page.map(summary), total: found.length, cursor: null, dataVersion: batch, queries: ['documents-by-number'] };
  }

  /**
   * Documents whose number is a few characters away, nearest first; ties: the same agency before others, then by number and id. At most
   * ten. `asOf` is the last moment of what had happened, epoch ms.
   */
  async near(text: string, regions: readonly string[] | null, batch: number, asOf = Number.MAX_SAFE_INTEGER): Promise<DocumentCandidate[]> {
    const readings = candidateNumbers(text);
    const prefixes = [...new Set(readings.flatMap((reading) => beginning(reading)))];
    const [documents, uppers] = await Promise.all([
      this.graph.read<Row & DocumentCandidate>('documents-near', { prefixes, words: anyPart(readings[0] ?? text), scope: regions, batch, asOf }),
      this.graph.read<{ number: string; amount: number }>('upper-numbers-near', { prefixes, scope: regions, batch, asOf }),
    ]);
    const known = new Set(documents.map((row) => row.number));
    const all = [...documents.map(candidate), ...uppers.filter((row) => !known.has(row.number)).map((row) => candidate(upperOnly(row.number, row.amount)))];
    const wanted = readings.length > 0 ? readings : [normaliseDocumentNumber(text).number];
    const agencies = new Set(wanted.map((reading) => partsOfNumber(reading)?.agency));
    const elsewhere = (one: DocumentCandidate): number => (agencies.has(partsOfNumber(one.number)?.agency) ? 0 : 1);
    const distance = new Map(all.map((one) => [one.id, Math.min(...wanted.map((reading) => editDistance(reading, one.number)))]));
    return all
      .sort(
        (left, right) =>
          distance.get(left.id)! - distance.get(right.id)! ||
          elsewhere(left) - elsewhere(right) ||
          compare(left.number, right.number) ||
          compare(left.id, right.id),
      )
      .slice(0, CANDIDATES_MAX);
  }
}

/** Agency and year; the same agency in the years beside it is near as well. */
function beginning(number: string): string[] {
  const parts = partsOfNumber(number);
  return parts ? [parts.year, parts.year - 1, parts.year + 1].map((year) => `${parts.agency}〔${year}〕`) : [];
}

/** What a look-up by number asks for: the number as it is normally written, and the text as it was typed. */
function numbered(typed: string, scope: string[] | null, moment: Moment): { numbers: string[]; scope: string[] | null; batch: number; asOf: number } {
  return { numbers: [...new Set([normaliseDocumentNumber(typed).number, typed])], scope, batch: moment.batch, asOf: latestInstant(moment) };
}

/** A document that was only mentioned and carries nothing does not make a loaded one ambiguous. */
function worthAsking(rows: readonly DocumentRow[]): readonly DocumentRow[] {
  const worth = rows.filter((row) => row.loaded || row.lines > 0);
  return worth.length > 0 ? worth : rows;
}

function isIssuer(row: DocumentRow, issuer: string): boolean {
  const wanted = issuer.trim();
  return [
    row.issuerId,
    row.issuerId?.replace(/^unit:/u, ''),
    row.issuerCode,
    row.issuer,
    row.region,
    row.regionName,
    row.region === null ? null : `region:${row.region}`,
  ].includes(wanted);
}

function upperOnly(number: string, amount: number): DocumentSummary {
  return {
    id: `${UPPER_ONLY}${number}`,
    number,
    numberAsWritten: null,
    title: null,
    level: null,
    region: null,
    regionName: null,
    issuerId: null,
    issuer: null,
    issuedAt: null,
    amount,
    lines: 0,
    loaded: false,
  };
}

function candidate(row: DocumentCandidate): DocumentCandidate {
  return { id: row.id, number: row.number, issuer: row.issuer, issuerId: row.issuerId, issuedAt: row.issuedAt, title: row.title, amount: row.amount };
}

function summary(row: DocumentSummary): DocumentSummary {
  const { numberAsWritten, level, region, regionName, lines, loaded } = row;
  return { ...candidate(row), numberAsWritten, level, region, regionName, lines, loaded };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
