/** One injected case as labels.json tells it; nothing of it stands in a package. */
export interface Label {
  readonly case: string;
  readonly rule: string;
  readonly kind: Kind;
  /** The false-positive trap a look-alike rests on. */
  readonly trap?: string;
  /** Business ids; accounts, persons and households, whose ids are keyed hashes, by their natural keys. */
  readonly subjectIds: readonly Subject[];
  readonly paymentIds: readonly string[];
  readonly documentNumbers: readonly string[];
  /** Lines made for the case, from the province down, and their projects: what another rule finds on them it finds on this case. */
  readonly madeIds: readonly string[];
  readonly expectedBand?: Band;
  /** The day on which the case is what it says. */
  readonly asOf: string;
  readonly note: string;
}
export type Kind = 'positive' | 'near-miss' | 'look-alike';
export const KINDS: readonly Kind[] = ['positive', 'near-miss', 'look-alike'];
export type Band = '红' | '橙' | '黄' | '蓝';
export type Subject = string | { readonly account: string; readonly institution: string } | { readonly idNumber: string } | { readonly household: string };

/** What planting a case hands back. */
export interface Told {
  readonly subjects: readonly Subject[];
  readonly payments?: readonly { readonly slip: string }[];
  readonly documents?: readonly (string | undefined)[];
  readonly band?: Band;
  readonly trap?: string;
  readonly note: string;
}
