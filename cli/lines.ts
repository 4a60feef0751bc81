/** Lines that a person types, or that come through a pipe. */

/** Gives one line after the other, `null` at the end. */
export class LineReader {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private readonly decoder = new TextDecoder();
  private rest = '';
  private isEnded = false;

  constructor(input: AsyncIterable<Uint8Array>) {
    this.chunks = input[Symbol.asyncIterator]();
  }

  async next(): Promise<string | null> {
    for (;;) {
      const end = this.rest.indexOf('\n');
      if (end >= 0) {
        const line = this.rest.slice(0, end).replace(/\r$/, '');
        this.rest = this.rest.slice(end + 1);
        return line;
      }
      if (this.isEnded) {
        const line = this.rest;
        this.rest = '';
        return line === '' ? null : line;
      }
      // A line without an end would fill the memory; nobody answers with more than this.
      if (this.rest.length > 100_000) this.rest = this.rest.slice(0, 1000);
      const { value, done } = await this.chunks.next();
      if (done === true) this.isEnded = true;
      else this.rest += this.decoder.decode(value, { stream: true });
    }
  }
}
