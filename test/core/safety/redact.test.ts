import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/core/safety/redact.ts';

describe('redact', () => {
  it.each([
    ['my IIN is 900101300123 please', '[IIN]'],
    ['паспорт N12345678 у хозяина', '[document]'],
    ['pasportim AB1234567', '[document]'],
    ['паспорт АА 1234567', '[document]'],
    ['звоните +7 701 123 45 67', '[phone]'],
    ['8(701)123-45-67', '[phone]'],
    ['+998901234567 ga yozing', '[phone]'],
    ['пишите aman.test@mail.kz', '[e-mail]'],
    ['карта 4400 4301 2345 6789', '[card]'],
    ['card 4400-4301-2345-6789 now', '[card]'],
    ['в телеге @some_body', '[name]'],
    ['вот https://example.com/me?id=5', '[link]'],
    ['мой номер дела 12345678', '[number]'],
  ])('takes the personal part out of «%s»', (text, mark) => {
    const result = redact(text);
    expect(result).toContain(mark);
    expect(result).not.toMatch(/\d{5,}/);
  });

  it.each([
    'я приехал 30 марта 2026 на 90 дней',
    'штраф 43 250 тенге',
    'зарплата 150000 за 3 месяца'.replace('150000', '150 000'),
    'dom 12 kvartira 45',
    'мне 34 года, нас 5 человек',
    'позвонил на 116 16 и 112',
  ])('leaves «%s» as it is', (text) => {
    expect(redact(text)).toBe(text);
  });
});
