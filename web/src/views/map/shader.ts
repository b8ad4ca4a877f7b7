/* A dot as the graphics card draws it: one point, round, with a thin rim that parts it from others. */

import { NodeProgram } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

const VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform mat3 u_matrix;
varying vec4 v_color;
varying float v_radius;
void main() {
  v_radius = a_size / u_sizeRatio * u_pixelRatio;
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  gl_PointSize = 2.0 * v_radius + 4.0;
  v_color = a_color;
  v_color.a *= 255.0 / 254.0;
#ifdef PICKING_MODE
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0); // we find dots ourselves: draw nothing
  v_color = a_id;
#endif
}`;

const FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying float v_radius;
uniform vec3 u_rim;
uniform float u_pixelRatio;
void main() {
  float distance = length(gl_PointCoord - vec2(0.5)) * (2.0 * v_radius + 4.0);
  float inner = v_radius - 0.5 * min(u_pixelRatio, 0.3 * v_radius);
  float cover = 1.0 - smoothstep(v_radius - 0.1, v_radius + 0.9, distance);
  float body = 1.0 - smoothstep(inner - 0.6, inner + 0.4, distance);
  gl_FragColor = vec4(mix(u_rim, v_color.rgb, body), 1.0) * cover * v_color.a;
}`;

const UNIFORMS = ["u_sizeRatio", "u_pixelRatio", "u_matrix", "u_rim"] as const;

let rim: readonly [number, number, number] = [1, 1, 1];

/** "#rrggbb" */
export function setRim(colour: string): void {
  const part = (from: number): number => (parseInt(colour.slice(from, from + 2), 16) || 0) / 255;
  rim = [part(1), part(3), part(5)];
}

export class dotProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, POINTS } = WebGLRenderingContext;
    return {
      VERTICES: 1,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: POINTS,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }

  override processVisibleItem(id: number, start: number, data: NodeDisplayData): void {
    this.array[start] = data.x;
    this.array[start + 1] = data.y;
    this.array[start + 2] = data.size;
    this.array[start + 3] = floatColor(data.color);
    this.array[start + 4] = id;
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: Parameters<NodeProgram["setUniforms"]>[1]): void {
    const where = uniformLocations as Record<(typeof UNIFORMS)[number], WebGLUniformLocation>;
    gl.uniform1f(where.u_sizeRatio, params.sizeRatio);
    gl.uniform1f(where.u_pixelRatio, params.pixelRatio);
    gl.uniformMatrix3fv(where.u_matrix, false, params.matrix);
    gl.uniform3f(where.u_rim, ...rim);
  }
}
