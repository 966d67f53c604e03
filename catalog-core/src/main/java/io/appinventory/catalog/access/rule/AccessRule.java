package io.appinventory.catalog.access.rule;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.session.UserRole;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a type that a role may see or change. Without a rule these are all that the role allows;
 * of several rules for the same, one has to allow a row.
 *
 * @param header id, version and times
 * @param name unique within the tenant
 * @param description what it is for
 * @param role whom it limits
 * @param access what it limits
 * @param entityType the collection
 * @param filter the rows; the text {@code "$me"} in it stands for the e-mail address of who asks
 */
public record AccessRule(
    Header<AccessRule> header,
    String name,
    @Nullable String description,
    UserRole role,
    RuleAccess access,
    String entityType,
    String filter)
    implements Entity<AccessRule> {}
