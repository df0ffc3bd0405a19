package dev.plateau.plot;

/** The size of a picture, in pixels. */
public record Size(int width, int height) {
  /** Smaller pictures have no room for axes, larger ones take too much time. */
  public static final int MIN = 200;

  public static final int MAX = 2_000;

  public Size {
    if (Math.min(width, height) < MIN || Math.max(width, height) > MAX) {
      throw new IllegalArgumentException(width + " x " + height);
    }
  }

  /** The number of pixels. */
  public int pixels() {
    return width * height;
  }
}
