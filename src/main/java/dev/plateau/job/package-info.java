/**
 * A training run with a life cycle: submitted, queued, run in slices, stored.
 *
 * <p>A job goes {@code queued -> running -> completed | failed | cancelled}; the last three are
 * final. While it is queued or running it can be {@code paused}, and goes on from there when it is
 * resumed. The row and its db-scheduler task are written in one transaction. Claiming a job
 * increments its attempt, and every later write names that attempt: a process that was thought dead
 * and comes back changes nothing. A slice trains for about 200 ms, then checks whether the job was
 * cancelled, the process is shutting down or other jobs wait for their turn.
 *
 * <p>A process may die of a job: {@link dev.plateau.job.Suspicion} says of which. During an outage
 * of the database runs wait in memory.
 *
 * <p>H2 and PostgreSQL run the same SQL, so only what both can do is used.
 */
@NullMarked
package dev.plateau.job;

import org.jspecify.annotations.NullMarked;
