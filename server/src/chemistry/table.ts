/**
 * The rows of a tab-separated table: lines that begin with `#` tell the source, the first other line names the
 * columns. Missing cells are empty strings.
 */
export function readTable(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const columns = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const row: Record<string, string> = {};
    for (const [index, column] of columns.entries()) row[column] = cells[index]?.trim() ?? '';
    return row;
  });
}
