package dev.plateau.web.result;

import dev.plateau.plot.Size;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.request.QueryParameters;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Writes answers as pictures, in SVG and PNG. */
public final class PictureConverter
    extends AbstractHttpMessageConverter<PictureConverter.Drawable> {
  public static final String SVG = "image/svg+xml";
  public static final String PNG = MediaType.IMAGE_PNG_VALUE;

  /** The cost of a pixel in multiplications: enough to draw every picture on the compute thread. */
  private static final double PER_PIXEL = 100;

  private final ComputeThread computing;

  /** An answer with a picture. */
  public interface Drawable {
    Picture picture();
  }

  public PictureConverter(ComputeThread computing) {
    super(MediaType.parseMediaType(SVG), MediaType.IMAGE_PNG);
    this.computing = computing;
  }

  /** The size that a query asks for with {@code width} and {@code height}. */
  public static Size size(Map<String, String> given, Size usual, QueryParameters query) {
    return new Size(
        side("width", given, query).orElse(usual.width()),
        side("height", given, query).orElse(usual.height()));
  }

  private static Optional<Integer> side(
      String name, Map<String, String> given, QueryParameters query) {
    return query.integer(name, Optional.ofNullable(given.get(name)), Size.MIN, Size.MAX);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return Drawable.class.isAssignableFrom(type);
  }

  @Override
  protected Drawable readInternal(Class<? extends Drawable> type, HttpInputMessage input) {
    throw new HttpMessageNotReadableException("pictures are only drawn", input);
  }

  @Override
  protected void writeInternal(Drawable answer, HttpOutputMessage output) throws IOException {
    boolean png = MediaType.IMAGE_PNG.equalsTypeAndSubtype(output.getHeaders().getContentType());
    Picture picture = answer.picture();
    byte[] bytes =
        computing.run(
            PER_PIXEL * picture.size().pixels(),
            () -> png ? picture.drawn().png() : picture.drawn().svg());
    output.getBody().write(bytes);
  }
}
