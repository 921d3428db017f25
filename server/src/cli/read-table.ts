/** Tables as text: comma, semicolon or tab between the cells, quotes around those that hold one. */
import { CsvError, parse } from 'csv-parse/sync';

/** What a table may have between its cells; of two that are equally frequent the first is taken. */
const DELIMITERS = ['\t', ';', ','] as const;

/**
 * The rows of a table, their cells trimmed, empty lines left out.
 *
 * @param delimiter found from the first row where it is not given.
 * @throws Error in plain words, with the line, if a quote is not closed.
 */
export function readTable(text: string, delimiter: string = delimiterOf(text)): string[][] {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    return rows.map((row) => row.map((cell) => cell.trim()));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(
      error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is not closed before its end' : error.message,
    );
  }
}

/** The most frequent in the first row, outside quotes, and outside brackets: `(Cr,Mn)3O4` is one cell. */
function delimiterOf(text: string): string {
  const [row = ''] = /[^\r\n"]*(?:"[^"]*"[^\r\n"]*)*/.exec(text.trimStart()) ?? [];
  const bare = row.replace(/"[^"]*"/g, '').replace(/\([^()]*\)|\[[^[\]]*\]/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
