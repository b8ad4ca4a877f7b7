/* An order of rows and columns in which what shares papers stands together.

   Reciprocal averaging [1]: each row gets the mean score of its papers' columns, each column that of
   its rows, again and again, without what is the same everywhere; this is the first axis of
   correspondence analysis. Rows and columns sorted by it show their blocks along the diagonal.

   [1] M. O. Hill. Reciprocal averaging: an eigenvector method of ordination. Journal of Ecology 61(1), 1973. */

const ROUNDS = 200;

export interface Scores {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** Scores by which to sort; `cells` are counts, row by row, `start` breaks the ties of the first round. */
export function blockScores(cells: ArrayLike<number>, height: number, width: number, start: readonly number[]): Scores {
  const at = (row: number, column: number): number => cells[row * width + column]!;
  const range = (length: number): number[] => Array.from({ length }, (_, each) => each);
  const [rows, columns] = [range(height), range(width)];
  const rowSums = rows.map((row) => columns.reduce((sum, column) => sum + at(row, column), 0));
  const columnSums = columns.map((column) => rows.reduce((sum, row) => sum + at(row, column), 0));
  let ofColumns = centred(start, columnSums);
  let ofRows: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = ofColumns;
    ofRows = rows.map((row) => mean(columns.map((column) => at(row, column) * before[column]!), rowSums[row]!));
    const own = ofRows;
    ofColumns = centred(columns.map((column) => mean(rows.map((row) => at(row, column) * own[row]!), columnSums[column]!)), columnSums);
  }
  return { rows: ofRows.map(settled), columns: ofColumns.map(settled) };
}

function mean(values: readonly number[], weight: number): number {
  return weight ? values.reduce((sum, each) => sum + each, 0) / weight : 0;
}

/** With mean 0 and variance 1 under the weights. */
function centred(values: readonly number[], weights: readonly number[]): number[] {
  const total = weights.reduce((sum, each) => sum + each, 0) || 1;
  const middle = values.reduce((sum, each, at) => sum + each * weights[at]!, 0) / total;
  const moved = values.map((each, at) => (weights[at] ? each - middle : 0));
  const spread = Math.sqrt(moved.reduce((sum, each, at) => sum + each * each * weights[at]!, 0) / total);
  return spread > 1e-12 ? moved.map((each) => each / spread) : moved;
}

/** So that a last digit that differs between machines changes no order. */
function settled(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
