package dev.plateau.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

/** The schema of a database in memory is the one that Flyway makes, and made once. */
class FreshSchemaTests {
  private static final String BINARY = "binary large object";
  private static final List<String> WHAT_IT_IS =
      List.of(
          """
          select table_name, column_name, ordinal_position, column_default, is_nullable, data_type,
            character_maximum_length, is_identity
          from information_schema.columns
          where table_schema = 'public' and table_name <> 'flyway_schema_history'
          order by table_name, ordinal_position
          """,
          """
          select i.table_name, i.index_name, i.index_type_name, c.column_name, c.ordinal_position,
            c.ordering_specification
          from information_schema.indexes i join information_schema.index_columns c
            on c.index_schema = i.index_schema and c.index_name = i.index_name
          where i.table_schema = 'public' and i.table_name <> 'flyway_schema_history'
            and i.is_generated = false
          order by i.table_name, i.index_name, c.ordinal_position
          """,
          """
          select table_name, constraint_type, count(*) as how_many
          from information_schema.table_constraints
          where table_schema = 'public' and table_name <> 'flyway_schema_history'
          group by table_name, constraint_type
          order by table_name, constraint_type
          """,
          """
          select k.table_name, k.column_name, k.ordinal_position, c.constraint_type, r.delete_rule,
            r.update_rule, u.table_name as referenced
          from information_schema.key_column_usage k
            join information_schema.table_constraints c
              on c.constraint_schema = k.constraint_schema
                and c.constraint_name = k.constraint_name
            left join information_schema.referential_constraints r
              on r.constraint_schema = k.constraint_schema
                and r.constraint_name = k.constraint_name
            left join information_schema.table_constraints u
              on u.constraint_schema = r.unique_constraint_schema
                and u.constraint_name = r.unique_constraint_name
          where k.table_schema = 'public' and k.table_name <> 'flyway_schema_history'
          order by k.table_name, c.constraint_type, k.column_name
          """);

  @Test
  void isTheSchemaThatFlywayMakes() {
    DataSource fresh = memory("fresh");
    DataSource migrated = memory("migrated");

    FreshSchema.create(fresh);
    Flyway.configure().dataSource(migrated).placeholders(Map.of("binary", BINARY)).load().migrate();

    for (String query : WHAT_IT_IS) {
      assertThat(rows(fresh, query)).isNotEmpty().isEqualTo(rows(migrated, query));
    }
  }

  @Test
  void isLeftAloneWhereItIs() {
    DataSource source = memory("twice");
    FreshSchema.create(source);

    assertThatCode(() -> FreshSchema.create(source)).doesNotThrowAnyException();
  }

  @Test
  void isEnoughForMemoryAlone() {
    assertThat(FreshSchema.isEnough(settings("jdbc:h2:mem:plateau;MODE=PostgreSQL"))).isTrue();
    assertThat(FreshSchema.isEnough(settings("jdbc:h2:file:/var/lib/jobs"))).isFalse();
    assertThat(FreshSchema.isEnough(settings("jdbc:postgresql://localhost/plateau"))).isFalse();
    assertThat(
            FreshSchema.isEnough(
                settings("jdbc:h2:mem:plateau").withProperty("spring.flyway.enabled", "true")))
        .isFalse();
  }

  private static MockEnvironment settings(String url) {
    return new MockEnvironment().withProperty("spring.datasource.url", url);
  }

  private static DataSource memory(String name) {
    return new DriverManagerDataSource(
        "jdbc:h2:mem:" + name + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
  }

  private static List<Map<String, @Nullable Object>> rows(DataSource source, String query) {
    return JdbcClient.create(source).sql(query).query().listOfRows();
  }
}
