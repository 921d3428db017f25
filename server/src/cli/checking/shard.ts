/** One of several runs that share the files of a project, as in the matrix of a CI. */
import { InvalidArgumentError } from 'commander';

export interface Shard {
  /** From one. */
  readonly index: number;
  readonly count: number;
}

const MOST_SHARDS = 10_000;

/** @throws InvalidArgumentError where it is no shard, as `2/4` is. */
export function shardFrom(text: string): Shard {
  const [, index, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(text)?.map(Number) ?? [];
  if (index && count && index <= count && count <= MOST_SHARDS) return { index, count };
  throw new InvalidArgumentError('Its number and how many there are is wanted, such as 1/4.');
}

/** A file to share out. */
export interface Sized {
  readonly file: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * The files of a shard, in their order. Each file is in exactly one of the shards, whoever asks, and the shards are of
 * about the same size: the largest file that is left goes to the shard that has least (Graham, SIAM J. Appl. Math. 17
 * (1969) 416: no shard takes more than 4/3 of the least that is possible).
 */
export function filesOf<T extends Sized>({ index, count }: Shard, files: readonly T[]): T[] {
  const shares = Array.from({ length: count }, () => ({ size: 0, files: new Set<T>() }));
  const bySize = [...files].sort((a, b) => b.size - a.size || (a.file < b.file ? -1 : 1));
  for (const file of bySize) {
    const least = shares.reduce((one, other) =>
      other.size < one.size || (other.size === one.size && other.files.size < one.files.size) ? other : one,
    );
    least.size += file.size;
    least.files.add(file);
  }
  return files.filter((file) => shares[index - 1]?.files.has(file));
}
