import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.GeneratedSerialVersionUID;
import org.jooq.meta.jaxb.GeneratedTextBlocks;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.MatcherRule;
import org.jooq.meta.jaxb.MatcherTransformType;
import org.jooq.meta.jaxb.Matchers;
import org.jooq.meta.jaxb.MatchersForeignKeyType;
import org.jooq.meta.jaxb.OnError;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;

/**
 * Generates the jOOQ classes of catalog-db: starts an embedded PostgreSQL, runs the migrations,
 * reads the schema.
 *
 * <p>Run by the build as a single source file: {@code JooqCodegen.java THIS-FILE MIGRATIONS
 * OUTPUT}. Does nothing while its inputs are those of the last run: the migrations, this program
 * and the libraries it runs with.
 */
final class JooqCodegen {
  private static final String PACKAGE = "io.appinventory.db.schema";

  /**
   * Foreign keys are named {@code <table>_<role>_fk}; those of partitions repeat their parent's.
   */
  private static final String FOREIGN_KEYS =
      """
      select con.conname, cl.relname
      from pg_constraint con join pg_class cl on cl.oid = con.conrelid
      where con.contype = 'f' and con.conparentid = 0 and con.connamespace = 'public'::regnamespace
      order by con.conname
      """;

  /**
   * Partitions are reached through their parent; the history table and what extensions bring are
   * not the catalog's.
   */
  private static final String NOT_THE_CATALOGS_OWN =
      """
      select relname from pg_class where relispartition and relkind in ('r', 'p')
      union all
      select p.proname from pg_proc p join pg_depend d on d.objid = p.oid and d.deptype = 'e'
      where d.classid = 'pg_proc'::regclass
      union all
      select 'flyway_schema_history'
      """;

  public static void main(String[] args) {
    try {
      generate(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
    } catch (
        Throwable
            e) { // the outermost edge: Maven would print sixty lines of stack instead of the reason
      System.err.println("jOOQ code generation failed: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void generate(Path program, Path migrations, Path output) throws Exception {
    Files.createDirectories(output);
    Path stamp = output.resolveSibling("jooq.inputs.sha256");
    try (var channel =
            FileChannel.open(
                output.resolveSibling("jooq.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var ignored = channel.lock()) {
      String inputs = digest(program, migrations);
      if (Files.exists(stamp) && Files.readString(stamp).equals(inputs)) {
        return;
      }
      // Removed first and written last: an interrupted run is repeated.
      Files.deleteIfExists(stamp);
      try (EmbeddedPostgres server =
          EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
        migrate(server.getPostgresDatabase(), migrations);
        GenerationTool.generate(configuration(server, output));
      }
      Files.writeString(stamp, inputs);
    }
  }

  private static String digest(Path program, Path migrations)
      throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(Files.readAllBytes(program));
    try (var files = Files.list(migrations)) {
      for (Path file : files.sorted().toList()) {
        digest.update(file.getFileName().toString().getBytes(UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    for (String library : System.getProperty("java.class.path").split(File.pathSeparator)) {
      digest.update(Path.of(library).getFileName().toString().getBytes(UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void migrate(DataSource database, Path migrations) {
    Flyway.configure()
        .dataSource(database)
        .locations("filesystem:" + migrations)
        .failOnMissingLocations(true)
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }

  private static Configuration configuration(EmbeddedPostgres server, Path output)
      throws SQLException {
    return new Configuration()
        .withLogging(Logging.WARN)
        .withOnError(OnError.FAIL)
        .withJdbc(new Jdbc().withUrl(server.getJdbcUrl("postgres", "postgres")))
        .withGenerator(
            new Generator()
                .withStrategy(
                    new Strategy().withMatchers(new Matchers().withForeignKeys(paths(server))))
                .withDatabase(database())
                .withGenerate(options())
                .withTarget(
                    new Target().withPackageName(PACKAGE).withDirectory(output.toString())));
  }

  private static Database database() {
    return new Database()
        .withName("org.jooq.meta.postgres.PostgresDatabase")
        .withInputSchema("public")
        .withOutputSchemaToDefault(true)
        .withExcludeSql(NOT_THE_CATALOGS_OWN)
        .withIncludeCheckConstraints(true)
        .withRecordVersionFields("row_version")
        .withForcedTypes(
            new ForcedType()
                .withName("INSTANT")
                .withIncludeTypes("(?i:timestamptz|timestamp with time zone)"));
  }

  private static Generate options() {
    return new Generate()
        .withJavaTimeTypes(true)
        .withRecords(true)
        .withRecordsImplementingRecordN(false)
        .withPojos(false)
        .withDaos(false)
        .withInterfaces(false)
        .withFluentSetters(true)
        .withVarargSetters(true)
        .withImplicitJoinPathsToOne(true)
        .withImplicitJoinPathsToMany(true)
        .withImplicitJoinPathTableSubtypes(true)
        .withComments(true)
        .withGeneratedAnnotation(false)
        .withWhereMethodOverrides(false)
        .withRenameMethodOverrides(false)
        .withDeprecationOnUnknownTypes(false)
        .withNullableAnnotation(true)
        .withNullableAnnotationType("org.jspecify.annotations.Nullable")
        .withNonnullAnnotation(true)
        .withNonnullAnnotationType("org.jspecify.annotations.NonNull")
        .withGeneratedSerialVersionUID(GeneratedSerialVersionUID.CONSTANT)
        .withTextBlocks(GeneratedTextBlocks.ON);
  }

  /**
   * {@code SERVICES.team().NAME} and {@code TEAMS.servicesByTeam()}, where jOOQ alone would say
   * {@code servicesTeamFk()}.
   */
  private static List<MatchersForeignKeyType> paths(EmbeddedPostgres server) throws SQLException {
    var paths = new ArrayList<MatchersForeignKeyType>();
    try (var connection = server.getPostgresDatabase().getConnection();
        var keys = connection.createStatement().executeQuery(FOREIGN_KEYS)) {
      while (keys.next()) {
        String key = keys.getString(1);
        String table = keys.getString(2);
        if (!key.startsWith(table + "_") || !key.endsWith("_fk")) {
          throw new IllegalStateException(
              "foreign key " + key + " of table " + table + " is not named <table>_<role>_fk");
        }
        String role = key.substring(table.length() + 1, key.length() - "_fk".length());
        paths.add(
            new MatchersForeignKeyType()
                .withExpression(key)
                .withPathMethodName(camel(role))
                .withPathMethodNameInverse(camel(table + "_by_" + role)));
      }
    }
    return paths;
  }

  private static MatcherRule camel(String name) {
    return new MatcherRule().withTransform(MatcherTransformType.CAMEL).withExpression(name);
  }
}
