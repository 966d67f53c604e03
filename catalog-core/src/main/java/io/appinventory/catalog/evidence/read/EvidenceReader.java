package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.evidence.osv.Advisory;
import io.appinventory.catalog.exchange.read.FileQueue;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.ReadLimits;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files of evidence and adds up what they say, format by format. A file that is refused adds
 * nothing; the others go on. Used by one thread.
 */
public final class EvidenceReader {
  /** The most cases that are kept. */
  public static final int MAX_CASES = 100_000;

  private static final ReadLimits LIMITS = ReadLimits.standard();
  private static final int HEAD = 512;

  private final Set<EvidenceFormat> formats;
  private final Reading reading = new Reading();
  private final Map<EvidenceFormat, Findings> findings = new EnumMap<>(EvidenceFormat.class);
  private final List<Advisory> advisories = new ArrayList<>();
  private final List<JunitCase> cases = new ArrayList<>();
  private final boolean keepsCases;

  /**
   * Reads files of these formats; others are none of ours.
   *
   * @param formats at least one; of exactly one, every file is taken to be of it
   */
  public EvidenceReader(Set<EvidenceFormat> formats) {
    this(formats, false);
  }

  private EvidenceReader(Set<EvidenceFormat> formats, boolean keepsCases) {
    this.formats = EnumSet.copyOf(formats);
    this.keepsCases = keepsCases;
  }

  /** Of JUnit XML alone, among whatever else lies there, whose cases are kept one by one. */
  public static EvidenceReader ofCases() {
    return new EvidenceReader(EnumSet.of(EvidenceFormat.JUNIT), true);
  }

  /** Of all formats. */
  public static EvidenceReader ofAll() {
    return new EvidenceReader(EnumSet.allOf(EvidenceFormat.class));
  }

  /**
   * Reads files and all below folders.
   *
   * @throws java.io.UncheckedIOException when a path is not there
   */
  public EvidenceReader read(List<Path> paths) {
    FileQueue files = new FileQueue(paths, file -> true, LIMITS, reading);
    Set<Path> named = new HashSet<>();
    paths.stream().map(Path::toAbsolutePath).map(Path::normalize).forEach(named::add);
    for (Optional<Path> file = files.next(); file.isPresent(); file = files.next()) {
      Path path = file.get();
      String name = files.name(path);
      if (isTooLarge(path)) {
        reading.refuse(
            Place.of(name), "is larger than " + LIMITS.fileBytes() + " bytes, which is the most");
      } else {
        read(name, Content.of(path), named.contains(path));
      }
    }
    return this;
  }

  private static boolean isTooLarge(Path file) {
    try {
      return Files.size(file) > LIMITS.fileBytes();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads one file.
   *
   * @param name what it is called in refusals
   * @param named whether somebody named it: then it has to be evidence
   */
  public EvidenceReader read(String name, Content content, boolean named) {
    try {
      Optional<EvidenceFormat> format = formatOf(content, named);
      if (format.isPresent()) {
        reading.file(name);
        take(format.get(), content);
      } else if (named) {
        reading.refuse(Place.of(name), "is no evidence in a format that is known");
      } else {
        reading.otherFile();
      }
    } catch (UnreadableDocument e) {
      reading.refuse(new Place(name, 0, Math.max(0, e.line())), reason(e));
    } catch (IOException e) {
      reading.refuse(Place.of(name), "cannot be read");
    }
    return this;
  }

  private static String reason(UnreadableDocument e) {
    return e.column() > 0 ? e.reason() + " (column " + e.column() + ")" : e.reason();
  }

  /** What is broken before anything tells its format is none of ours, unless somebody named it. */
  private Optional<EvidenceFormat> formatOf(Content content, boolean named)
      throws IOException, UnreadableDocument {
    if (formats.size() == 1 && !keepsCases) {
      return formats.stream().findFirst();
    }
    try (InputStream in = content.open()) {
      return FormatSniffer.of(in).filter(formats::contains);
    } catch (UnreadableDocument e) {
      if (named) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private void take(EvidenceFormat format, Content content) throws IOException, UnreadableDocument {
    try (InputStream in = new BufferedInputStream(content.open(), 1 << 16)) {
      switch (format) {
        case CYCLONEDX ->
            add((startsWith(in, '<') ? new CycloneDxXmlParser() : new CycloneDxParser()).parse(in));
        case SPDX -> add((startsWith(in, '{') ? new SpdxParser() : new SpdxTagParser()).parse(in));
        case JUNIT -> junit(in);
        case JACOCO -> add(new JacocoParser().parse(in));
        case COBERTURA -> add(new CoberturaParser().parse(in));
        case SARIF -> add(new SarifParser().parse(in));
        case TERRAFORM -> add(new TerraformParser().parse(in));
        case OSV -> advisories.addAll(new OsvParser().parse(in));
      }
    }
  }

  /** Keeps cases only of a file that is in order to its end. */
  private void junit(InputStream in) throws IOException, UnreadableDocument {
    List<JunitCase> found = new ArrayList<>();
    Findings sum = new JunitParser(keepsCases ? found::add : each -> {}).parse(in);
    if (cases.size() + found.size() > MAX_CASES) {
      throw new UnreadableDocument("would make more than " + MAX_CASES + " cases at once", 0, 0);
    }
    add(sum);
    cases.addAll(found);
  }

  /** Whether the first byte that is no blank, and no mark of byte order, is this one. */
  private static boolean startsWith(InputStream in, char first) throws IOException {
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    for (byte each : head) {
      if (each > ' ') {
        return each == first;
      }
    }
    return false;
  }

  private void add(Findings found) throws UnreadableDocument {
    Findings sum =
        findings.containsKey(found.format()) ? findings.get(found.format()).plus(found) : found;
    if (sum.packages().size() > Tally.MAX_PACKAGES) {
      throw new UnreadableDocument(
          "would make more than " + Tally.MAX_PACKAGES + " packages of one entity", 0, 0);
    }
    findings.put(found.format(), sum);
  }

  /** What the files say of an entity, one of each format. */
  public List<Findings> findings() {
    return List.copyOf(findings.values());
  }

  /** The cases of JUnit XML, in their order, for a reader {@linkplain #ofCases of cases}. */
  public List<JunitCase> cases() {
    return List.copyOf(cases);
  }

  /** The advisories among the files. */
  public List<Advisory> advisories() {
    return List.copyOf(advisories);
  }

  /** What became of the other files. */
  public Reading reading() {
    return reading;
  }
}
