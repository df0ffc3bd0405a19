package dev.plateau;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation, a part of which a program writes between two marks. */
public final class MarkedPage {
  private MarkedPage() {}

  /**
   * Replaces what stands between the marks.
   *
   * @param writer whose marks they are
   */
  public static void write(Path page, Class<?> writer, String part) throws IOException {
    String first = "<!-- written by %s -->".formatted(writer.getSimpleName());
    String last = "<!-- end of what %s wrote -->".formatted(writer.getSimpleName());
    String text = Files.readString(page);
    int begin = text.indexOf(first) + first.length();
    int end = text.indexOf(last, begin);
    if (begin < first.length() || end < 0) {
      throw new IllegalArgumentException(page + " lacks the marks " + first + " and " + last);
    }
    Files.writeString(page, text.substring(0, begin) + "\n" + part + text.substring(end));
  }
}
