package dev.plateau.spec;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a request may be; what exceeds a limit is refused before anything is queued.
 *
 * @param body bytes of a request
 * @param upload bytes of a table, as it is sent and as text
 * @param depth levels of nesting in JSON
 * @param rows of a data set
 * @param columns of a data set, inputs and targets together, before and after encoding
 * @param layers hidden ones
 * @param units in one layer
 * @param parameters of a network
 * @param gradientParameters of a network whose gradient is answered
 * @param levenbergMarquardtParameters of a network that levenberg-marquardt trains
 * @param epochs of a job
 * @param work multiply-adds of a job
 */
@ConfigurationProperties("plateau.limits")
public record Limits(
    @DefaultValue("8MB") DataSize body,
    @DefaultValue("256MB") DataSize upload,
    @DefaultValue("32") int depth,
    @DefaultValue("2000000") int rows,
    @DefaultValue("10000") int columns,
    @DefaultValue("32") int layers,
    @DefaultValue("10000") int units,
    @DefaultValue("1000000") int parameters,
    @DefaultValue("200000") int gradientParameters,
    @DefaultValue("2000") int levenbergMarquardtParameters,
    @DefaultValue("1000000000") int epochs,
    @DefaultValue("1e13") double work) {

  /** For what was accepted before: today's limits do not concern it. */
  static final Limits NONE =
      new Limits(
          DataSize.ofBytes(Long.MAX_VALUE),
          DataSize.ofBytes(Long.MAX_VALUE),
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Double.MAX_VALUE);

  /** Bytes of memory that a number of a data set takes while it is read, encoded and stored. */
  private static final int BYTES_A_NUMBER = 32;

  /** What a table may be, by these limits and by the memory of this process. */
  public dev.plateau.data.table.Limits ofTables() {
    long memory = Runtime.getRuntime().maxMemory();
    return new dev.plateau.data.table.Limits(
        upload.toBytes(), rows, columns, memory / BYTES_A_NUMBER);
  }
}
