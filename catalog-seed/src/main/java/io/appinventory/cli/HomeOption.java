package io.appinventory.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Option;

/** Where the catalog keeps what is its own: the embedded database. */
final class HomeOption {
  /** The servers of this process, which may open a folder only once. */
  private static final Map<Path, EmbeddedServer> OPEN = new ConcurrentHashMap<>();

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      defaultValue = "${env:CATALOG_HOME:-.catalog}",
      description = "Folder of the embedded database. Default: $$CATALOG_HOME, else .catalog")
  private Path home = Path.of(".catalog");

  /** The folder. */
  Path folder() {
    return home.toAbsolutePath().normalize();
  }

  /** The embedded database, which is started if need be and stops at exit. */
  EmbeddedServer embeddedServer() {
    return OPEN.computeIfAbsent(folder(), path -> AtExit.close(EmbeddedServer.open(path)));
  }
}
