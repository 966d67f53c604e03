package io.appinventory.catalog.exchange;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.exchange.read.ReadLimits;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.store.Detail;
import io.appinventory.db.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.impl.DSL;

/** One tenant and a folder of files to import into it. */
final class Fixture {
  private static final AtomicInteger TENANTS = new AtomicInteger();

  final Catalog catalog;
  final Principal principal;
  private final Path folder;

  Fixture(TestDatabase database, Path folder) {
    this.catalog = Catalog.open(database.dataSource());
    String slug = "x" + TENANTS.incrementAndGet();
    this.principal = Principal.system(catalog.administration().create(slug, slug).id());
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  Fixture write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Fixture delete(String file) {
    try {
      Files.delete(folder.resolve(file));
      return this;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<DescriptorFormat> formats() {
    return Formats.all();
  }

  ImportReport importAll() {
    return importFrom("test", folder);
  }

  ImportReport importFrom(String source, Path... paths) {
    DescriptorReader reader = new DescriptorReader(formats(), ReadLimits.standard());
    DescriptorImport what =
        new DescriptorImport(source, reader.read(List.of(paths)), reader.reading());
    return catalog.in(principal, what::run);
  }

  ImportReport adoptAll() {
    DescriptorReader reader = new DescriptorReader(formats(), ReadLimits.standard());
    DescriptorImport what =
        new DescriptorImport(
            "test", reader.read(List.of(folder)), reader.reading(), Set.of(Format.values()), true);
    return catalog.in(principal, what::run);
  }

  <R extends Entity<R>> Id<R> delete(EntityType<R> type, String name) {
    Id<R> id = detail(type, name).entity().id();
    catalog.in(principal, transaction -> transaction.delete(type, id, OptionalLong.empty()));
    return id;
  }

  ImportReport dryRun() {
    DescriptorReader reader = new DescriptorReader(formats(), ReadLimits.standard());
    DescriptorImport what =
        new DescriptorImport("test", reader.read(List.of(folder)), reader.reading());
    return catalog.read(principal, what::dryRun);
  }

  <R extends Entity<R>> List<String> names(EntityType<R> type) {
    return catalog.read(
        principal,
        reader ->
            reader
                .scope()
                .dsl()
                .select(type.key().column().as(String.class, type.table()))
                .from(type.table())
                .where(reader.scope().tenant(type, type.table()))
                .and(type.header().deletedAt().column().field().isNull())
                .orderBy(DSL.one())
                .fetch(row -> row.value1()));
  }

  <R extends Entity<R>> Detail<R> detail(EntityType<R> type, String name) {
    return catalog.read(
        principal,
        reader -> {
          UUID id =
              reader
                  .scope()
                  .dsl()
                  .select(type.idColumn())
                  .from(type.table())
                  .where(reader.scope().tenant(type, type.table()))
                  .and(type.key().column().as(String.class, type.table()).eq(name))
                  .and(type.header().deletedAt().column().field().isNull())
                  .fetchSingle(row -> row.value1());
          return reader.detail(type, Id.of(id));
        });
  }
}
