/** How far a load or a reading is. */
export type Progress = (done: number, of: number) => void;
