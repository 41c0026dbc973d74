import { createStore } from 'zustand/vanilla';

interface SearchRequest {
  /** What the box is asked to search for; each asking is a new object, so that the same text can be asked for twice. */
  readonly wanted: { readonly text: string } | null;
}

/** How another part of a page hands its text to the search box. It stays in memory: what is searched for never enters an address. */
export const searchRequest = createStore<SearchRequest>()(() => ({ wanted: null }));

export const searchFor = (text: string): void => searchRequest.setState({ wanted: { text } });
