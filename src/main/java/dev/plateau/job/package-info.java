/**
 * A training run with a life cycle: accepted, queued, run in slices, kept.
 *
 * <p>A job goes {@code queued -> running -> completed | failed | cancelled} and never back; the
 * last three are for ever. The row and its db-scheduler task are written in one transaction. Taking
 * a job up increments its attempt, and every later write names that attempt: a process that was
 * thought dead and comes back changes nothing. A slice trains for about 200 ms, then looks whether
 * the job was cancelled, the process is shutting down or others wait for their turn.
 *
 * <p>H2 and PostgreSQL run the same SQL; what one database cannot do is not used on the other.
 */
@NullMarked
package dev.plateau.job;

import org.jspecify.annotations.NullMarked;
