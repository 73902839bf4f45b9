/** The first virtual reader of vpcd: where it listens, and its name in PC/SC. */
export const LOOPBACK = '127.0.0.1';
export const VIRTUAL_READER_NAME = 'Virtual PCD 00 00';
