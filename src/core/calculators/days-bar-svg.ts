import { escapeMarkup } from '../escape-markup.ts';
import { formatDate } from '../format.ts';
import type { Locale } from '../locale.ts';
import type { CalculatorTranslate } from './calculator-messages.ts';
import { dayNumber } from './dates.ts';
import type { BarSegment, DaysBar } from './days-bar.ts';
import type { StayResult } from './stay.ts';

/** Everything that is written on the picture, finished in the reader's language. */
export interface DaysBarLabels {
  readonly title: string;
  /** First and last day shown. */
  readonly from: string;
  readonly to: string;
  readonly stayed: string;
  readonly left: string;
  readonly deadline: string;
}

/** The labels of the picture of a result. */
export function daysBarLabels(
  { window, daysLeft, lastLawfulDay }: StayResult,
  bar: DaysBar,
  t: CalculatorTranslate,
  locale: Locale,
): DaysBarLabels {
  return {
    title: t('bar.title'),
    from: formatDate(bar.from, locale),
    to: formatDate(bar.to, locale),
    stayed: t('bar.stayed', { days: t('days', { count: window.used }) }),
    left: t('bar.left', { days: t('days', { count: daysLeft }) }),
    deadline: t('bar.deadline', { day: formatDate(lastLawfulDay, locale) }),
  };
}

const WIDTH = 320;
const MARGIN = 16;
const BAR = { top: 68, height: 36, width: WIDTH - 2 * MARGIN } as const;
const LINE_HEIGHT = 22;
/** Letters of 16 px that surely fit beside a swatch. */
const LETTERS_A_LINE = 29;

/** Light colours stand on the shapes, so that a program without style sheets draws a readable picture too. */
const LIGHT = {
  paper: '#ffffff',
  ink: '#172124',
  edge: '#63747b',
  free: '#e6efef',
  stayed: '#00555a',
  left: '#8fc7c7',
  deadline: '#8a3a00',
} as const;
const DARK = {
  paper: '#14191b',
  ink: '#eef3f4',
  edge: '#8b9ba1',
  free: '#202a2d',
  stayed: '#84dcdc',
  left: '#2f6f73',
  deadline: '#ffb87a',
} as const;
type Colour = keyof typeof LIGHT;
const COLOURS = Object.keys(LIGHT) as Colour[];

/** Draws the days as a bar, 320 px wide, with a legend in words; a plain SVG document that follows light and dark. */
export function daysBarSvg(bar: DaysBar, labels: DaysBarLabels): string {
  const legend = drawLegend(labels);
  const height = legend.bottom + MARGIN - 4;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="system-ui, 'Noto Sans', sans-serif" font-size="16">`,
    `<title>${escapeMarkup([labels.title, labels.stayed, labels.left, labels.deadline].join('. '))}</title>`,
    `<style>${darkStyle()}</style>`,
    `<rect width="${WIDTH}" height="${height}" rx="8" ${fill('paper')}/>`,
    text(MARGIN, 30, labels.title, 'font-weight="600" font-size="18"'),
    text(MARGIN, 56, labels.from),
    ...bar.segments.map((segment) => drawSegment(segment, bar)),
    `<rect x="${MARGIN}" y="${BAR.top}" width="${BAR.width}" height="${BAR.height}" fill="none" stroke="${LIGHT.edge}" class="edge-line"/>`,
    drawDeadline(bar),
    text(WIDTH - MARGIN, BAR.top + BAR.height + 24, labels.to, 'text-anchor="end"'),
    ...legend.lines,
    '</svg>',
  ].join('');
}

const darkStyle = (): string => {
  const rules = COLOURS.map((name) => `.${name}{fill:${DARK[name]}}`).join('');
  return `@media (prefers-color-scheme:dark){${rules}.edge-line{stroke:${DARK.edge}}}`;
};

const fill = (colour: Colour): string => `fill="${LIGHT[colour]}" class="${colour}"`;

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${fill('ink')}${more === '' ? '' : ` ${more}`}>${escapeMarkup(words)}</text>`;

/** Left edge of a day number on the bar, kept inside it. */
function xOf(day: number, bar: DaysBar): number {
  const first = dayNumber(bar.from);
  const share = (day - first) / (dayNumber(bar.to) - first + 1);
  return round(MARGIN + BAR.width * Math.min(1, Math.max(0, share)));
}

const round = (value: number): number => Math.round(value * 10) / 10;

function drawSegment({ from, to, kind }: BarSegment, bar: DaysBar): string {
  const x = xOf(dayNumber(from), bar);
  const width = round(xOf(dayNumber(to) + 1, bar) - x);
  // Days left are lower than days stayed, so that the two differ for people who do not see the colours apart.
  const inset = kind === 'left' ? 6 : 0;
  return `<rect x="${x}" y="${BAR.top + inset}" width="${width}" height="${BAR.height - 2 * inset}" ${fill(kind)}/>`;
}

/** A line through the end of the last lawful day, with a head above the bar. */
function drawDeadline(bar: DaysBar): string {
  const x = xOf(dayNumber(bar.deadline) + 1, bar);
  const { top, height } = BAR;
  return `<path d="M${x - 6} ${top - 10}h12l-6 8zM${x - 1} ${top - 4}h2v${height + 8}h-2z" ${fill('deadline')}/>`;
}

function drawLegend(labels: DaysBarLabels): { lines: string[]; bottom: number } {
  const rows: readonly (readonly [Colour, string])[] = [
    ['stayed', labels.stayed],
    ['left', labels.left],
    ['deadline', labels.deadline],
  ];
  const lines: string[] = [];
  let y = BAR.top + BAR.height + 56;
  for (const [colour, words] of rows) {
    lines.push(`<rect x="${MARGIN}" y="${y - 13}" width="16" height="16" ${fill(colour)}/>`);
    for (const line of wrap(words)) {
      lines.push(text(MARGIN + 24, y, line));
      y += LINE_HEIGHT;
    }
    y += 4;
  }
  return { lines, bottom: y - LINE_HEIGHT };
}

/** Breaks a label, because SVG does not: best after its colon, so that a date stays whole. */
function wrap(words: string): string[] {
  return words.length <= LETTERS_A_LINE ? [words] : words.split(/(?<=:) /).flatMap(wrapWords);
}

function wrapWords(words: string): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LETTERS_A_LINE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
