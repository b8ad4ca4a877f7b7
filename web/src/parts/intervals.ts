/* How sure a share is, and the difference of two: 95 % intervals that hold for small counts too. */

const Z = 1.959964;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Of the share count / all, within [0, 1]; all is at least 1.

    E. B. Wilson. Probable inference, the law of succession, and statistical inference. JASA 22, 1927. */
export function wilson(count: number, all: number): Interval {
  const share = count / all;
  const middle = share + (Z * Z) / (2 * all);
  const half = Z * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all));
  const scale = 1 + (Z * Z) / all;
  return { low: count === 0 ? 0 : (middle - half) / scale, high: count === all ? 1 : (middle + half) / scale };
}

/** Of the share `count / all` less the share `count0 / all0`.

    Method 10 of R. G. Newcombe. Interval estimation for the difference between independent proportions.
    Statistics in Medicine 17, 1998: the distances of each share from its Wilson bounds, in squares. */
export function differenceInterval(count: number, all: number, count0: number, all0: number): Interval {
  const [share, share0] = [count / all, count0 / all0];
  const [own, other] = [wilson(count, all), wilson(count0, all0)];
  const difference = share - share0;
  return {
    low: difference - Math.hypot(share - own.low, other.high - share0),
    high: difference + Math.hypot(own.high - share, share0 - other.low),
  };
}
