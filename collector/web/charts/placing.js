/** Where a share of a scale stands: every scale begins at the side where reading begins, so Arabic mirrors it. */

import { spoken } from '../base/language.js';
import { percent } from './geometry.js';

const isFromRight = () => spoken.dir === 'rtl';

/** The place of a point, from 0 to 1 along the scale. @param {number} share */
export const along = (share) => (isFromRight() ? 1 - share : share);

/** The same as SVG wants it. @param {number} share */
export const at = (share) => percent(along(share));

/** A stretch of the scale, as attributes of a rectangle. @param {number} start @param {number} width */
export const stretch = (start, width) => ({
  x: percent(isFromRight() ? 1 - start - width : start),
  width: percent(width),
});
