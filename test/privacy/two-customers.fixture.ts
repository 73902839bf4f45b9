/**
 * Two visits, one after the other, in a terminal of its own; then everything that the second could see and everything that lies in
 * memory goes to files. Started with a directory, and the two walks as JSON.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';
import type { Frame } from '../../electron/api/view.ts';
import { startInProcess } from '../support/in-process.ts';
import { visit, type Walk } from './walks.ts';

const [directory = '', plan = ''] = process.argv.slice(2);
const [first, second] = JSON.parse(plan) as readonly [Walk, Walk];
const kiosk = await startInProcess((same) => same, join(directory, 'terminal'));
const firstFrames: Frame[] = [];
const secondFrames: Frame[] = [];
let frames = firstFrames;
kiosk.terminal.subscribe((frame) => frames.push(frame));
await visit(kiosk, first);
frames = secondFrames;
await visit(kiosk, second);
const seen = (all: readonly Frame[]) => JSON.stringify(all.map(({ view }) => view));
writeFileSync(join(directory, 'first.json'), seen(firstFrames));
writeFileSync(join(directory, 'second.json'), seen(secondFrames));
firstFrames.length = 0;
writeHeapSnapshot(join(directory, 'heap.heapsnapshot'));
writeFileSync(join(directory, 'paper.json'), JSON.stringify(kiosk.machine.slipSim.slips().map(({ text }) => text)));
await kiosk.close();
process.stdout.write(`${JSON.stringify({ bugs: kiosk.bugs.map(String) })}\n`);
