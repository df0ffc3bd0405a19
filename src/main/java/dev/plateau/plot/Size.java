package dev.plateau.plot;

/** How large a picture is, in pixels. */
public record Size(int width, int height) {
  /** Smaller ones have no room for their axes, larger ones take more time than they are worth. */
  public static final int MIN = 200;

  public static final int MAX = 2_000;

  public Size {
    if (Math.min(width, height) < MIN || Math.max(width, height) > MAX) {
      throw new IllegalArgumentException(width + " x " + height);
    }
  }

  /** Pixels in all. */
  public int pixels() {
    return width * height;
  }
}
