package io.appinventory.catalog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.read.DocumentText;
import io.appinventory.catalog.exchange.read.FileQueue;
import io.appinventory.catalog.exchange.read.FileText;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.ReadLimits;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import io.appinventory.catalog.exchange.read.YamlParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads all descriptors below some paths, by what they hold and not only by how they are
 * called. Looks at YAML and JSON files and at files that a format has a name for. Locations are
 * followed within the paths; addresses on the network never are. Not safe for use by several
 * threads.
 */
public final class DescriptorReader {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

  private static final int MAX_TARGETS = 10_000;
  private static final int PARSED_AT_ONCE = 1_000;

  /** The others are read all the same; nobody should ever see it. */
  private static final String UNEXPECTED = "cannot be read, for a reason nobody thought of";

  private final Set<String> named;
  private final List<DescriptorFormat> formats;
  private final ReadLimits limits;
  private final YamlParser parser;
  private final Reading reading = new Reading();
  private final List<Descriptor> descriptors = new ArrayList<>();

  /** Reads these formats within limits. */
  public DescriptorReader(List<DescriptorFormat> formats, ReadLimits limits) {
    this(formats, limits, Set.of());
  }

  /**
   * The same where some files have to hold descriptors.
   *
   * @param named what they are called; what is none in them is told
   */
  public DescriptorReader(List<DescriptorFormat> formats, ReadLimits limits, Set<String> named) {
    this.named = Set.copyOf(named);
    this.formats = List.copyOf(formats);
    this.limits = limits;
    this.parser = new YamlParser(limits);
  }

  /**
   * Reads files and all below folders.
   *
   * @throws java.io.UncheckedIOException when a path is not there
   */
  public List<Descriptor> read(List<Path> paths) {
    FileQueue files = new FileQueue(paths, this::isCandidate, limits, reading);
    for (Optional<Path> file = files.next(); file.isPresent(); file = files.next()) {
      read(file.get(), files);
    }
    return List.copyOf(descriptors);
  }

  /** What became of the other documents. */
  public Reading reading() {
    return reading;
  }

  /** Whether a file in a folder is looked at, by its name. */
  public boolean isCandidate(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml")
        || name.endsWith(".yml")
        || name.endsWith(".json")
        || isLines(name)
        || isNamed(name);
  }

  /** Whether a file of an archive is needed: descriptors, and what names their repository. */
  public boolean matters(Path file) {
    return isCandidate(file) || file.endsWith(Path.of(".git", "config"));
  }

  /** Whether a file holds one JSON document on each line. */
  private static boolean isLines(String name) {
    return name.endsWith(".ndjson") || name.endsWith(".jsonl");
  }

  private boolean isNamed(String name) {
    return named.contains(name)
        || formats.stream().anyMatch(format -> format.fileNames().contains(name));
  }

  private void read(Path file, FileQueue files) {
    String name = files.name(file);
    String text;
    try {
      text = FileText.read(file, limits);
    } catch (UnreadableDocument e) {
      if (isNamed(file.getFileName().toString())) {
        reading.refuse(Place.of(name), e.reason());
      } else {
        reading.otherFile();
      }
      return;
    }
    Optional<DescriptorFormat> plain =
        formats.stream().filter(f -> f.readsLines(file.getFileName().toString())).findFirst();
    if (plain.isPresent()) {
      readLines(plain.get(), text, file, new Place(name, 1, 1));
    } else if (isMarked(text) || isNamed(file.getFileName().toString())) {
      readDocuments(file, name, text, files);
    } else {
      reading.otherFile();
    }
  }

  private void readLines(DescriptorFormat format, String text, Path file, Place place) {
    reading.file(place.file());
    try {
      format.readLines(text, file, place, reading).ifPresent(descriptors::add);
    } catch (UnreadableDocument e) {
      reading.refuse(place, e.reason());
    } catch (RuntimeException | StackOverflowError e) {
      reading.refuse(place, UNEXPECTED);
    }
  }

  private boolean isMarked(String text) {
    return formats.stream().anyMatch(f -> f.marks().stream().anyMatch(text::contains));
  }

