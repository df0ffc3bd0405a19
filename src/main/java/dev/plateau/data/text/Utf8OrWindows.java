package dev.plateau.data.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8, and what is not UTF-8 byte by byte as windows-1252, which contains Latin-1: the
 * first such byte may come long after the first page.
 */
final class Utf8OrWindows extends Reader {
  private static final int BUFFERED = 1 << 16;
  private static final String WINDOWS_80_TO_9F =
      "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
          + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

  private final InputStream bytes;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer input = ByteBuffer.allocate(BUFFERED).limit(0);
  private final CharBuffer decoded = CharBuffer.allocate(BUFFERED).limit(0);
  private boolean ended;
  private boolean windows;

  Utf8OrWindows(InputStream bytes) {
    this.bytes = bytes;
  }

  /** Whether anything so far was not UTF-8. */
  boolean isWindows() {
    return windows;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    while (!decoded.hasRemaining()) {
      if (ended && !input.hasRemaining()) {
        return -1;
      }
      decodeMore();
    }
    int count = Math.min(length, decoded.remaining());
    decoded.get(into, offset, count);
    return count;
  }

  private void decodeMore() throws IOException {
    decoded.clear();
    CoderResult result = decoder.decode(input, decoded, ended);
    if (result.isMalformed()) {
      decodeByte();
    } else if (result.isUnderflow() && !ended) {
      refill();
    }
    decoded.flip();
  }

  private void decodeByte() {
    if (decoded.hasRemaining()) {
      windows = true;
      int next = input.get() & 0xff;
      decoded.put(next >= 0x80 && next < 0xa0 ? WINDOWS_80_TO_9F.charAt(next - 0x80) : (char) next);
    }
  }

  private void refill() throws IOException {
    input.compact();
    int count = bytes.read(input.array(), input.position(), input.remaining());
    ended = count < 0;
    input.position(input.position() + Math.max(0, count)).flip();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
