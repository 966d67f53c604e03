package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source code repository.
 *
 * @param header id, version and times
 * @param name unique within the tenant, at most 255 characters
 * @param url where it is
 * @param provider who hosts it
 * @param description what it is for
 * @param defaultBranch the branch work goes to
 * @param language the main language
 * @param teamId the team that owns it
 * @param tags labels, each once
 */
public record Repository(
    Header<Repository> header,
    String name,
    @Nullable String url,
    RepositoryProvider provider,
    @Nullable String description,
    @Nullable String defaultBranch,
    @Nullable String language,
    @Nullable Id<Team> teamId,
    List<String> tags)
    implements Entity<Repository> {}
