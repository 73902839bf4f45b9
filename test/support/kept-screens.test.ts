import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { differs, majorOf } from './kept-screens.ts';

describe('pictures of screens', () => {
  it('that were never kept are told', async () => {
    const picture = await createCanvas(12, 12).encode('png');
    expect(await differs('portrait.zh-CN/no such screen', picture)).toContain('no picture of it is kept');
  });

  it('are of a browser by its major version', () => {
    expect(majorOf('141.0.7390.54')).toBe('141');
  });
});
