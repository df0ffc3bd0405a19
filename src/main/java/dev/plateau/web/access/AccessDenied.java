package dev.plateau.web.access;

/** A request is refused because of who sends it. */
public abstract sealed class AccessDenied extends RuntimeException {
  private AccessDenied(String detail) {
    super(detail);
  }

  /** The request does not say who sends it, or says so with what is not valid. */
  public static final class NotAuthenticated extends AccessDenied {
    private static final String CHALLENGE = "Bearer realm=\"plateau\"";
    private final String challenge;

    private NotAuthenticated(String detail, String challenge) {
      super(detail);
      this.challenge = challenge;
    }

    static NotAuthenticated missing() {
      return new NotAuthenticated(
          "The request does not say who sends it: it needs the header Authorization: Bearer KEY.",
          CHALLENGE);
    }

    static NotAuthenticated invalid(String detail) {
      return new NotAuthenticated(detail, CHALLENGE + ", error=\"invalid_token\"");
    }

    /** The value of {@code WWW-Authenticate} (RFC 6750). */
    public String challenge() {
      return challenge;
    }
  }

  /** The caller's role does not allow the request. */
  public static final class RoleTooLow extends AccessDenied {
    RoleTooLow(Role needed) {
      super(
          needed == Role.READER
              ? "The token names no role of this service: reader, trainer or admin."
              : "This takes the role trainer or admin; a reader only reads.");
    }
  }

  /** It cannot be found out who sends the request, since the identity provider is away. */
  public static final class ProviderUnavailable extends AccessDenied {
    ProviderUnavailable() {
      super("The identity provider cannot be reached; try again later.");
    }
  }
}
