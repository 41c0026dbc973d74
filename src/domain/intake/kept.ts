/** Pages of one list are asked for one after another, and all of them need the whole. */
const KEPT = 6;

/** Keeps the last few answers by key; a key holds the stamp of the data, so that what is stale is never asked for again. */
export class Kept<T> {
  private readonly answers = new Map<string, Promise<T>>();

  constructor(private readonly most = KEPT) {}

  /** Who asks while the answer is being made waits for that one. What is not worth its memory is given, and made again next time. */
  async of(key: string, make: () => Promise<T>, isWorthIt: (answer: T) => boolean = () => true): Promise<T> {
    const known = this.answers.get(key);
    if (known) return known;
    const made = make();
    this.answers.set(key, made);
    if (this.answers.size > this.most) this.answers.delete(this.answers.keys().next().value!);
    try {
      const answer = await made;
      if (!isWorthIt(answer)) this.answers.delete(key);
      return answer;
    } catch (error) {
      this.answers.delete(key);
      throw error;
    }
  }
}
