const CHUNK_BYTES = 16 * 1024 * 1024;

/** Texts by number, outside the heap. A text that is replaced leaves its old bytes behind: few are, and at most a few times. */
export class ByteRecords {
  private readonly chunks: Buffer[] = [];
  private used = CHUNK_BYTES;
  private places = new Float64Array(1 << 16);
  private lengths = new Uint32Array(1 << 16);

  get bytes(): number {
    return this.chunks.reduce((sum, chunk) => sum + chunk.length, 0) + this.places.byteLength + this.lengths.byteLength;
  }

  put(number: number, text: string): void {
    const most = text.length * 3;
    if (this.used + most > (this.chunks.at(-1)?.length ?? 0)) {
      this.chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, most)));
      this.used = 0;
    }
    if (number >= this.places.length) this.widen(number + 1);
    const length = this.chunks.at(-1)!.write(text, this.used, 'utf8');
    this.places[number] = (this.chunks.length - 1) * 2 ** 32 + this.used;
    this.lengths[number] = length;
    this.used += length;
  }

  get(number: number): string {
    const place = this.places[number]!;
    const from = place % 2 ** 32;
    return this.chunks[Math.floor(place / 2 ** 32)]!.toString('utf8', from, from + this.lengths[number]!);
  }

  private widen(needed: number): void {
    const length = Math.max(needed, this.places.length * 2);
    const places = new Float64Array(length);
    places.set(this.places);
    this.places = places;
    const lengths = new Uint32Array(length);
    lengths.set(this.lengths);
    this.lengths = lengths;
  }
}
