package dev.plateau.web.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.plateau.job.Quota;
import dev.plateau.web.access.AccessDenied.NotAuthenticated;
import dev.plateau.web.access.AccessDenied.ProviderUnavailable;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of a provider that runs on this machine. */
class TokensTests {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ABSENT = "absent";
  private static final KeyPair RSA = pair("RSA");
  private static final KeyPair EC = pair("EC");
  private static final KeyPair STRANGE = pair("RSA");

  private final long now = Instant.now().getEpochSecond();
  private HttpServer provider;
  private String issuer;
  private Tokens tokens;

  private static KeyPair pair(String type) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      if (type.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else {
        generator.initialize(2048);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + provider.getAddress().getPort() + "/realm";
    answer(
        "/realm/.well-known/openid-configuration",
        JSON.writeValueAsString(Map.of("issuer", issuer, "jwks_uri", issuer + "/keys")));
    RSAPublicKey rsa = (RSAPublicKey) RSA.getPublic();
    ECPublicKey ec = (ECPublicKey) EC.getPublic();
    answer(
        "/realm/keys",
        """
        {"keys": [{"kty": "RSA", "kid": "r", "use": "sig", "n": "%s", "e": "%s"},
          {"kty": "EC", "kid": "e", "crv": "P-256", "x": "%s", "y": "%s"}, {"kty": "OKP", "kid": "o", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}
        """
            .formatted(
                number(rsa.getModulus()),
                number(rsa.getPublicExponent()),
                number(ec.getW().getAffineX()),
                number(ec.getW().getAffineY())));
    provider.start();
    tokens = tokens("roles");
  }

  @AfterEach
  void stop() {
    provider.stop(0);
  }

  private void answer(String path, String json) {
    provider.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, json.getBytes(UTF_8).length);
          exchange.getResponseBody().write(json.getBytes(UTF_8));
          exchange.close();
        });
  }

  private Tokens tokens(String roleClaim) {
    return new Tokens(new IdentityProvider(issuer), "plateau", roleClaim, Quota.UNLIMITED);
  }

  private static String number(BigInteger value) {
    return part(value.toByteArray());
  }

  private static String part(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The claims of a good token, some of them changed or absent. */
  private Map<String, Object> claims(Object... changes) {
    Map<String, Object> claims =
        new HashMap<>(
            Map.of(
                "iss", issuer, "aud", "plateau", "sub", "ann", "exp", now + 600, "roles",
                "trainer"));
    for (int k = 0; k < changes.length; k += 2) {
      claims.put((String) changes[k], changes[k + 1]);
    }
    claims.values().removeIf(ABSENT::equals);
    return claims;
  }

  private static String token(
      String algorithm, String key, PrivateKey with, Map<String, Object> claims) {
    String signed = signed(Map.of("alg", algorithm, "kid", key), claims);
    try {
      Signature signature =
          Signature.getInstance(
              algorithm.startsWith("R")
                  ? "SHA" + algorithm.substring(2) + "withRSA"
                  : "SHA256withECDSAinP1363Format");
      signature.initSign(with);
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + part(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signed(Map<String, Object> header, Map<String, Object> claims) {
    return part(JSON.writeValueAsBytes(header)) + "." + part(JSON.writeValueAsBytes(claims));
  }

  private String good(Object... changes) {
    return token("RS256", "r", RSA.getPrivate(), claims(changes));
  }

  private void assertRefused(String token, String why) {
    assertThatExceptionOfType(NotAuthenticated.class)
        .isThrownBy(() -> tokens.identify(token))
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({"RS256, r", "RS384, r", "RS512, r", "ES256, e"})
  void knowsTheSubjectOfATokenThatTheProviderSigned(String algorithm, String key) {
    PrivateKey with = key.equals("r") ? RSA.getPrivate() : EC.getPrivate();

    Identity ann = tokens.identify(token(algorithm, key, with, claims()));

    assertThat(ann.caller().owner()).isEqualTo("ann");
    assertThat(ann.caller().seesAll()).isFalse();
    assertThat(ann.role()).contains(Role.TRAINER);
  }

  @Test
  void takesTheHighestRole() {
    assertThat(tokens.identify(good("roles", new String[] {"user", "admin", "reader"})))
        .satisfies(root -> assertThat(root.caller().seesAll()).isTrue())
        .satisfies(root -> assertThat(root.role()).contains(Role.ADMIN));
    assertThat(tokens.identify(good("roles", "openid reader")).role()).contains(Role.READER);
    assertThat(tokens.identify(good("roles", "user")).role()).isEmpty();
    assertThat(tokens.identify(good("roles", 7)).role()).isEmpty();
  }

  @Test
  void findsARoleWithinAnObject() {
    String token = good("realm_access", Map.of("roles", new String[] {"admin"}));

    assertThat(tokens("realm_access.roles").identify(token).role()).contains(Role.ADMIN);
  }

  @Test
  void refusesWhatIsNotForHereAndNow() {
    assertRefused(good("aud", "other"), "for another service");
    assertRefused(good("aud", ABSENT), "for another service");
    assertRefused(good("iss", issuer + "/"), "another provider");
    assertRefused(good("exp", now - 3_600), "expired");
    assertRefused(good("exp", ABSENT), "expired");
    assertRefused(good("exp", "soon"), "not one that the provider has signed");
    assertRefused(good("nbf", now + 3_600), "not valid yet");
    assertRefused(good("sub", " "), "subject");
    assertRefused(good("sub", "x".repeat(201)), "subject");
    assertThat(tokens.identify(good("aud", new String[] {"other", "plateau"}))).isNotNull();
  }

  @Test
  void refusesWhatTheProviderDidNotSign() throws GeneralSecurityException {
    assertRefused(
        token("RS256", "r", STRANGE.getPrivate(), claims()),
        "not one that the provider has signed");
    assertRefused(
        token("RS256", "x", STRANGE.getPrivate(), claims()),
        "not one that the provider has signed");
    assertRefused(
        token("RS256", "e", RSA.getPrivate(), claims()), "not one that the provider has signed");
    assertRefused(
        signed(Map.of("alg", "none", "kid", "r"), claims()) + ".",
        "not one that the provider has signed");
    String changed =
        good()
            .replaceFirst(
                "\\..*\\.", "." + part(JSON.writeValueAsBytes(claims("roles", "admin"))) + ".");
    assertRefused(changed, "not one that the provider has signed");
    String symmetric = signed(Map.of("alg", "HS256", "kid", "r"), claims());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(RSA.getPublic().getEncoded(), "HmacSHA256"));
    assertRefused(
        symmetric + "." + part(mac.doFinal(symmetric.getBytes(UTF_8))),
        "not one that the provider has signed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "a.b.c", "..", "e30.e30.e30", "bnVsbA.bnVsbA.", "W10.W10.x", "!.!.!"})
  void refusesNonsense(String text) {
    assertThatExceptionOfType(NotAuthenticated.class).isThrownBy(() -> tokens.identify(text));
  }

  @Test
  void saysThatTheProviderIsAway() {
    provider.stop(0);

    assertThatExceptionOfType(ProviderUnavailable.class).isThrownBy(() -> tokens.identify(good()));
  }
}
