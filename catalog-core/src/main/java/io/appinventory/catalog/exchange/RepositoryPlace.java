package io.appinventory.catalog.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where source code is kept, as far as descriptors tell.
 *
 * @param provider the code of the provider: {@code github}
 * @param name the name with its owner: {@code acme/shop}
 * @param url where it is
 */
public record RepositoryPlace(String provider, String name, String url) {
  private static final Pattern URL =
      Pattern.compile(
          "https?://([^/@\\s]+)/([\\w.~-]+(?:/[\\w.~-]+)+?)(?:\\.git)?(?:/(?:-/)?(?:tree|blob|src|edit)/.*)?/?");
  private static final Pattern SLUG = Pattern.compile("([\\w.~-]+)/([\\w.~-]+)(?:/.*)?");
  private static final int LENGTH = 255;
  private static final int URL_LENGTH = 500;

  /** From an address of a repository or of something in it, at one of the well-known providers. */
  public static Optional<RepositoryPlace> ofUrl(String url) {
    Matcher parts = URL.matcher(url.strip());
    if (url.length() > URL_LENGTH || !parts.matches()) {
      return Optional.empty();
    }
    String host = parts.group(1).toLowerCase(Locale.ROOT);
    return provider(host)
        .flatMap(
            provider -> {
              String path = parts.group(2);
              String[] names = path.split("/", -1);
              String name =
                  withoutEnding(
                      provider.equals("github") || provider.equals("bitbucket")
                          ? names[0] + "/" + names[1]
                          : path);
              return of(provider, name, "https://" + host + "/" + name);
            });
  }

  /** From an owner and a name with a slash between; what follows a second slash is a folder. */
  public static Optional<RepositoryPlace> ofSlug(String provider, String slug) {
    if (slug.length() > LENGTH * 2) {
      return Optional.empty();
    }
    if (provider.equals("gitlab")) {
      return slug.matches("[\\w.~-]+(/[\\w.~-]+)+")
          ? of(provider, slug, "https://gitlab.com/" + slug)
          : Optional.empty();
    }
    Matcher parts = SLUG.matcher(slug.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String name = withoutEnding(parts.group(1) + "/" + parts.group(2));
    return switch (provider) {
      case "github" -> of(provider, name, "https://github.com/" + name);
      case "bitbucket" -> of(provider, name, "https://bitbucket.org/" + name);
      case "azure_devops" -> of(provider, name, "https://dev.azure.com/" + name);
      default -> Optional.empty();
    };
  }

  private static String withoutEnding(String name) {
    return name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
  }

  private static Optional<RepositoryPlace> of(String provider, String name, String url) {
    return name.length() > LENGTH
        ? Optional.empty()
        : Optional.of(new RepositoryPlace(provider, name, url));
  }

  private static Optional<String> provider(String host) {
    if (host.contains("github")) {
      return Optional.of("github");
    } else if (host.contains("gitlab")) {
      return Optional.of("gitlab");
    } else if (host.contains("bitbucket")) {
      return Optional.of("bitbucket");
    } else if (host.equals("dev.azure.com") || host.endsWith(".visualstudio.com")) {
      return Optional.of("azure_devops");
    }
    return Optional.empty();
  }
}
