/** Writes the map's shapes: world.mjs PACKAGES OUT [--from FILE] [--code PROPERTY] [--out FILE]. The verb `dev world` calls it. */

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { cut, kHeight, kWidth, place } from './world_projection.mjs';

const [packages, shipped, ...rest] = process.argv.slice(2);
const { values: options } = parseArgs({
  args: rest, options: { from: { type: 'string' }, code: { type: 'string', default: 'iso_a2' }, out: { type: 'string' } },
});
const need = createRequire(join(packages, 'package.json'));
const { feature } = need('topojson-client');
const codes = need('i18n-iso-countries/codes.json');
const codeOf = new Map(codes.map(([two, , number]) => [number, two]));

/** Drawn with the state that the United Nations' maps draw them with; what has no code and stands not here stays without a nation. */
const kDrawnWith = { 'N. Cyprus': 'CY', Somaliland: 'SO' };
/** Smaller than this many square units, a shape cannot be hit, and often not be seen. */
const kLeastArea = 24;
/** What no scale of the package has as a shape of its own, by a place in it. */
const kPlaces = {
  BL: [-62.8, 17.9], BQ: [-68.3, 12.2], BV: [3.4, -54.4], CC: [96.8, -12.2], CX: [105.7, -10.5], GF: [-53.1, 3.9], GI: [-5.35, 36.1],
  GP: [-61.5, 16.2], MQ: [-61.0, 14.6], RE: [55.5, -21.1], SJ: [16.0, 78.5], SX: [-63.1, 18.0], TK: [-171.8, -9.2], UM: [-169.5, 16.7],
  YT: [45.1, -12.8],
};
/** Parts of the world a reader can look at closer: west, south, east, north. */
const kFrames = {
  africa: [-20, -36, 56, 38], americas: [-130, -56, -30, 62], caribbean: [-90, 8, -57, 28], asia: [26, -11, 147, 55],
  europe: [-26, 34, 50, 71], pacific: [110, -48, 180, 22],
};

const ringsOf = ({ geometry }) =>
  geometry === null ? [] : (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []).flat();

/** Points that fall on the one before say nothing. */
const placed = (ring) => ring.map(place).filter(([x, y], i, all) => i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1]);

const areaOf = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - y * ring[(i + 1) % ring.length][0], 0)) / 2;

/** Steps from point to point are shorter to write than the points. */
function pathOf(ring) {
  const [[x, y], ...others] = ring;
  let [lastX, lastY] = [x, y];
  const steps = others.map(([nextX, nextY]) => {
    const step = `${nextX - lastX},${nextY - lastY}`;
    [lastX, lastY] = [nextX, nextY];
    return step;
  });
  return `M${x},${y}l${steps.join(' ')}z`;
}

const middleOf = (rings) => {
  const [largest] = [...rings].sort((a, b) => areaOf(b) - areaOf(a));
  const [xs, ys] = [0, 1].map((axis) => largest.map((point) => point[axis]));
  return [xs, ys].map((all) => Math.round((Math.min(...all) + Math.max(...all)) / 2));
};

function read(file) {
  const data = JSON.parse(readFileSync(file, 'utf8'));
  return data.type === 'Topology' ? feature(data, Object.values(data.objects)[0]).features : data.features;
}

const scaleOf = (name) => read(need.resolve(`world-atlas/countries-${name}.json`));
const ownCode = ({ properties = {} }) => (/^[A-Z]{2}$/.test(properties[options.code]) ? properties[options.code] : null);
const atlasCode = ({ id, properties }) => codeOf.get(id) ?? kDrawnWith[properties.name] ?? null;

/** Every nation with what is drawn of it. */
function drawn(features, code) {
  const rings = new Map();
  for (const it of features) {
    const name = code(it) ?? '';
    const cutRings = ringsOf(it).flatMap(cut).map(placed).filter((ring) => ring.length > 2 && ring.some(([, y]) => y <= kHeight));
    rings.set(name, [...(rings.get(name) ?? []), ...cutRings]);
  }
  rings.delete('AQ');
  return rings;
}

const inOrder = (pairs) => Object.fromEntries([...pairs].sort(([a], [b]) => (a < b ? -1 : 1)));

function frameOf([west, south, east, north]) {
  const corners = [[west, north], [east, north], [west, south], [east, south], [west, 0], [east, 0]].filter(([, latitude]) => latitude <= north && latitude >= south);
  const [xs, ys] = [0, 1].map((axis) => corners.map((it) => place(it)[axis]));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
}

/** Small scale for what it has; for the rest a dot where a larger scale, or the table above, has the place. */
function worldOf(layers, code) {
  const shapes = new Map();
  const points = new Map();
  let others = [];
  layers.forEach((features, i) => {
    for (const [name, rings] of drawn(features, code)) {
      if (name === '') {
        others = i === 0 ? rings : others;
      } else if (i === 0 && rings.reduce((sum, ring) => sum + areaOf(ring), 0) >= kLeastArea) {
        shapes.set(name, rings.map(pathOf).join(''));
      } else if (!shapes.has(name) && !points.has(name) && rings.length > 0) {
        points.set(name, middleOf(rings));
      }
    }
  });
  for (const [name, degrees] of Object.entries(kPlaces)) {
    if (!shapes.has(name) && !points.has(name)) {
      points.set(name, place(degrees));
    }
  }
  return { shapes, points, others };
}

const { shapes, points, others } = options.from ? worldOf([read(options.from)], ownCode) : worldOf(['110m', '50m', '10m'].map(scaleOf), atlasCode);
const world = {
  schema: 1,
  source: options.from ? '' : 'Natural Earth, public domain; npm package world-atlas 2.0.2 (ISC); Equal Earth projection',
  box: [0, 0, kWidth, kHeight],
  frames: inOrder(Object.entries(kFrames).map(([name, degrees]) => [name, frameOf(degrees)])),
  shapes: inOrder(shapes),
  others: others.map(pathOf),
  points: inOrder(points),
};
const out = options.from ? options.out : shipped;
if (!out) {
  throw new Error('--from wants --out FILE: shapes of your own do not go into the program');
}
writeFileSync(out, `${JSON.stringify(world, null, 0).replaceAll('},"', '},\n"').replaceAll('z","', 'z",\n"').replaceAll('],"', '],\n"')}\n`);
const lacking = codes.map(([two]) => two).filter((two) => !shapes.has(two) && !points.has(two));
console.log(`${out}: ${shapes.size} shapes, ${points.size} dots, ${others.length} pieces of land without a code; on it not: ${lacking.join(' ') || 'none'}`);
