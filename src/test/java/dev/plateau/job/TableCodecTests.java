package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.table.ColumnOptions;
import dev.plateau.data.table.Description;
import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Interpretation;
import dev.plateau.data.table.Table;
import dev.plateau.data.text.Tables;
import dev.plateau.data.text.TextOptions;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableCodecTests {
  @ParameterizedTest
  @ValueSource(strings = {"stocks-dates.csv", "credit-card-booleans.csv", "pima-missing.csv"})
  void readsWhatItWrote(String file) {
    Table table = Tables.file(file, TextOptions.NONE);
    Interpretation read = Interpretation.of(table, ColumnOptions.NONE, Tables.LIMITS);
    Description description = Description.of(read, Optional.of(table.format()));

    EncodedRows rows = TableCodec.rows(TableCodec.of(read.rows()));

    assertThat(rows.inputs()).containsExactly(read.rows().inputs());
    assertThat(rows.targets()).containsExactly(read.rows().targets());
    assertThat(TableCodec.encoding(TableCodec.write(read.encoding()))).isEqualTo(read.encoding());
    assertThat(TableCodec.description(TableCodec.write(description))).isEqualTo(description);
  }

  @Test
  void readsRowsThatWereNotCompressed() {
    byte[] bytes =
        ByteBuffer.allocate(3 * 4 + 2 * 3 * 8)
            .putInt(2)
            .putInt(2)
            .putInt(1)
            .putDouble(1)
            .putDouble(2)
            .putDouble(3)
            .putDouble(4)
            .putDouble(5)
            .putDouble(6)
            .array();

    EncodedRows rows = TableCodec.rows(bytes);

    assertThat(rows.inputs()).containsExactly(1, 2, 4, 5);
    assertThat(rows.targets()).containsExactly(3, 6);
  }

  @Test
  void compressesOneHotRows() {
    EncodedRows iris = BuiltIn.named("iris").orElseThrow().observations().rows();

    assertThat(TableCodec.of(iris)).hasSizeLessThan(iris.rows() * 7 * 8 / 2);
  }
}
