/** What a figure counts; decides how it is printed when the text names no format. */
export const FIGURE_UNITS = [
  'tenge',
  'mci',
  'calendar-days',
  'working-days',
  'days',
  'months',
  'years',
  'hours',
  'percent',
  'count',
  'date',
  'year',
  'article',
] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];

export const FIGURE_FORMATS = ['tenge', 'number', 'percent'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** A value that holds from one ISO day to another, both included; open where absent. */
export interface DatedValue {
  readonly value: number | string;
  readonly from?: string;
  readonly until?: string;
}

/** A number that changes by law: fee, wage, index, day count. */
export interface Figure {
  readonly name: string;
  readonly label: string;
  readonly unit: FigureUnit;
  readonly fact: string;
  readonly values: readonly DatedValue[];
}

export type Figures = ReadonlyMap<string, Figure>;

/** `mci * 10 - fee` as a tree; figures by name, numbers as written. */
export type FigureExpression =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'figure'; readonly name: string }
  | {
      readonly type: 'operation';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: FigureExpression;
      readonly right: FigureExpression;
    };

/** The value in force on `day` (ISO), or the latest one that ended before it with `expired` set. */
export function valueOn(figure: Figure, day: string): { value: number | string; expired: boolean } {
  const inForce = figure.values.find((v) => (v.from ?? '') <= day && day <= (v.until ?? '9999'));
  if (inForce) return { value: inForce.value, expired: false };
  const past = figure.values
    .filter((v) => (v.until ?? '9999') < day)
    .sort((a, b) => compare(b.until, a.until));
  const best = past[0] ?? figure.values[0];
  if (!best) throw new Error(`figure ${figure.name} has no value; add one to content/figures.yaml`);
  return { value: best.value, expired: true };
}

const compare = (a = '', b = '') => (a < b ? -1 : a > b ? 1 : 0);

/** Names of the figures that an expression uses. */
export function figureNames(expression: FigureExpression): string[] {
  switch (expression.type) {
    case 'number':
      return [];
    case 'figure':
      return [expression.name];
    case 'operation':
      return [...figureNames(expression.left), ...figureNames(expression.right)];
    default:
      return expression satisfies never;
  }
}

export interface Evaluated {
  readonly value: number | string;
  readonly unit: FigureUnit;
  /** True when a figure in it is past its last day. */
  readonly expired: boolean;
}

/** Computes an expression on an ISO day. Throws on an unknown figure or arithmetic with a date: the content check finds both first. */
export function evaluate(expression: FigureExpression, figures: Figures, day: string): Evaluated {
  switch (expression.type) {
    case 'number':
      return { value: expression.value, unit: 'count', expired: false };
    case 'figure': {
      const figure = figures.get(expression.name);
      if (!figure) throw new Error(`no figure named "${expression.name}" in content/figures.yaml`);
      return { ...valueOn(figure, day), unit: figure.unit };
    }
    case 'operation':
      return operate(
        expression.operator,
        evaluate(expression.left, figures, day),
        evaluate(expression.right, figures, day),
      );
    default:
      return expression satisfies never;
  }
}

function operate(operator: '+' | '-' | '*' | '/', left: Evaluated, right: Evaluated): Evaluated {
  if (typeof left.value !== 'number' || typeof right.value !== 'number') {
    throw new Error('only numbers can be added, subtracted, multiplied or divided');
  }
  const value = {
    '+': left.value + right.value,
    '-': left.value - right.value,
    '*': left.value * right.value,
    '/': left.value / right.value,
  }[operator];
  return {
    value,
    unit: left.unit === 'count' ? right.unit : left.unit,
    expired: left.expired || right.expired,
  };
}
