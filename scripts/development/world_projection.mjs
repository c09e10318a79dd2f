/**
 * From longitude and latitude to the units of the picture. Equal Earth (Šavrič, Patterson and Jenny, 2018): a nation is as large
 * as its land is, and none is blown up for lying far north. Pure.
 */

/** The polynomial of the projection, as published. */
const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
const kHalfRoot3 = Math.sqrt(3) / 2;
const radians = (degrees) => (degrees * Math.PI) / 180;

/** Units across the equator: half a pixel is lost where the picture is 1,000 pixels wide. */
export const kWidth = 2000;

function equalEarth([longitude, latitude]) {
  const angle = Math.asin(kHalfRoot3 * Math.sin(radians(latitude)));
  const square = angle * angle;
  const sixth = square ** 3;
  const slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square);
  return [(radians(longitude) * Math.cos(angle)) / (kHalfRoot3 * slope), angle * (a1 + a2 * square + sixth * (a3 + a4 * square))];
}

const [half] = equalEarth([180, 0]);
/** Land ends here in the north; the south is left out with Antarctica, where nobody runs a public service. */
const [, top] = equalEarth([0, 84]);
const [, bottom] = equalEarth([0, -57]);
const unit = kWidth / (2 * half);
export const kHeight = Math.ceil((top - bottom) * unit);

/** @param {[number, number]} degrees @returns {[number, number]} whole units, from the upper left */
export function place(degrees) {
  const [x, y] = equalEarth(degrees);
  return [Math.round((x + half) * unit), Math.round((top - y) * unit)];
}

/** Longitudes that go on beyond 180 instead of jumping: a ring that crosses the date line is one ring again. */
export function unwrapped(ring) {
  let turn = 0;
  return ring.map(([longitude, latitude], i) => {
    const before = i === 0 ? longitude : ring[i - 1][0];
    turn += longitude - before > 180 ? -360 : longitude - before < -180 ? 360 : 0;
    return [longitude + turn, latitude];
  });
}

/** The part of a ring on one side of a meridian (Sutherland and Hodgman, 1974). */
function side(ring, meridian, isInside) {
  const kept = [];
  ring.forEach((point, i) => {
    const next = ring[(i + 1) % ring.length];
    if (isInside(point)) {
      kept.push(point);
    }
    if (isInside(point) !== isInside(next)) {
      const share = (meridian - point[0]) / (next[0] - point[0]);
      kept.push([meridian, point[1] + share * (next[1] - point[1])]);
    }
  });
  return kept;
}

/** A ring cut at the date line into what lies on either edge of the picture. */
export function cut(ring) {
  const whole = unwrapped(ring);
  return [-360, 0, 360]
    .map((turn) => whole.map(([longitude, latitude]) => [longitude + turn, latitude]))
    .map((it) => side(it, 180, ([longitude]) => longitude <= 180))
    .map((it) => side(it, -180, ([longitude]) => longitude >= -180))
    .filter((it) => it.length > 2);
}
