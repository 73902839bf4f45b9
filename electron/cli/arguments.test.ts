import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';
import type { Option } from './command.ts';

const options: Readonly<Record<string, Option>> = {
  reader: { kind: 'text', value: 'NAME', required: true, help: '' },
  format: { kind: 'text', value: 'FORMAT', choices: ['national'], help: '' },
  port: { kind: 'number', value: 'N', min: 1, max: 65_535, help: '' },
  json: { kind: 'flag', help: '' },
};

function parse(...words: string[]) {
  const parsed = parseArguments({ options, positionals: ['SESSION'] }, words);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

function refusal(...words: string[]) {
  const parsed = parseArguments({ options, positionals: ['SESSION'] }, words);
  return parsed.ok ? 'accepted' : parsed.error.detail;
}

describe('the words of a command line', () => {
  it('are given by the names of the options', () => {
    const args = parse('--reader', 'Virtual PCD', '--port=35963', '--json', 'one');
    expect([args.required('reader'), args.number('port'), args.flag('json'), args.rest]).toEqual(['Virtual PCD', 35_963, true, ['one']]);
    expect([args.text('format'), parse('--reader', '1').flag('json')]).toEqual([undefined, false]);
  });

  it.each([
    [['--reader', 'x', '--frob'], 'unknown option --frob'],
    [['-p', '1', '--reader', 'x'], 'unknown option -p'],
    [['--json'], '--reader is missing'],
    [['--reader'], '--reader needs NAME'],
    [['--reader', '--json'], '--reader needs NAME'],
    [['--reader='], '--reader needs NAME'],
    [['--reader', 'x', '--json=yes'], '--json takes no value'],
    [['--reader', 'x', '--reader', 'y'], '--reader is given twice'],
    [['--reader', 'x', '--format', 'xml'], '--format: must be national'],
    [['--reader', 'x', '--port', '65536'], '--port: must be a whole number from 1 to 65535'],
    [['--reader', 'x', '--port', '0x10'], '--port: must be a whole number from 1 to 65535'],
    [['--reader', 'x', 'one', 'two'], 'only SESSION may follow this command'],
  ])('%j are refused with the option that is wrong', (words, detail) => {
    expect(refusal(...words)).toBe(detail);
  });

  it('are not repeated in a refusal where they could be a PIN', () => {
    for (const words of [
      ['--pin=123456'],
      ['--pin', '123456'],
      ['x', '123456'],
      ['--port', '123456'],
      ['--format', '123456'],
      ['--json=123456'],
    ]) {
      expect(refusal('--reader', 'x', ...words)).not.toMatch(/accepted|123456/);
    }
  });

  it('give no option that the command does not have', () => {
    expect(() => parse('--reader', 'x').flag('frob')).toThrow('no option --frob');
  });
});
