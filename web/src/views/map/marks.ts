/* What is drawn beside the dots, as values: outlines, circles and names. One list is painted on a
   canvas or written as SVG, so that what is saved is what was seen. */

/** A path as SVG writes it, with what the canvas makes of it. */
export interface Shape {
  readonly d: string;
  path?: Path2D;
}

interface Look {
  readonly fill?: string;
  readonly stroke?: string;
  /** In pixels, whatever the scale. */
  readonly width?: number;
  readonly dash?: number;
  readonly opacity?: number;
}

export interface Outline extends Look {
  readonly what: "outline";
  readonly shape: Shape;
  /** Where its origin comes to stand, and its scale; `up`: its y points upwards. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly up?: boolean;
}

export interface Circle extends Look {
  readonly what: "circle";
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Name {
  readonly what: "name";
  /** Left end of the line's foot, or its middle. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
  readonly halo: string;
  readonly middle?: boolean;
  readonly opacity?: number;
}

export type Mark = Outline | Circle | Name;

export const FONT = 'system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif';

export function fontOf(size: number, weight: number): string {
  return `${weight} ${size}px ${FONT}`;
}

export function paint(context: CanvasRenderingContext2D, marks: readonly Mark[]): void {
  context.save();
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const mark of marks) {
    context.globalAlpha = mark.opacity ?? 1;
    if (mark.what === "name") paintName(context, mark);
    else if (mark.what === "circle") paintCircle(context, mark);
    else paintOutline(context, mark);
  }
  context.restore();
}

function paintOutline(context: CanvasRenderingContext2D, mark: Outline): void {
  mark.shape.path ??= new Path2D(mark.shape.d);
  context.save();
  context.translate(mark.x, mark.y);
  context.scale(mark.scale, mark.up ? -mark.scale : mark.scale);
  look(context, mark, mark.scale);
  if (mark.fill) context.fill(mark.shape.path, "evenodd");
  if (mark.stroke) context.stroke(mark.shape.path);
  context.restore();
}

function paintCircle(context: CanvasRenderingContext2D, mark: Circle): void {
  context.beginPath();
  context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
  look(context, mark, 1);
  if (mark.fill) context.fill();
  if (mark.stroke) context.stroke();
}

function look(context: CanvasRenderingContext2D, mark: Look, scale: number): void {
  context.fillStyle = mark.fill ?? "";
  context.strokeStyle = mark.stroke ?? "";
  context.lineWidth = (mark.width ?? 1) / scale;
  context.setLineDash(mark.dash ? [mark.dash / scale, mark.dash / scale] : []);
}

function paintName(context: CanvasRenderingContext2D, mark: Name): void {
  context.font = fontOf(mark.size, mark.weight);
  context.textAlign = mark.middle ? "center" : "left";
  context.textBaseline = "alphabetic";
  context.setLineDash([]);
  context.strokeStyle = mark.halo;
  context.lineWidth = 4;
  context.strokeText(mark.text, mark.x, mark.y);
  context.fillStyle = mark.fill;
  context.fillText(mark.text, mark.x, mark.y);
}
