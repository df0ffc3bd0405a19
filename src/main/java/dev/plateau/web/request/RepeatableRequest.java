package dev.plateau.web.request;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A request that is told from others by the SHA-256 of its method, address and body. The body is
 * kept, except for that of an upload, which is read as a stream.
 */
final class RepeatableRequest extends HttpServletRequestWrapper {
  private final MessageDigest digest = Sha256.digest();
  private final ServletInputStream body;
  private @Nullable String fingerprint;

  private RepeatableRequest(HttpServletRequest request) throws IOException {
    super(request);
    String address =
        "%s %s?%s\n"
            .formatted(request.getMethod(), request.getRequestURI(), request.getQueryString());
    digest.update(address.getBytes(StandardCharsets.UTF_8));
    InputStream bytes = new DigestInputStream(request.getInputStream(), digest);
    if (BodyLimit.isUpload(request)) {
      body = new BodyStream(bytes);
    } else {
      body = new BodyStream(new ByteArrayInputStream(bytes.readAllBytes()));
      fingerprint = HexFormat.of().formatHex(digest.digest());
    }
  }

  /** Reads the body, unless it is an upload. */
  static RepeatableRequest of(HttpServletRequest request) throws IOException {
    return new RepeatableRequest(request);
  }

  /** Whether all of the body was read, and can still be. */
  boolean isKept() {
    return fingerprint != null;
  }

  @Override
  public ServletInputStream getInputStream() {
    return body;
  }

  /** What tells the request from others; reads what is left of an upload. */
  String fingerprint() {
    String known = fingerprint == null ? ofStream() : fingerprint;
    fingerprint = known;
    return known;
  }

  private String ofStream() {
    try {
      body.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
