package io.appinventory.catalog.exchange;

import io.appinventory.catalog.exchange.backstage.BackstageFormat;
import io.appinventory.catalog.exchange.codeowners.CodeownersFormat;
import io.appinventory.catalog.exchange.compass.CompassFormat;
import io.appinventory.catalog.exchange.cortex.CortexFormat;
import io.appinventory.catalog.exchange.datadog.DatadogFormat;
import io.appinventory.catalog.exchange.opslevel.OpsLevelFormat;
import java.util.Collection;
import java.util.List;

/** All formats that can be read. */
public final class Formats {
  private Formats() {}

  /** The readers of some formats. */
  public static List<DescriptorFormat> of(Collection<Format> formats) {
    return all().stream().filter(reader -> formats.contains(reader.format())).toList();
  }

  /** The readers of all formats, in the order in which they are asked about a document. */
  public static List<DescriptorFormat> all() {
    return List.of(
        new BackstageFormat(),
        new DatadogFormat(),
        new CortexFormat(),
        new OpsLevelFormat(),
        new CompassFormat(),
        new CodeownersFormat());
  }
}
