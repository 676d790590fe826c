import { encode } from 'uqr';
import { type Html, html } from './html.ts';

/** Blank squares around the code that readers need. */
const QUIET_ZONE = 4;

/** A QR code of an address as an SVG element that takes the size of its box; `label` is said by screen readers. */
export function qrSvg(url: string, label: string): Html {
  const { data, size } = encode(url, { ecc: 'M', border: QUIET_ZONE });
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${data.map(bars).join('')}"/></svg>`;
}

/** The dark squares of a row, those side by side as one bar. */
function bars(row: readonly boolean[], y: number): string {
  const signs = row.map((dark) => (dark ? '#' : ' ')).join('');
  return Array.from(
    signs.matchAll(/#+/g),
    ({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`,
  ).join('');
}
