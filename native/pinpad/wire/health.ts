/** How a pad is, as its answers tell. */
import type { DeviceState, Unsubscribe } from '../../ports/device.ts';
import type { PinPadStatus } from '../../ports/hardware-pin-pad.ts';
import type { Done, PadFacts, Reply } from './model.ts';
import { stateAfter } from './trouble.ts';

export class PadHealth {
  readonly #listeners = new Set<(state: DeviceState) => void>();
  #status: PinPadStatus = { device: 'starting', encryption: 'unknown', battery: 'unknown', tampered: false, model: '' };
  #closed = false;

  get state(): DeviceState {
    return this.#status.device;
  }

  get status(): PinPadStatus {
    return this.#status;
  }

  subscribe(listener: (state: DeviceState) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What an answer says of the pad itself. */
  learn(reply: Reply): void {
    if (reply.ok) {
      this.#warned(reply.value.warning);
      return;
    }
    const { reason } = reply.error;
    if (reason === 'tampered') this.#status = { ...this.#status, tampered: true };
    if (reason === 'battery' || reason === 'noMasterKey') this.#warned(reason);
    const state = stateAfter(reply.error);
    if (state !== null) this.become(state);
  }

  /** It is about to be connected: nothing is known of it any more but its name. */
  doubt(): void {
    this.#status = { ...this.#status, encryption: 'unknown', battery: 'unknown', tampered: false };
  }

  connected({ model, warning }: PadFacts): void {
    this.#status = { ...this.#status, model, encryption: 'ready', battery: 'full' };
    this.#warned(warning);
    this.become('online');
  }

  become(device: DeviceState): void {
    if (device === this.state || this.#closed) return;
    this.#status = { ...this.#status, device };
    for (const listener of [...this.#listeners]) listener(device);
  }

  /** Nobody looks after the pad any more. */
  close(): void {
    this.#status = { ...this.#status, device: 'offline' };
    this.#closed = true;
  }

  #warned(warning: Done['warning']): void {
    if (warning === 'battery') this.#status = { ...this.#status, battery: 'low' };
    if (warning === 'noMasterKey') this.#status = { ...this.#status, encryption: 'notInitialized' };
  }
}
