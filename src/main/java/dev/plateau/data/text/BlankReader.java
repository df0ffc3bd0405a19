package dev.plateau.data.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text with spaces in place of tabs. */
final class BlankReader extends FilterReader {
  BlankReader(Reader text) {
    super(text);
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    for (int i = offset; i < offset + count; i++) {
      into[i] = into[i] == '\t' ? ' ' : into[i];
    }
    return count;
  }
}
