package dev.plateau.web.request;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A response that is held: its length, where that is told, is noted and not sent, as it may be
 * packed yet.
 */
class NotedResponse extends HttpServletResponseWrapper {
  private long length = -1;
  private boolean sentOtherwise;

  NotedResponse(HttpServletResponse response) {
    super(response);
  }

  /** Bytes before packing, -1 if that was not told. */
  final long length() {
    return length;
  }

  /** Whether the server sends something else: an error, or where to look instead. */
  final boolean isSentOtherwise() {
    return sentOtherwise;
  }

  @Override
  public void sendError(int status, @Nullable String message) throws IOException {
    sentOtherwise = true;
    super.sendError(status, message);
  }

  @Override
  public void sendError(int status) throws IOException {
    sentOtherwise = true;
    super.sendError(status);
  }

  @Override
  public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
    sentOtherwise = true;
    super.sendRedirect(location, status, clearBuffer);
  }

  @Override
  public void setContentLength(int bytes) {
    length = bytes;
  }

  @Override
  public void setContentLengthLong(long bytes) {
    length = bytes;
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (!isLength(name, value)) {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, @Nullable String value) {
    if (!isLength(name, value)) {
      super.addHeader(name, value);
    }
  }

  private boolean isLength(String name, @Nullable String value) {
    boolean is = value != null && name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH);
    if (is) {
      length = Long.parseLong(value);
    }
    return is;
  }
}
