import type { SlipDocument } from '../../../native/ports/slip-document.ts';

const FORM = 'SSCR1';
const CAPTION = '凭此码可在网点查询本次业务 Scan at a counter';

/**
 * The receipt with its QR code: form, terminal, slip serial and receipt number, by which a counter finds the journal's entry. Nothing
 * of a person is in it: a slip that is dropped gives nobody away.
 */
export function withReceiptCode(document: SlipDocument, receiptNumber: string | undefined): SlipDocument {
  const parts = [FORM, document.terminal, document.serial, receiptNumber ?? ''];
  const text = parts.map((part) => part.replace(/[^ -.0-~]/g, '')).join('/');
  return { ...document, blocks: [...document.blocks, { kind: 'code', text, caption: CAPTION }] };
}
