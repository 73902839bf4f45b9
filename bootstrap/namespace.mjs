/**
 * A network and mount namespace of its own for one command: a pcscd and a virtual reader that clash with nothing on the machine.
 * The route's `quickack` takes away the 40 ms that the virtual reader's small writes otherwise wait for a delayed acknowledgement.
 */
const UNSHARE = ['unshare', '--net', '--mount', '--pid', '--mount-proc', '--fork', '--kill-child'];
const PREPARE = [
  'ip link set lo up',
  'mkdir -p /run/pcscd',
  'mount -t tmpfs tmpfs /run/pcscd',
  'ip route change local 127.0.0.1 dev lo proto kernel scope host src 127.0.0.1 table local quickack 1',
].join(' && ');

/** Ends with status 0 where such a namespace is to be had. */
export const NAMESPACE_PROBE = [...UNSHARE, 'sh', '-c', PREPARE];

/**
 * The command inside such a namespace; its status is the command's. The shell stays as the namespace's first process, because that one has to
 * reap what the tests leave behind; when it ends, so does everything that still runs in there.
 * @param {string[]} command program and arguments
 */
export function privately(command) {
  return [...UNSHARE, 'sh', '-c', `${PREPARE} && "$@"; exit $?`, 'sh', ...command];
}
