package io.appinventory.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.db.SeedSchema.SeedTable;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The initial schema is the specified one: {@link SeedSchema} held against what PostgreSQL says it
 * has.
 */
@ExtendWith(TestDatabaseExtension.class)
final class SeedSchemaTest {
  private static final String COLUMNS =
      """
      select column_name || ' '
          || case data_type when 'timestamp with time zone' then 'timestamptz'
              when 'character varying' then 'varchar(' || character_maximum_length || ')' else data_type end
          || case is_nullable when 'YES' then ' ?' else '' end
          || coalesce(' = ' || regexp_replace(column_default, '::[a-z ]+$', ''), '')
      from information_schema.columns where table_schema = 'public' and table_name = {0}
      """;

  /** Every index as {@code table(columns)}, the tenant left out, {@code live} where it is. */
  private static final String INDEXES =
      """
      select indrelid::regclass || '(' || (
            select string_agg(attname, ', ' order by place) from unnest(indkey) with ordinality key (number, place)
            join pg_attribute on attrelid = indrelid and attnum = number where attname <> 'tenant_id')
          || ')' || case when pg_get_expr(indpred, indrelid) ~ 'deleted_at IS NULL' then ' live' else '' end
      from pg_index join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam
      where relnamespace = 'public'::regnamespace
        and (indrelid = 'tenants'::regclass or amname = 'gin'
          or (select attname from pg_attribute where attrelid = indrelid and attnum = indkey[0]) = 'tenant_id')
      """;

  private static final String REFERENCES =
      """
      select conrelid::regclass || '(' || attname || ') -> ' || confrelid::regclass
          || case confdeltype when 'c' then ' cascade' when 'a' then '' else ' ?' end
      from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[cardinality(conkey)]
      where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
        and confrelid <> 'tenants'::regclass and conrelid::regclass::text in ({0})
      """;

  private static final String TENANT_REFERENCES =
      """
      select conrelid::regclass::text from pg_constraint
      where contype = 'f' and confrelid = 'tenants'::regclass and conrelid::regclass::text in ({0})
      """;

  private static final String CHECK =
      """
      select pg_get_expr(conbin, conrelid) from pg_constraint
      where contype = 'c' and conname = {0} and {0} like conrelid::regclass || '_%'
        and not exists (select from pg_inherits where inhrelid = conrelid)
      """;

  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  private final DSLContext sql;

  SeedSchemaTest(DataSource database) {
    this.sql = DSL.using(database, SQLDialect.POSTGRES);
  }

  static Stream<SeedTable> tables() {
    return SeedSchema.tables();
  }

  static Stream<SeedTable> deliveryTables() {
    return DeliverySeedSchema.tables();
  }

  @Test
  void specifiesTwentyFourTables() {
    assertThat(tables()).hasSize(24);
  }

  @ParameterizedTest
  @MethodSource({"tables", "deliveryTables"})
  void tableHasTheSpecifiedColumns(SeedTable table) {
    List<String> columns = strings(COLUMNS, DSL.inline(table.name()));
    assertThat(columns).containsExactlyInAnyOrderElementsOf(table.columns());
  }

  @Test
  void whatIsUniqueIsUnique() {
    assertThat(strings(INDEXES + " and indisunique")).containsAll(SeedSchema.UNIQUE);
  }

  @Test
  void whatIsIndexedIsTheHeadOfAnIndex() {
    List<String> indexes = strings(INDEXES + " and amname = 'btree'");
    assertThat(Stream.of(SeedSchema.INDEXED, DeliverySeedSchema.INDEXED).flatMap(List::stream))
        .allSatisfy(wanted -> assertThat(indexes).anyMatch(index -> isHead(wanted, index)));
  }

  @Test
  void documentsAreIndexedByContent() {
    assertThat(strings(INDEXES + " and amname = 'gin'")).containsAll(SeedSchema.GIN);
  }

  @Test
  void referencesAreTheSpecifiedOnes() {
    assertThat(strings(REFERENCES, specifiedTables()))
        .containsExactlyInAnyOrderElementsOf(SeedSchema.REFERENCES);
  }

  @Test
  void referencesOfDeliveryAreTheSpecifiedOnes() {
    assertThat(strings(REFERENCES, names(deliveryTables())))
        .containsExactlyInAnyOrderElementsOf(DeliverySeedSchema.REFERENCES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "projects_name_check | (length(btrim((name)::text)) >= 2)",
        "requirements_title_check | (length(btrim((title)::text)) >= 3)",
        "features_name_check | (length(btrim((name)::text)) >= 2)",
        "features_complexity_points_check | ((complexity_points >= 1) AND (complexity_points <="
            + " 13))",
        "test_cases_name_check | (length(btrim((name)::text)) >= 3)",
        "test_results_assertions_run_check | (assertions_run >= 0)",
        "defects_title_check | (length(btrim((title)::text)) >= 5)",
        "builds_build_number_check | (build_number > 0)",
        "deployments_canary_percentage_check | ((canary_percentage >= 0) AND (canary_percentage <="
            + " 100))",
      })
  void checkIsTheSpecifiedOne(String name, String condition) {
    assertThat(strings(CHECK, DSL.inline(name))).containsExactly(condition);
  }

  @Test
  void whatIsUniqueInDeliveryIsUnique() {
    assertThat(strings(INDEXES + " and indisunique"))
        .contains(
            "projects(slug) live",
            "builds(project_id, build_number) live",
            "access_control(user_id, resource_type, resource_id) live");
  }

  @Test
  void tablesThatNameTheirTenantReferToIt() {
    assertThat(strings(TENANT_REFERENCES, specifiedTables()))
        .containsExactlyInAnyOrder(
            "users",
            "teams",
            "people",
            "products",
            "services",
            "components",
            "resources",
            "repositories",
            "incidents",
            "scorecards",
            "entity_assignments");
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void vocabularyIsClosed(String vocabulary) {
    String[] parts = vocabulary.split("[.:,] ?");
    String check =
        sql.fetchSingle(
                "select pg_get_constraintdef(oid) from pg_constraint where contype = 'c' and"
                    + " conparentid = 0 and conname = {0} and conrelid::regclass::text = {1}",
                DSL.inline(parts[0] + "_" + parts[1] + "_check"), DSL.inline(parts[0]))
            .get(0, String.class);
    assertThat(QUOTED.matcher(check).results().map(quoted -> quoted.group(1)))
        .containsExactlyInAnyOrder(Arrays.copyOfRange(parts, 2, parts.length));
  }

  static Stream<String> vocabularies() {
    return Stream.of(SeedSchema.VOCABULARIES, DeliverySeedSchema.VOCABULARIES)
        .flatMap(List::stream);
  }

  /** {@code t(a)} is the head of {@code t(a)} and {@code t(a, b)}, not of {@code t(ab)}. */
  private static boolean isHead(String wanted, String index) {
    String head = wanted.substring(0, wanted.length() - 1);
    return index.startsWith(head + ")") || index.startsWith(head + ",");
  }

  /** Tables added later are not held against the specification. */
  private static QueryPart specifiedTables() {
    return names(tables());
  }

  private static QueryPart names(Stream<SeedTable> tables) {
    return DSL.list(tables.map(table -> DSL.inline(table.name())).toList());
  }

  private List<String> strings(String query, QueryPart... parts) {
    return sql.fetch(query, parts).getValues(0, String.class);
  }
}
