import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../src/config.ts';

describe('loadConfig', () => {
  it('needs nothing', () => {
    expect(loadConfig({})).toMatchObject({
      PORT: 3000,
      DATA_DIR: 'data',
      CONTENT_DIR: 'content',
      RATE_LIMIT_PER_MINUTE: 0,
      WIDGET_ORIGINS: ['*'],
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['REDIS_URL', 'http://localhost'],
    ['TELEGRAM_BOT_TOKEN', 'secret'],
    ['PUBLIC_URL', 'aman'],
    ['WIDGET_ORIGINS', 'not a site'],
    ['RATE_LIMIT_PER_MINUTE', '-1'],
    ['LOG_LEVEL', 'loud'],
    ['SECRET_KEY', 'short'],
  ])('names %s in one line when it is «%s»', (name, value) => {
    const load = () => loadConfig({ [name]: value });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(new RegExp(`^${name} is not valid[^\\n]*$`));
  });

  it('never repeats a wrong value, which may be a secret', () => {
    expect(() => loadConfig({ TELEGRAM_BOT_TOKEN: 'hunter2-hunter2' })).not.toThrow(/hunter2/);
  });

  it('takes an empty value for none', () => {
    expect(loadConfig({ REDIS_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 });
  });

  it('reads several origins', () => {
    expect(loadConfig({ WIDGET_ORIGINS: 'https://a.kz, https://b.kz' }).WIDGET_ORIGINS).toEqual([
      'https://a.kz',
      'https://b.kz',
    ]);
  });

  it('is named in full in the README and in .env.example', () => {
    for (const name of [
      'PORT',
      'HOST',
      'DATA_DIR',
      'CONTENT_DIR',
      'REDIS_URL',
      'TELEGRAM_BOT_TOKEN',
      'TELEGRAM_API_ROOT',
      'PUBLIC_URL',
      'WIDGET_ORIGINS',
      'RATE_LIMIT_PER_MINUTE',
      'LOG_LEVEL',
      'SECRET_KEY',
    ]) {
      expect(readFileSync('README.md', 'utf8'), name).toContain(`\`${name}\``);
      expect(readFileSync('.env.example', 'utf8'), name).toContain(name);
    }
  });
});
