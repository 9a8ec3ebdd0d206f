/**
 * One alert explained: its life, the closes around it, the members behind its counts, recounted from the input, and the
 * command that replays the stretch it rests on. Imports the pure core, the files of a replay and of a run, and, for a
 * cluster, the topics.
 */
package io.marketsignals.history.explain;
