/** What is used of the library, which has no types of its own. */
declare module 'railroad-diagrams' {
  export interface Node {
    toString(): string;
  }
  const library: {
    Diagram(...items: Node[]): { format(...padding: number[]): Node };
    Sequence(...items: Node[]): Node;
    Choice(normal: number, ...items: Node[]): Node;
    Optional(item: Node): Node;
    OneOrMore(item: Node, separator?: Node): Node;
    Terminal(text: string): Node;
    NonTerminal(text: string): Node;
  };
  export default library;
}
