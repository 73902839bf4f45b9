/** The certificate application of a 3.00 card: a signing key and two certificates of nobody, in the form of real ones. */
import { concat, hex } from '../../base/bytes.ts';
import { ANYONE, NOBODY } from './access.ts';
import type { Application, TransparentFile } from './chip.ts';
import { tlv } from './tlv.ts';

/** DF name `PKI.社会保障` and ADF name `SS.CERT.ADF1`. */
const ENVIRONMENT = hex('504B492EC9E7BBE1B1A3D5CF');
const CERTIFICATES = hex('53532E434552542E41444631');
/** The base point of the SM2 curve (GM/T 0003.5): the public key to the secret 1, on the curve and worth nothing. */
const PUBLIC_POINT = hex(
  '04 32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7 BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0',
);
const NO_UNUSED_BITS = 0x00;
const FILE_BYTES = 2048;

const DER = { integer: 0x02, bits: 0x03, oid: 0x06, utf8: 0x0c, time: 0x17, sequence: 0x30, set: 0x31, version: 0xa0 } as const;
const OID = {
  sm2WithSm3: hex('2A811CCF55018375'),
  publicKey: hex('2A8648CE3D0201'),
  sm2Curve: hex('2A811CCF5501822D'),
  commonName: hex('550403'),
} as const;

/** Environment and application; the 卡号 stands in the certificates. */
export function certificateApplications(cardNumber: string): readonly Application[] {
  const files = [
    file(0x12, concat(Uint8Array.of(NO_UNUSED_BITS), PUBLIC_POINT), 1 + PUBLIC_POINT.length),
    file(0x18, certificate(cardNumber, 1), FILE_BYTES),
    file(0x19, certificate(cardNumber, 2), FILE_BYTES),
  ];
  return [
    { id: 'PKI', kind: 'pki', name: ENVIRONMENT, fid: null, fci: tlv(0x6f, tlv(0x84, ENVIRONMENT)), files: [] },
    { id: 'SS.CERT.ADF1', kind: 'pki', parent: 'PKI', name: CERTIFICATES, fid: null, fci: tlv(0x6f, tlv(0x84, CERTIFICATES)), files },
  ];
}

function file(number: number, content: Uint8Array, size: number): TransparentFile {
  const filled = concat(content, new Uint8Array(size - content.length).fill(0xff));
  return { kind: 'transparent', fid: number, sfi: number, read: ANYONE, write: NOBODY, records: [filled] };
}

/** An X.509 certificate (RFC 5280 §4.1) with a signature that signs nothing. */
function certificate(cardNumber: string, serial: number): Uint8Array {
  const algorithm = der(DER.sequence, der(DER.oid, OID.sm2WithSm3));
  const validity = der(DER.sequence, der(DER.time, ascii('250101000000Z')), der(DER.time, ascii('350101000000Z')));
  const key = der(DER.sequence, der(DER.sequence, der(DER.oid, OID.publicKey), der(DER.oid, OID.sm2Curve)), bits(PUBLIC_POINT));
  const body = der(
    DER.sequence,
    der(DER.version, der(DER.integer, Uint8Array.of(2))),
    der(DER.integer, Uint8Array.of(serial)),
    algorithm,
    name('TEST CA'),
    validity,
    name(`TEST ${cardNumber}`),
    key,
  );
  const one = der(DER.integer, Uint8Array.of(1));
  return der(DER.sequence, body, algorithm, bits(der(DER.sequence, one, one)));
}

function name(text: string): Uint8Array {
  return der(DER.sequence, der(DER.set, der(DER.sequence, der(DER.oid, OID.commonName), der(DER.utf8, ascii(text)))));
}

function bits(value: Uint8Array): Uint8Array {
  return der(DER.bits, Uint8Array.of(NO_UNUSED_BITS), value);
}

function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const value = concat(...parts);
  if (value.length <= 0xff) return tlv(tag, value);
  return concat(Uint8Array.of(tag, 0x82, value.length >> 8, value.length & 0xff), value);
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
