package dev.plateau.job;

import java.lang.ScopedValue.CallableOp;

/**
 * Who sends a request: it owns what it creates, and sees that and what belongs to all.
 *
 * <p>Bound to the thread of the request. Threads without one work for the service itself, which
 * sees everything, and what it creates belongs to all.
 *
 * @param owner at most {@link #LONGEST_OWNER} characters
 * @param seesAll whether it sees and changes what others own, too
 * @param quota what it may have of the service
 */
public record Caller(String owner, boolean seesAll, Quota quota) {
  private static final String OF_ALL = "";
  private static final Caller SERVICE = new Caller(OF_ALL, true, Quota.UNLIMITED);

  /** Whoever sends a request to a service that asks nobody who they are. */
  public static final Caller ANYONE = new Caller("anyone", true, Quota.UNLIMITED);

  /** Who has not said who they are to a service that asks. */
  public static final Caller UNKNOWN = new Caller(OF_ALL, false, Quota.UNLIMITED);

  public static final int LONGEST_OWNER = 200;

  private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

  /** The caller whose request this thread serves. */
  public static Caller current() {
    return CURRENT.orElse(SERVICE);
  }

  /** Serves a request of this caller. */
  public <T, X extends Throwable> T call(CallableOp<T, X> request) throws X {
    return ScopedValue.where(CURRENT, this).call(request);
  }

  /** The condition of rows that the caller sees, with the parameter {@code caller}. */
  public String sees() {
    return seesAll ? "true" : "owner in (:caller, '" + OF_ALL + "')";
  }

  /**
   * Checks that the caller may change what it sees.
   *
   * @throws NotOwner when it belongs to all
   */
  public void checkOwns(String owner) {
    if (!seesAll && (owner.equals(OF_ALL) || !owner.equals(this.owner))) {
      throw new NotOwner();
    }
  }
}
