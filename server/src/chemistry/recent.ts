/** Values that were made last, by what they were made of: a file asks for few of them, thousands of times. */
export class Recent<Key, Value> {
  private readonly values = new Map<Key, Value>();
  private readonly most: number;

  /** @param most as many are kept; with one more all begin anew. */
  constructor(most: number) {
    this.most = most;
  }

  get(key: Key): Value | undefined {
    return this.values.get(key);
  }

  /** Keeps a value, and answers it. */
  keep(key: Key, value: Value): Value {
    if (this.values.size >= this.most) this.values.clear();
    this.values.set(key, value);
    return value;
  }
}
