package dev.plateau.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;

/** A picture that can be written as PNG or SVG. */
public final class Plot {
  private final JFreeChart chart;
  private final String title;
  private final String description;
  private final Size size;

  /**
   * A picture of a chart.
   *
   * @param description what it shows, for those who cannot see it
   */
  Plot(JFreeChart chart, String title, String description, Size size) {
    this.chart = chart;
    this.title = title;
    this.description = description;
    this.size = size;
  }

  public byte[] png() {
    BufferedImage image =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    draw(graphics);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public byte[] svg() {
    SvgCanvas paper = new SvgCanvas(size);
    draw(paper.graphics());
    return paper.finish(title, description);
  }

  private void draw(Graphics2D graphics) {
    requireFonts();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, size.width(), size.height()));
  }

  /** Without fonts the JDK throws one of several errors, depending on how often it was called. */
  private static void requireFonts() {
    try {
      FontRenderContext context = new FontRenderContext(null, true, true);
      new Font(Font.SANS_SERIF, Font.PLAIN, 12).getLineMetrics("x", context);
    } catch (LinkageError | InternalError | RuntimeException e) {
      throw new NoFonts(e);
    }
  }
}
