/* Where things stand in a chart: round axes, places of periods, labels that keep their distance. */

/** The smallest round number at or above the largest value: 1, 2, 2.5 or 5 times a power of ten. */
export function roundedUp(largest: number): number {
  if (!(largest > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(largest) + 1e-9);
  const found = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((each) => each * power >= largest * (1 - 1e-9))!;
  return Number((found * power).toPrecision(6));
}

/** Values of the grid lines from 0 to the top. */
export function ticks(top: number, whole: boolean): number[] {
  const parts = [4, 5, 3, 2].find((each) => isShort(top / each, whole)) ?? 1;
  return Array.from({ length: parts + 1 }, (_, at) => Number(((top * at) / parts).toPrecision(6)));
}

/** 1, 2, 2.5 or 5 times a power of ten; of counts only whole ones. */
function isShort(step: number, whole: boolean): boolean {
  if (whole && !Number.isInteger(Number(step.toPrecision(9)))) return false;
  const digits = step.toExponential(6).split("e")[0]!.replace(/\.?0+$/, "").replace(".", "");
  return ["1", "2", "25", "5"].includes(digits);
}

/** Which periods get their name: the last one and as many others as fit, evenly spaced. */
export function named(count: number, room: number): number[] {
  const every = [1, 2, 3, 4, 5, 6, 10, 12, 20, 24, 50].find((each) => count / each <= room) ?? count;
  const found: number[] = [];
  for (let at = count - 1; at >= 0; at -= every) found.unshift(at);
  return found;
}

/** Move places apart so that none is nearer than the gap, as little as that needs, within bounds. */
export function spread(places: readonly number[], gap: number, low: number, high: number): number[] {
  const order = places.map((_, at) => at).sort((a, b) => places[a]! - places[b]! || a - b);
  const moved = order.map((at) => places[at]!);
  // groups of touching labels share the mean of what they want; they merge until none touch
  interface Group { readonly from: number; readonly size: number; readonly middle: number }
  let groups: Group[] = moved.map((place, from) => ({ from, size: 1, middle: place }));
  const bounded = (group: Group): Group => {
    const half = ((group.size - 1) * gap) / 2;
    return { ...group, middle: Math.max(low + half, Math.min(high - half, group.middle)) };
  };
  groups = groups.map(bounded);
  for (let at = 1; at < groups.length; ) {
    const [above, below] = [groups[at - 1]!, groups[at]!];
    if (below.middle - above.middle >= ((above.size + below.size) * gap) / 2 - 1e-9) {
      at++;
      continue;
    }
    const size = above.size + below.size;
    const middle = (above.middle * above.size + below.middle * below.size) / size;
    groups.splice(at - 1, 2, bounded({ from: above.from, size, middle }));
    at = Math.max(1, at - 1);
  }
  const found = new Array<number>(places.length).fill(0);
  for (const { from, size, middle } of groups) {
    for (let each = 0; each < size; each++) found[order[from + each]!] = middle + (each - (size - 1) / 2) * gap;
  }
  return found;
}
