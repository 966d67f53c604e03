import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks or applies google-java-format on the Java sources of all modules; run by the build as a
 * single source file: {@code Format.java check|apply ROOT}. The formatter's own command line wants
 * a list of files, which no shell gives on every system.
 */
final class Format {
  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]);
    var formatter = new Formatter();
    List<String> wrong = new ArrayList<>();
    for (Path file : sources(root)) {
      String source = Files.readString(file);
      try {
        String formatted = formatter.formatSourceAndFixImports(source);
        if (!formatted.equals(source)) {
          if (apply) {
            Files.writeString(file, formatted);
          } else {
            wrong.add(root.relativize(file).toString());
          }
        }
      } catch (FormatterException e) {
        wrong.add(root.relativize(file) + ": " + e.getMessage().strip());
      }
    }
    if (!wrong.isEmpty()) {
      System.err.println(
          "Not formatted (mvn -q -N process-sources -Pformat does it):\n  "
              + String.join("\n  ", wrong));
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (var files = Files.walk(root, 1)) {
      List<Path> found = new ArrayList<>();
      for (Path module : files.sorted().toList()) {
        for (Path sources : List.of(module.resolve("src"), module.resolve(".build"))) {
          if (Files.isDirectory(sources)) {
            try (var java = Files.walk(sources)) {
              java.filter(file -> file.toString().endsWith(".java")).sorted().forEach(found::add);
            }
          }
        }
      }
      return found;
    }
  }
}
