import { unreachable } from '../../base/result.ts';

/** Who may read or write a file, 《社会保障（个人）卡规范》 files part. Keys: one of them must have been authenticated. */
export type Access =
  { readonly to: 'anyone' | 'nobody' | 'pin' } | { readonly to: 'key' | 'pinOrKey' | 'pinAndKey'; readonly keys: readonly string[] };

export const ANYONE: Access = { to: 'anyone' };
export const NOBODY: Access = { to: 'nobody' };

/** What has been proved in this session. */
export interface Proved {
  readonly pinVerified: boolean;
  readonly authenticated: ReadonlySet<string>;
}

/** Whether what was proved opens the file. */
export function allows(access: Access, { pinVerified, authenticated }: Proved): boolean {
  switch (access.to) {
    case 'anyone':
      return true;
    case 'nobody':
      return false;
    case 'pin':
      return pinVerified;
    case 'key':
      return access.keys.some((key) => authenticated.has(key));
    case 'pinOrKey':
      return pinVerified || access.keys.some((key) => authenticated.has(key));
    case 'pinAndKey':
      return pinVerified && access.keys.some((key) => authenticated.has(key));
    default:
      return unreachable(access);
  }
}

/** The condition as the tables write it: `*` anyone, `-` nobody, `PIN`, `RK1DF01/RK2DF01`, `PIN|RK1DF01`, `PIN&RK1DF01`. */
export function parseAccess(text: string): Access {
  if (text === '*') return ANYONE;
  if (text === '-') return NOBODY;
  if (text === 'PIN') return { to: 'pin' };
  const [, mark, keys = text] = /^PIN([|&])(.+)$/.exec(text) ?? [];
  return { to: mark === '|' ? 'pinOrKey' : mark === '&' ? 'pinAndKey' : 'key', keys: keys.split('/') };
}
