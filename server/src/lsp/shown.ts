/**
 * The documents of which a client shows findings. One that asks for those of the workspace keeps what it shows when a
 * document is closed, and forgets which it is: nobody else knows then that there is something to take back.
 */
import { canonical } from './uri.js';

export class Shown {
  /** The URIs by their addresses. */
  private readonly uris = new Map<string, string>();

  /** To be told whenever a client is told how many findings there are. */
  note(uri: string, findings: number): void {
    if (findings > 0) this.uris.set(canonical(uri), uri);
    else this.uris.delete(canonical(uri));
  }

  has(address: string): boolean {
    return this.uris.has(address);
  }

  [Symbol.iterator](): IterableIterator<[address: string, uri: string]> {
    return this.uris.entries();
  }
}
