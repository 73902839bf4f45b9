/** des.js has no types of its own: the part of it that is used here. `EDE` takes 24 key bytes, `DES` 8; blocks are 8 bytes. */
declare module 'des.js' {
  interface Cipher {
    update(data: ArrayLike<number>): number[];
    final(): number[];
  }
  interface CipherOptions {
    readonly type: 'encrypt' | 'decrypt';
    readonly key: ArrayLike<number>;
    readonly iv?: ArrayLike<number>;
    readonly padding?: boolean;
  }
  interface CipherFactory {
    create(options: CipherOptions): Cipher;
  }
  const des: {
    readonly DES: CipherFactory;
    readonly EDE: CipherFactory;
    readonly CBC: { instantiate(base: CipherFactory): CipherFactory };
  };
  export = des;
}
