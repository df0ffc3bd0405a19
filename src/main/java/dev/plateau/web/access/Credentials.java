package dev.plateau.web.access;

/** Knows whom the text belongs to that callers send as {@code Authorization: Bearer}. */
interface Credentials {

  /**
   * Whose text it is.
   *
   * @throws AccessDenied when it is nobody's, or when that cannot be found out
   */
  Identity identify(String text);
}
