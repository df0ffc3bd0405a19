package dev.plateau.web.dataset;

import dev.plateau.data.table.Fault;
import dev.plateau.data.table.UnusableTable;
import dev.plateau.json.InvalidRequest;
import dev.plateau.web.request.BodyLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The bytes of an upload: the body itself, whatever its type, or the one file of a form. */
public final class UploadedFile {
  private static final String MULTIPART = "multipart/";
  private static final String IN_QUERY =
      "must stand in the query, as in /v1/datasets?target=species; the form holds the file only";

  /** What a byte of text takes once it is read: a cell of four characters is a number. */
  private static final int BYTES_A_BYTE = 8;

  private final HttpServletRequest request;

  public UploadedFile(HttpServletRequest request) {
    this.request = request;
  }

  /** The character set that the type names; UTF-8 is often said without a look at the file. */
  public Optional<Charset> charset() {
    try {
      return Optional.ofNullable(request.getContentType())
          .map(MediaType::parseMediaType)
          .map(MediaType::getCharset)
          .filter(charset -> !charset.equals(StandardCharsets.UTF_8) && !isForm());
    } catch (InvalidMediaTypeException e) {
      return Optional.empty();
    }
  }

  private boolean isForm() {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(MULTIPART);
  }

  /** Takes memory for bytes of text that were read, until the request is answered. */
  void hold(long bytes) {
    BodyLimit.hold(request, bytes * BYTES_A_BYTE);
  }

  /** The bytes, once; gzip is left to those who read them. */
  public InputStream open() throws IOException {
    return isForm() ? ofForm() : request.getInputStream();
  }

  private InputStream ofForm() throws IOException {
    try {
      FileItemIterator parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
      if (!parts.hasNext()) {
        throw new UnusableTable(Fault.ofTable("is missing: the form has no file"));
      }
      FileItemStream part = parts.next();
      if (part.isFormField()) {
        throw InvalidRequest.parameter(part.getFieldName(), IN_QUERY);
      }
      return new OnlyPart(part.openStream(), parts);
    } catch (FileUploadException e) {
      throw new UnusableTable(Fault.ofTable("cannot be found: the form is broken"));
    }
  }

  /** A file of a form, after whose end no other part may follow. */
  private static final class OnlyPart extends FilterInputStream {
    private final FileItemIterator parts;
    private boolean ended;

    OnlyPart(InputStream file, FileItemIterator parts) {
      super(file);
      this.parts = parts;
    }

    @Override
    public int read() throws IOException {
      return checked(super.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return ended ? -1 : checked(super.read(into, offset, length));
    }

    private int checked(int read) throws IOException {
      if (read < 0 && !ended) {
        ended = true;
        requireNoMore();
      }
      return read;
    }

    private void requireNoMore() throws IOException {
      try {
        if (parts.hasNext()) {
          FileItemStream more = parts.next();
          throw InvalidRequest.parameter(
              more.getFieldName(),
              more.isFormField() ? IN_QUERY : "is a second file; send one file at a time");
        }
      } catch (FileUploadException e) {
        throw new UnusableTable(Fault.ofTable("is not all there: the form is cut off"));
      }
    }
  }
}
