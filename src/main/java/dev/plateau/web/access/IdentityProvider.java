package dev.plateau.web.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.plateau.web.access.AccessDenied.NotAuthenticated;
import dev.plateau.web.access.AccessDenied.ProviderUnavailable;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks the signatures of an identity provider, which describes itself below its address (OpenID
 * Connect Discovery 1.0). Its public keys are read when they are first needed, kept for minutes,
 * and not read more often than twice a minute, whatever keys tokens name.
 */
final class IdentityProvider {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int MAX_BYTES = 1 << 20;

  /** How a token may be signed: with keys that only the provider has. */
  private static final Set<SignatureAlgorithm> ALGORITHMS =
      Set.of(
          SignatureAlgorithm.RS256,
          SignatureAlgorithm.RS384,
          SignatureAlgorithm.RS512,
          SignatureAlgorithm.ES256,
          SignatureAlgorithm.ES384);

  private final String issuer;
  private final JwtDecoder decoder;

  IdentityProvider(String issuer) {
    this.issuer = issuer;
    this.decoder = new SupplierJwtDecoder(this::discovered);
  }

  String issuer() {
    return issuer;
  }

  /**
   * A token whose signature is right; its claims are not checked.
   *
   * @throws ProviderUnavailable when the provider's keys cannot be read
   */
  Jwt signed(String token) {
    try {
      return decoder.decode(token);
    } catch (BadJwtException e) {
      throw notSigned(e);
    } catch (JwtException | JwtDecoderInitializationException e) {
      if (e.getCause() instanceof RateLimitReachedException) {
        throw notSigned(e); // its key was not there a moment ago
      }
      LOG.error("Tokens are refused because the keys of {} cannot be read", issuer, e);
      throw new ProviderUnavailable();
    }
  }

  private static NotAuthenticated notSigned(RuntimeException why) {
    LOG.debug("Refused a token", why);
    return NotAuthenticated.invalid("The token is not one that the provider has signed.");
  }

  private JwtDecoder discovered() {
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(PATIENCE_MILLIS);
    requests.setReadTimeout(PATIENCE_MILLIS);
    String itself =
        RestClient.builder()
            .requestFactory(requests)
            .build()
            .get()
            .uri(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration")
            .retrieve()
            .requiredBody(String.class);
    JsonNode described = JsonMapper.shared().readTree(itself);
    if (!described.path("issuer").stringValue("").equals(issuer)) {
      throw new IllegalStateException("The provider calls itself " + described.path("issuer"));
    }
    NimbusJwtDecoder keys =
        NimbusJwtDecoder.withJwkSource(keys(described.path("jwks_uri").stringValue("")))
            .jwsAlgorithms(accepted -> accepted.addAll(ALGORITHMS))
            .build();
    keys.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
    return keys;
  }

  private static JWKSource<SecurityContext> keys(String address) {
    try {
      return JWKSourceBuilder.create(
              URI.create(address).toURL(),
              new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MAX_BYTES))
          .refreshAheadCache(false)
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("The provider's keys are at " + address, e);
    }
  }
}
