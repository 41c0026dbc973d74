/** Events between two looks at the clock, a few milliseconds' worth. */
export const CHECK_EVERY = 32_768;
