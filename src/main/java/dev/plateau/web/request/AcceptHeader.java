package dev.plateau.web.request;

import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Reads {@code Accept} by types and their weights. Other parameters are not looked at: whoever asks
 * for JSON in Latin-1 gets JSON, which is UTF-8 (RFC 8259). A type of weight 0 is not accepted.
 */
public final class AcceptHeader extends HeaderContentNegotiationStrategy {
  private static final String WEIGHT = "q";

  @Override
  public List<MediaType> resolveMediaTypes(NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    List<MediaType> accepted =
        super.resolveMediaTypes(request).stream()
            .filter(type -> type.getQualityValue() > 0)
            .map(AcceptHeader::plain)
            .toList();
    if (accepted.isEmpty()) {
      throw new HttpMediaTypeNotAcceptableException("Accept excludes every type.");
    }
    return accepted;
  }

  private static MediaType plain(MediaType type) {
    String weight = type.getParameter(WEIGHT);
    return new MediaType(
        type.getType(), type.getSubtype(), weight == null ? Map.of() : Map.of(WEIGHT, weight));
  }
}
