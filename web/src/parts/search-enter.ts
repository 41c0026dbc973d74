import type { SearchHit, SearchView } from '../api/shapes.js';

/** What Enter does while no hit has been chosen with the arrow keys. */
export type Enter =
  | { readonly does: 'open'; readonly hit: SearchHit }
  /** One number, several issuers: to the page on which one is chosen. */
  | { readonly does: 'choose-issuer'; readonly number: string; readonly hits: readonly SearchHit[] }
  /** Nothing is certain: the choice moves into the list. */
  | { readonly does: 'choose-here'; readonly hits: readonly SearchHit[] };

export function enterOf(view: SearchView): Enter {
  const hits = view.groups.flatMap((group) => group.hits);
  const exact = hits.filter((hit) => hit.match === 'exact');
  const documents = exact.filter((hit) => hit.kind === 'document');
  if (documents.length === 1) return { does: 'open', hit: documents[0]! };
  const number = documents[0]?.label;
  if (number !== undefined && documents.every((hit) => hit.label === number)) return { does: 'choose-issuer', number, hits: documents };
  if (documents.length > 0) return { does: 'choose-here', hits: documents };
  if (exact.length === 1) return { does: 'open', hit: exact[0]! };
  const alone = hits.length === 1 && view.groups[0]!.more === 0;
  return alone ? { does: 'open', hit: hits[0]! } : { does: 'choose-here', hits: exact };
}

/** The number that was typed whole and that no document has. */
export function numberMissing(view: SearchView): string | null {
  const found = view.groups.some((group) => group.hits.some((hit) => hit.kind === 'document' && hit.match === 'exact'));
  return found ? null : view.documentNumber;
}
