package io.appinventory.catalog.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that others wrote, where they are at hand; nothing of them is part of this project. */
public final class PublicData {
  private PublicData() {}

  /** The folder of all of them; where there is none, the test is skipped. */
  public static Path folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared/data");
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    assumeTrue(false, "no shared/data here");
    throw new IllegalStateException();
  }
}
