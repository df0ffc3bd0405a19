package dev.plateau.plot;

/** The machine has no fonts, so no text can be drawn. */
public final class NoFonts extends RuntimeException {
  public NoFonts(Throwable cause) {
    super("Pictures need a font, and this machine has none.", cause);
  }
}
