/** Numbers of the streams of chance: what is drawn for one thing never moves what is drawn for another. */
export const STREAM = { identity: 1, name: 2, facts: 3, card: 4, account: 5, work: 6, care: 7, place: 8, employer: 9, family: 10 } as const;
