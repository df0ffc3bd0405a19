package dev.plateau.spec;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a request may be; what exceeds a limit is refused before anything is queued.
 *
 * @param body bytes of a request
 * @param depth levels of nesting in JSON
 * @param rows of a data set
 * @param columns of a data set, inputs and targets together
 * @param layers hidden ones
 * @param units in one layer
 * @param parameters of a network
 * @param epochs of a job
 * @param cost rows x parameters x epochs of a job
 */
@ConfigurationProperties("plateau.limits")
public record Limits(
    @DefaultValue("8MB") DataSize body,
    @DefaultValue("32") int depth,
    @DefaultValue("100000") int rows,
    @DefaultValue("1000") int columns,
    @DefaultValue("32") int layers,
    @DefaultValue("10000") int units,
    @DefaultValue("1000000") int parameters,
    @DefaultValue("1000000000") int epochs,
    @DefaultValue("1e14") double cost) {

  /** For what was accepted before: today's limits do not concern it. */
  static final Limits NONE =
      new Limits(
          DataSize.ofBytes(Long.MAX_VALUE),
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Double.MAX_VALUE);
}
