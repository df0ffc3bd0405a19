package dev.plateau.web.request;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Writes answers as CSV (RFC 4180); a number that is not finite is an empty cell. */
public final class CsvConverter extends AbstractHttpMessageConverter<CsvConverter.Rows> {
  public static final String TEXT_CSV = "text/csv";

  /** An answer that can be written as a table. */
  public interface Rows {
    List<String> header();

    /** The cells of the lines below the header. */
    Stream<List<String>> cells();
  }

  /** An answer that can be written as a table of numbers. */
  public interface Table extends Rows {
    /** The lines below the header. */
    Stream<List<Double>> lines();

    @Override
    default Stream<List<String>> cells() {
      return lines().map(line -> line.stream().map(CsvConverter::cell).toList());
    }
  }

  public CsvConverter() {
    super(StandardCharsets.UTF_8, MediaType.parseMediaType(TEXT_CSV));
  }

  @Override
  protected boolean supports(Class<?> type) {
    return Rows.class.isAssignableFrom(type);
  }

  @Override
  protected Rows readInternal(Class<? extends Rows> type, HttpInputMessage input) {
    throw new HttpMessageNotReadableException("tables are only written", input);
  }

  @Override
  protected void writeInternal(Rows table, HttpOutputMessage output) throws IOException {
    OutputStreamWriter text = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().build(text);
    csv.writeRecord(table.header());
    table.cells().forEach(csv::writeRecord);
    csv.flush();
  }

  /** A number as a cell, whole ones without decimals. */
  public static String cell(double number) {
    boolean minusZero = Double.valueOf(number).equals(-0.0);
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15 && !minusZero;
    if (!Double.isFinite(number)) {
      return "";
    }
    return whole ? Long.toString((long) number) : Double.toString(number);
  }
}
