package dev.plateau.web.request;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Holds an answer back until what it says is safe; a long one only at its beginning. */
final class HeldResponse extends HttpServletResponseWrapper {
  private static final int MAX_BYTES = 64 * 1024;

  private final Consumer<Optional<String>> atEnd;
  private final Held held = new Held();
  private boolean ended;

  /**
   * An answer that is held back.
   *
   * @param atEnd takes the body before any of it is sent; empty for one that is too long
   */
  HeldResponse(HttpServletResponse response, Consumer<Optional<String>> atEnd) {
    super(response);
    this.atEnd = atEnd;
  }

  /** Sends what was held. */
  void send() throws IOException {
    end(Optional.of(held.bytes.toString(StandardCharsets.UTF_8)));
    super.flushBuffer();
  }

  private void end(Optional<String> body) throws IOException {
    if (!ended) {
      ended = true;
      atEnd.accept(body);
      held.bytes.writeTo(getResponse().getOutputStream());
      held.bytes.reset();
    }
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return held;
  }

  @Override
  public PrintWriter getWriter() {
    return new PrintWriter(new OutputStreamWriter(held, StandardCharsets.UTF_8));
  }

  @Override
  public void flushBuffer() throws IOException {
    if (ended) {
      super.flushBuffer();
    }
  }

  private final class Held extends ServletOutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int length) throws IOException {
      if (bytes.size() + length > MAX_BYTES) {
        end(Optional.empty());
      }
      if (ended) {
        getResponse().getOutputStream().write(more, offset, length);
      } else {
        bytes.write(more, offset, length);
      }
    }

    @Override
    public void flush() throws IOException {
      flushBuffer();
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("Answers are written by the thread of their request");
    }
  }
}
