package dev.plateau.data.text;

/**
 * What the first row of a text is.
 *
 * @param present whether it names the columns
 * @param remark why, where it could be otherwise; else empty
 */
record Header(boolean present, String remark) {
  Header(boolean present) {
    this(present, "");
  }
}