  private void readDocuments(Path file, String name, String text, FileQueue files) {
    boolean ours = false;
    List<DocumentText> documents =
        isLines(name) ? DocumentText.lines(text) : DocumentText.split(text);
    for (int from = 0; from < documents.size(); from += PARSED_AT_ONCE) {
      List<Parsed> some =
          documents
              .subList(from, Math.min(documents.size(), from + PARSED_AT_ONCE))
              .parallelStream()
              .map(document -> parse(document, name))
              .toList();
      for (Parsed parsed : some) {
        ours |= readDocument(parsed, file, name, files);
      }
    }
    if (ours) {
      reading.file(name);
    } else {
      reading.otherFile();
    }
  }

  /**
   * A document and what it holds, or why that is not known.
   *
   * @param template whether it is to be rendered first
   */
  private record Parsed(
      DocumentText document,
      boolean template,
      @Nullable JsonNode tree,
      @Nullable UnreadableDocument failure) {}

  private Parsed parse(DocumentText document, String name) {
    boolean template = Templates.holdsPlaceholder(document.text());
    if (template && Templates.isTemplateFolder(name)) {
      return new Parsed(document, true, null, null);
    }
    try {
      return new Parsed(document, template, parser.parse(document), null);
    } catch (UnreadableDocument e) {
      return new Parsed(document, template, null, e);
    }
  }

  /** Reads one document and tells whether it is, or was meant to be, a descriptor. */
  private boolean readDocument(Parsed parsed, Path file, String name, FileQueue files) {
    Place place = new Place(name, parsed.document().number(), parsed.document().line());
    UnreadableDocument failure = parsed.failure();
    if (failure != null) {
      return refused(parsed.document(), place, file, parsed.template(), failure);
    }
    JsonNode tree = parsed.tree();
    if (tree == null) {
      reading.skip(place, "a template");
      return true;
    } else if (tree instanceof ObjectNode object) {
      return readObject(object, place, file, files);
    }
    return tree.isArray() ? readList(tree, place, file, files) : noDescriptor(place, file);
  }

  /** Reads a list of documents, as programs write them: each is numbered as one of its own. */
  private boolean readList(JsonNode list, Place place, Path file, FileQueue files) {
    boolean ours = false;
    int number = place.document();
    for (JsonNode item : list) {
      Place at = new Place(place.file(), number++, place.line());
      ours |=
          item instanceof ObjectNode object
              ? readObject(object, at, file, files)
              : noDescriptor(at, file);
    }
    return ours;
  }

  private boolean refused(
      DocumentText document, Place place, Path file, boolean template, UnreadableDocument e) {
    if (template) {
      reading.skip(place, "a template");
    } else if (isMarked(document.text()) || isNamed(file.getFileName().toString())) {
      String column = e.column() > 0 ? " (column " + e.column() + ")" : "";
      reading.refuse(place.at(e.line()), e.reason() + column);
    } else {
      return false;
    }
    return true;
  }

  private boolean readObject(ObjectNode object, Place place, Path file, FileQueue files) {
    Optional<DescriptorFormat> format =
        formats.stream().filter(candidate -> candidate.recognises(object)).findFirst();
    if (format.isEmpty()) {
      return noDescriptor(place, file);
    }
    try {
      format.get().read(object, file, place, reading).ifPresent(descriptors::add);
      List<String> targets = format.get().targets(object);
      targets.stream().limit(MAX_TARGETS).forEach(target -> follow(files, file, target, place));
      if (targets.size() > MAX_TARGETS) {
        reading.note(place, "has more than " + MAX_TARGETS + " targets; the others are not read");
      }
    } catch (UnreadableDocument e) {
      reading.refuse(place.at(e.line()), e.reason());
    } catch (RuntimeException | StackOverflowError e) {
      reading.refuse(place, UNEXPECTED);
    }
    return true;
  }

  private void follow(FileQueue files, Path file, String target, Place place) {
    if (ADDRESS.matcher(target).lookingAt()) {
      reading.note(place, "the target '" + target + "' is an address, which is not followed");
    } else {
      files.follow(file, target, place);
    }
  }

  private boolean noDescriptor(Place place, Path file) {
    if (isNamed(file.getFileName().toString())) {
      reading.skip(place, "not a descriptor");
    }
    return false;
  }
}
