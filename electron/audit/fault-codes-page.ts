import type { FaultTable, PageTableCode } from './fault-code.ts';

/** What the window shows of the outlet's own. */
export const PAGE_FAULTS: FaultTable<PageTableCode> = {
  'idle.pictureMissing': {
    severity: 'info',
    what: { zh: '待机画面的一张图片找不到。', en: 'A picture of the first page cannot be found.' },
    action: {
      zh: '把图片放到配置 idle.folder 所指的文件夹，或从配置中去掉。',
      en: 'Lay it into the folder that idle.folder of the configuration names, or take it out there.',
    },
  },
  'idle.pictureUnusable': {
    severity: 'info',
    what: {
      zh: '待机画面的一张图片不是图片文件、过大，或不在指定文件夹内。',
      en: 'A picture of the first page is no picture, is too large, or lies outside of its folder.',
    },
    action: { zh: '换成不超过 8 MB 的 PNG、JPEG、WebP 或 SVG 文件。', en: 'Replace it by a PNG, JPEG, WebP or SVG file of 8 MB at most.' },
  },
};
