package dev.plateau.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Turns drawing into SVG, with a title and a description for screen readers. */
final class SvgCanvas {
  private static final String SVG = "http://www.w3.org/2000/svg";

  /** Digits after the point of a coordinate, in pixels. */
  private static final int DECIMALS = 2;

  private final Size size;
  private final Document document;
  private final SVGGraphics2D graphics;

  SvgCanvas(Size size) {
    this.size = size;
    this.document = document();
    this.graphics = new SVGGraphics2D(context(document), false);
    graphics.setSVGCanvasSize(new Dimension(size.width(), size.height()));
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK always builds plain documents", e);
    }
  }

  private static SVGGeneratorContext context(Document document) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(DECIMALS);
    context.setImageHandler(new InlineImages());
    return context;
  }

  /** Embeds images in the file; Batik's own PNG encoder needs one more library. */
  private static final class InlineImages extends ImageHandlerBase64Encoder {
    @Override
    public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
      try {
        ImageIO.write(image, "png", out);
      } catch (IOException e) {
        throw new SVGGraphics2DIOException(e.getMessage(), e);
      }
    }
  }

  Graphics2D graphics() {
    return graphics;
  }

  /** Returns the file; drawing must have ended. */
  byte[] finish(String title, String description) {
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 %d %d".formatted(size.width(), size.height()));
    root.setAttribute("role", "img");
    root.setAttribute("font-family", "sans-serif");
    root.insertBefore(words("desc", description), root.getFirstChild());
    root.insertBefore(words("title", title), root.getFirstChild());
    return written(root);
  }

  private static byte[] written(Element root) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(root), new StreamResult(bytes));
    } catch (TransformerException e) {
      throw new IllegalStateException("the JDK always writes documents that it holds", e);
    }
    return bytes.toByteArray();
  }

  private Element words(String name, String text) {
    Element element = document.createElementNS(SVG, name);
    element.setTextContent(text);
    return element;
  }
}
