import { describe, expect, it } from 'vitest';
import { makeCertificates } from '../../test/contract/card-keys-server.ts';
import { cannotTestHere } from '../../test/support/cannot.ts';
import { certificatesIn, plainTrouble } from './trusted-certificate.ts';

const made = makeCertificates();
if (made === null) cannotTestHere('certificates in a PEM text', 'no openssl to make certificates with');
else {
  describe('certificates in a PEM text', () => {
    it('are all that it holds, whatever else stands in it', () => {
      const text = `Printer of outlet 12\n${made.authority}\n${made.stranger.privateKey}${made.stranger.certificate}`;
      expect(certificatesIn(text).map(({ subject }) => subject)).toEqual(['CN=authority', 'CN=stranger']);
    });

    it.each([
      ['', 'no certificate in PEM form'],
      [made.stranger.privateKey, 'no certificate in PEM form'],
      [made.authority.replace(/.{60}\n/, '\n'), ''],
    ])('are missed plainly', (text, why) => {
      expect(() => certificatesIn(text)).toThrow(why);
    });
  });
}

describe('why no connection came about', () => {
  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', /^its certificate is not trusted.*\(self-signed certificate\)$/],
    ['CERT_HAS_EXPIRED', 'certificate has expired', /^its certificate has expired/],
    ['ECONNREFUSED', 'connect ECONNREFUSED 192.0.2.1:631', /^nobody listens there/],
    [
      'EPROTO',
      'write EPROTO 405DF1:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:../deps/a.c:77:\n',
      /^no TLS is spoken there, or only one that is too old \(wrong version number\)$/,
    ],
    ['EWHATEVER', 'something else', /^something else$/],
  ])('%s', (code, message, plain) => {
    expect(plainTrouble(Object.assign(new Error(message), { code }))).toMatch(plain);
  });
});
