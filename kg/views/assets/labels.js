"use strict";

/* Names on the canvas: one greedy pass in screen pixels, the most important first. A name is tried
   at eight places around its shape, kept inside the canvas, and dropped where it would cover another
   name or a shape; an important one may cover small shapes. Nothing here makes markup: text goes to fillText() only. */

const LABEL_GAP = 5;
const LABEL_LINE = 15;

function wrapLabel(text, most) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1;
    if (last >= 0 && (lines[last] + " " + word).length <= most) lines[last] += " " + word;
    else lines.push(word);
  }
  return lines.length > 3 ? [...lines.slice(0, 2), lines[2] + "…"] : lines;
}

function overlaps(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function candidateBoxes(spot, width, height) {
  const reach = spot.radius + LABEL_GAP;
  const box = (left, top) => ({ left, top, right: left + width, bottom: top + height });
  const slant = 0.75 * reach;
  return [
    box(spot.x + reach, spot.y - height / 2),
    box(spot.x - width / 2, spot.y + reach - 1),
    box(spot.x - width / 2, spot.y - reach - height + 1),
    box(spot.x - reach - width, spot.y - height / 2),
    box(spot.x + slant, spot.y + slant - 4),
    box(spot.x + slant, spot.y - slant - height + 4),
    box(spot.x - slant - width, spot.y + slant - 4),
    box(spot.x - slant - width, spot.y - slant - height + 4),
  ];
}

/* How much a name would hide: 1 for each small shape, more for one that bears a name itself. */
function coveredBy(box, spot, obstacles) {
  let sum = 0;
  for (const each of obstacles) if (each.key !== spot.key && overlaps(box, each)) sum += each.cost;
  return sum;
}

/* spots: {key, x, y, radius, lines, font, must, may} in screen pixels, the most important first; gives those
   that found room, with `box`. A name that must stand may cover shapes, but no other name. */
function placeLabels(context, spots, obstacles, size) {
  const placed = [];
  for (const spot of spots) {
    context.font = spot.font;
    const width = Math.max(...spot.lines.map((line) => context.measureText(line).width));
    const boxes = candidateBoxes(spot, width, spot.lines.length * LABEL_LINE);
    const inside = boxes.filter(
      (box) => box.left >= 2 && box.top >= 2 && box.right <= size.width - 2 && box.bottom <= size.height - 2,
    );
    const free = inside.filter((box) => !placed.some((other) => overlaps(box, other.box)));
    const covered = free.map((box) => coveredBy(box, spot, obstacles));
    const least = Math.min(...covered);
    const box = free[covered.indexOf(least)];
    if (box && (least === 0 || spot.must || least <= spot.may)) placed.push({ ...spot, box });
  }
  return placed;
}

function drawLabels(context, placed, colours) {
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const { box, lines, font, dim, strong } of placed) {
    context.font = font;
    context.globalAlpha = dim ? 0.35 : 1;
    context.textAlign = "left";
    lines.forEach((line, row) => {
      const y = box.top + (row + 0.5) * LABEL_LINE;
      context.lineWidth = 4;
      context.strokeStyle = colours.ground;
      context.strokeText(line, box.left, y);
      context.fillStyle = strong ? colours.ink : colours.muted;
      context.fillText(line, box.left, y);
    });
  }
  context.globalAlpha = 1;
}
