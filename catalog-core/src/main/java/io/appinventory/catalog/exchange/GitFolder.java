package io.appinventory.catalog.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out which repository a file was checked out from. */
public final class GitFolder {
  private static final Set<String> INNER = Set.of(".github", ".gitlab", ".bitbucket", "docs");
  private static final Pattern REMOTE = Pattern.compile("(?m)^\\s*url\\s*=\\s*(\\S+)\\s*$");
  private static final Pattern SSH = Pattern.compile("(?:ssh://)?[\\w.-]+@([\\w.-]+)[:/](.+)");
  private static final int MAX_BYTES = 1 << 20;

  private GitFolder() {}

  /** The repository of a file that lies at its top or in one of the usual folders. */
  public static RepositoryPlace repository(Path file) {
    Path folder = file.getParent();
    if (folder != null && INNER.contains(name(folder))) {
      folder = folder.getParent();
    }
    Optional<RepositoryPlace> remote = Optional.ofNullable(folder).flatMap(GitFolder::remote);
    String name = folder == null || name(folder).isBlank() ? "repository" : name(folder);
    return remote.orElse(new RepositoryPlace("github", name, ""));
  }

  private static String name(@Nullable Path folder) {
    return folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
  }

  private static Optional<RepositoryPlace> remote(Path folder) {
    Path config = folder.resolve(".git").resolve("config");
    try {
      if (!Files.isRegularFile(config, LinkOption.NOFOLLOW_LINKS)
          || Files.size(config) > MAX_BYTES) {
        return Optional.empty();
      }
      Matcher url = REMOTE.matcher(Files.readString(config, StandardCharsets.UTF_8));
      return url.find() ? RepositoryPlace.ofUrl(web(url.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String web(String url) {
    Matcher ssh = SSH.matcher(url);
    return ssh.matches() ? "https://" + ssh.group(1) + "/" + ssh.group(2) : url;
  }
}
