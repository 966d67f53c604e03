package io.appinventory.catalog.exchange.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The files to be read, each once, in an order that does not change: those given, those in the
 * folders given, and those they lead to. No file outside of what was given, whatever links and dots
 * say.
 */
public final class FileQueue {
  private static final Set<String> FOREIGN = Set.of(".git", ".hg", ".svn", "node_modules");

  private static final int MAX_TARGET = 1_000;
  private static final int MAX_WALKS = 1_000;

  private final ReadLimits limits;
  private final Reading reading;
  private final List<Path> roots = new ArrayList<>();
  private final Deque<Path> waiting = new ArrayDeque<>();
  private final Set<Path> seen = new HashSet<>();
  private boolean full;
  private final Map<Path, Set<Path>> walked = new HashMap<>();

  /**
   * Looks into the paths.
   *
   * @param paths files and folders
   * @param candidates which files of folders to look at, by their paths
   * @throws java.io.UncheckedIOException when one of the paths is not there
   */
  public FileQueue(
      List<Path> paths, Predicate<Path> candidates, ReadLimits limits, Reading reading) {
    this.limits = limits;
    this.reading = reading;
    try {
      for (Path path : paths) {
        Path real = path.toRealPath();
        roots.add(Files.isDirectory(real) ? real : parent(real));
      }
      for (Path path : paths) {
        Path real = path.toRealPath();
        if (Files.isDirectory(real)) {
          walk(real).stream().filter(candidates).forEach(this::add);
        } else {
          add(real);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /** The next file, or empty when all were given out. */
  public Optional<Path> next() {
    return Optional.ofNullable(waiting.poll());
  }

  /** How a file is called: its path from its root, after the root's name when there are several. */
  public String name(Path file) {
    Path root =
        roots.stream().filter(file::startsWith).findFirst().orElseThrow(IllegalStateException::new);
    String name = root.relativize(file).toString().replace('\\', '/');
    return roots.size() > 1 ? root.getFileName() + "/" + name : name;
  }

  /** Adds what a document leads to; says why where nothing is added. */
  public void follow(Path from, String target, Place place) {
    Path folder = parent(from);
    if (target.length() > MAX_TARGET) {
      reading.note(place, "a target has more than " + MAX_TARGET + " characters");
      return;
    }
    try {
      if (target.contains("*") || target.contains("?")) {
        followAll(folder, target, place);
        return;
      }
      Path file = folder.resolve(target).normalize();
      if (!isInside(file)) {
        reading.refuse(place, "the target '" + target + "' leads out of what is imported");
      } else if (!Files.isRegularFile(file)) {
        reading.note(place, "the target '" + target + "' is not there");
      } else {
        addSafe(file, place);
      }
    } catch (java.nio.file.InvalidPathException e) {
      reading.note(place, "the target '" + target + "' is no path");
    }
  }

  private void followAll(Path folder, String target, Place place) {
    Glob glob = Glob.of(target);
    Path base = folder.resolve(glob.folder()).normalize();
    if (!isInside(base)) {
      reading.refuse(place, "the target '" + target + "' leads out of what is imported");
      return;
    }
    List<Path> found =
        below(base, target, place).stream()
            .filter(file -> glob.matches(base.relativize(file).toString().replace('\\', '/')))
            .toList();
    if (found.isEmpty()) {
      reading.note(place, "nothing matches the target '" + target + "'");
    }
    found.forEach(this::add);
  }

  /** The files below a folder, which must not be reached by a link that leads out. */
  private Collection<Path> below(Path base, String target, Place place) {
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    try {
      if (!base.toRealPath().equals(base)) {
        reading.refuse(place, "the target '" + target + "' leads through a link");
        return List.of();
      }
    } catch (IOException e) {
      return List.of();
    }
    if (walked.size() >= MAX_WALKS && !walked.containsKey(base)) {
      reading.note(place, "the target '" + target + "' is one too many to be looked for");
      return List.of();
    }
    return walked.computeIfAbsent(base, this::walk);
  }

  private void addSafe(Path file, Place place) {
    try {
      Path real = file.toRealPath();
      if (isInside(real)) {
        add(real);
      } else {
        reading.refuse(place, "'" + file.getFileName() + "' is a link out of what is imported");
      }
    } catch (IOException e) {
      reading.note(place, "the target '" + file.getFileName() + "' cannot be read");
    }
  }

  private boolean isInside(Path path) {
    return roots.stream().anyMatch(path::startsWith);
  }

  private void add(Path file) {
    if (seen.size() < limits.files()) {
      if (seen.add(file)) {
        waiting.add(file);
      }
    } else if (!full && !seen.contains(file)) {
      full = true;
      reading.refuse(
          Place.of(name(file)), "and what follows: more than " + limits.files() + " files");
    }
  }

  private Set<Path> walk(Path folder) {
    Set<Path> files = new TreeSet<>();
    try {
      Files.walkFileTree(folder, new Walk(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /**
   * Files in a folder and below. Links are followed to files inside the roots, never to folders.
   */
  private final class Walk extends SimpleFileVisitor<Path> {
    private final Set<Path> files;

    Walk(Set<Path> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      Path name = dir.getFileName();
      return name != null && FOREIGN.contains(name.toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.add(file);
      } else if (attributes.isSymbolicLink()) {
        try {
          Path real = file.toRealPath();
          if (Files.isRegularFile(real) && isInside(real)) {
            files.add(real);
          }
        } catch (IOException e) {
          // a link to nowhere
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      reading.refuse(Place.of(name(file)), "cannot be read");
      return FileVisitResult.CONTINUE;
    }
  }
}
