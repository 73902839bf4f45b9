/** The first virtual reader of vpcd under the name that PC/SC gives it. */
export const VIRTUAL_READER_NAME = 'Virtual PCD 00 00';
