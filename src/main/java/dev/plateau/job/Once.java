package dev.plateau.job;

import dev.plateau.job.IdempotencyKeys.Admitted;
import dev.plateau.job.IdempotencyKeys.Claimed;
import dev.plateau.job.IdempotencyKeys.Done;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has what a request with an idempotency key changes happen once: the change and its note at the
 * key are one transaction, and a request that finds the note changes nothing.
 */
@Component
public class Once {
  private static final ScopedValue<Request> REQUEST = ScopedValue.newInstance();

  private final IdempotencyKeys keys;
  private final TransactionTemplate transaction;

  Once(IdempotencyKeys keys, TransactionTemplate transaction) {
    this.keys = keys;
    this.transaction = transaction;
  }

  /**
   * A request with a key, while it is handled.
   *
   * @param key as it stood when the request came
   * @param fingerprint of the request, once its body is read
   */
  public record Request(Admitted key, Supplier<String> fingerprint) {}

  /** The key is that of another request, which has taken it over. */
  public static final class KeyInUse extends RuntimeException {
    public KeyInUse() {
      super("A request with this Idempotency-Key is still running; try again in a moment.");
    }
  }

  /** The key is that of another request, which differs from this one. */
  public static final class KeyReused extends RuntimeException {
    public KeyReused() {
      super(
          "This Idempotency-Key belongs to a request with another address or body; a new request"
              + " needs a new key.");
    }
  }

  /** Handles a request with a key; changes within happen once. */
  public <X extends Throwable> void handle(
      Request request, ScopedValue.CallableOp<? extends Object, X> handler) throws X {
    ScopedValue.where(REQUEST, request).call(handler);
  }

  /**
   * Changes something, unless a request with the same key has done so.
   *
   * @param change returns the id of what it created or changed
   * @return the id, also where the change was made before
   * @throws KeyReused when the request with the key was another one
   * @throws KeyInUse when this request was thought dead and has lost its key
   */
  public UUID change(Supplier<UUID> change) {
    if (!REQUEST.isBound()) {
      return change.get();
    }
    Request request = REQUEST.get();
    return switch (request.key()) {
      case Done done -> known(done, request);
      case Claimed(UUID claim) ->
          Objects.requireNonNull(
              transaction.execute(_ -> {
                UUID changed = change.get();
                if (!keys.change(claim, request.fingerprint().get(), changed)) {
                  throw new KeyInUse();
                }
                return changed;
              }));
    };
  }

  private static UUID known(Done done, Request request) {
    if (!done.request().equals(request.fingerprint().get())) {
      throw new KeyReused();
    }
    return done.changed().orElseThrow(KeyReused::new);
  }
}
