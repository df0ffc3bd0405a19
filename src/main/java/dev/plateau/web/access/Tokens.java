package dev.plateau.web.access;

import dev.plateau.job.Caller;
import dev.plateau.job.Quota;
import dev.plateau.web.access.AccessDenied.NotAuthenticated;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Knows callers by the tokens of an identity provider: signed JSON Web Tokens (RFC 7519, checked as
 * RFC 8725 advises). A token counts if the provider signed it, for this service, and for now; its
 * subject is the owner.
 */
final class Tokens implements Credentials {
  private static final long CLOCK_SKEW_SECONDS = 60;

  private final IdentityProvider provider;
  private final String audience;
  private final List<String> roleClaim;
  private final Quota quota;

  /**
   * The tokens of a provider.
   *
   * @param audience which a token must name
   * @param roleClaim where a token names its roles; a dot leads into an object
   * @param quota of each caller
   */
  Tokens(IdentityProvider provider, String audience, String roleClaim, Quota quota) {
    this.provider = provider;
    this.audience = audience;
    this.roleClaim = List.of(roleClaim.split("\\."));
    this.quota = quota;
  }

  @Override
  public Identity identify(String token) {
    Jwt claims = provider.signed(token);
    String subject = checkedSubject(claims, InstantSource.system().instant());
    Optional<Role> role = role(claims);
    boolean isAdmin = role.filter(Role.ADMIN::equals).isPresent();
    return new Identity(new Caller(subject, isAdmin, quota), role);
  }

  /** The subject of a token that is for here and now. */
  private String checkedSubject(Jwt claims, Instant now) {
    require(provider.issuer().equals(claims.getClaims().get("iss")), "is another provider's");
    List<String> audiences = claims.getAudience();
    require(audiences != null && audiences.contains(audience), "is for another service");
    Instant end = claims.getExpiresAt();
    require(end != null && end.isAfter(now.minusSeconds(CLOCK_SKEW_SECONDS)), "has expired");
    Instant begin = claims.getNotBefore();
    require(
        begin == null || begin.isBefore(now.plusSeconds(CLOCK_SKEW_SECONDS)), "is not valid yet");
    String subject = Objects.requireNonNullElse(claims.getSubject(), "");
    require(
        !subject.isBlank() && subject.length() <= Caller.LONGEST_OWNER, "names no usable subject");
    return subject;
  }

  /** The highest of the roles that a token names. */
  private Optional<Role> role(Jwt claims) {
    @Nullable Object claim = claims.getClaims();
    for (String name : roleClaim) {
      claim = claim instanceof Map<?, ?> object ? object.get(name) : null;
    }
    return names(claim)
        .flatMap(text -> Stream.of(text.split(" ")))
        .flatMap(name -> Role.named(name).stream())
        .max(Comparator.naturalOrder());
  }

  private static Stream<String> names(@Nullable Object claim) {
    return switch (claim) {
      case String text -> Stream.of(text);
      case Collection<?> several -> several.stream().flatMap(Tokens::names);
      case null, default -> Stream.empty();
    };
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw NotAuthenticated.invalid("The token " + otherwise + ".");
    }
  }
}
