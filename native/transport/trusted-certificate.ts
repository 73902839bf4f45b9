/** Trust in one certificate that a setting names: a device's own, or its authority's; and what went wrong with it in plain words. */
import { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type PeerCertificate, type SecureContextOptions } from 'node:tls';

export interface Trust extends Pick<SecureContextOptions, 'ca' | 'allowPartialTrustChain'> {
  checkServerIdentity(host: string, certificate: PeerCertificate): Error | undefined;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM text. Throws on a text without any, and on one that is damaged: the configuration is checked before.
 */
export function certificatesIn(pem: string): readonly X509Certificate[] {
  const found = pem.match(CERTIFICATE) ?? [];
  if (found.length === 0) throw new Error('no certificate in PEM form (-----BEGIN CERTIFICATE-----)');
  return found.map((each) => new X509Certificate(each));
}

/**
 * Trusts these certificates and what they signed, and nothing else. The very certificate that is named may carry any name: printers sign
 * their own, for a name that their address is not. One that an authority signed must carry the name that was asked for.
 */
export function trustIn(pem: string): Trust {
  const pinned = new Set(certificatesIn(pem).map(({ fingerprint256 }) => fingerprint256));
  return {
    ca: pem,
    allowPartialTrustChain: true,
    checkServerIdentity: (host, certificate) =>
      pinned.has(certificate.fingerprint256) ? undefined : checkServerIdentity(host, certificate),
  };
}

const UNTRUSTED = 'its certificate is not trusted: name it, or that of its authority, in the settings';
/** What OpenSSL and Node call it. */
const MEANINGS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  CERT_SIGNATURE_FAILURE: UNTRUSTED,
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet: is the clock of this terminal right?',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  EPROTO: 'no TLS is spoken there, or only one that is too old',
  ECONNREFUSED: 'nobody listens there',
  EHOSTUNREACH: 'the machine is not reached',
  ENETUNREACH: 'the network is not reached',
  ENOTFOUND: 'no machine has that name',
  EAI_AGAIN: 'the name cannot be asked for now',
};

/** `write EPROTO 40…:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:../deps/…`: the reason alone. */
const OF_OPENSSL = /:error:[0-9A-F]+:[^:]*:[^:]*:([^:]+):/;

/** Why no connection came about, in plain words with the system's own behind them; its own words where there are none. */
export function plainTrouble(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const meaning = MEANINGS[code];
  const said = OF_OPENSSL.exec(error.message)?.[1] ?? (error.message || error.name);
  return meaning === undefined ? said : `${meaning} (${said.trim()})`;
}
