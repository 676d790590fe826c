import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerToHtml, inlinesToHtml } from '../../../src/channels/web/rich-html.ts';
import { escapeMarkup } from '../../../src/core/escape-markup.ts';
import { sampleAnswer } from '../../support/sample-reply.ts';

const here = { locale: 'en', site: '' } as const;

describe('an answer as HTML', () => {
  const html = answerToHtml(sampleAnswer, here);

  it('has every section under its heading', () => {
    expect(html).toContain('<h3>What to do</h3><ol><li>');
  });

  it('leaves title and short answer to their own fields', () => {
    expect(html).not.toContain('Work &amp; pay');
    expect(html).not.toContain('No permit');
  });

  it('shows text as text, whatever signs are in it', () => {
    expect(html).toContain('Sign &lt;b&gt;a contract&lt;/b&gt;.');
  });

  it('makes numbers tappable', () => {
    expect(html).toContain('<a href="tel:123">1 23</a>');
    expect(html).toContain('From abroad <a href="tel:+1234">+1 234</a>');
  });

  it('labels what holds only for some readers', () => {
    expect(html).toContain('<div><p><strong>For some</strong></p><p>');
  });

  it('links another entry in the reader’s language', () => {
    expect(html).toContain('<a href="/en/notify.how">Register</a>');
    expect(answerToHtml(sampleAnswer, { locale: 'en', site: 'https://aman.example' })).toContain(
      'href="https://aman.example/en/notify.how"',
    );
  });

  it('escapes addresses', () => {
    expect(html).toContain('href="https://a.example/?a=1&amp;b=&quot;2&quot;"');
  });

  it('carries contacts, warnings and the date of the check', () => {
    for (const text of ['Sample line', 'Long Street, Sampletown', 'Round the clock. Free. In two languages.'])
      expect(html).toContain(text);
    for (const text of [
      'For citizens of: Kyrgyzstan',
      'This may be out of date.',
      'Not all of it is confirmed.',
      'Checked on 20 November 2026',
    ]) {
      expect(html).toContain(`<p>${text}</p>`);
    }
  });

  it('makes no link of an address that is not on the web', () => {
    expect(inlinesToHtml([{ type: 'link', url: 'javascript:alert(1)', label: 'x' }], here)).toBe('x');
  });

  it('lets nothing but known tags out, whatever the editors write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (value, dial) => {
        const out = inlinesToHtml(
          [
            { type: 'text', value },
            { type: 'phone', number: value, dial },
            { type: 'entry', id: value.toWellFormed(), label: value },
            { type: 'link', url: `https://x.example/${value}`, label: value },
          ],
          here,
        );
        expect(out.replace(/<a href="[^"<>]*"(?: rel="noopener noreferrer")?>|<\/a>/g, '')).not.toMatch(
          /[<>"]/,
        );
      }),
    );
  });

  it('escapes the five signs that HTML reads', () => {
    expect(escapeMarkup(`<a href="x" title='y'>&</a>`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
    );
  });
});
