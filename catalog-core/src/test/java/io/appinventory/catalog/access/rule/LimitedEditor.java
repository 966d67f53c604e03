package io.appinventory.catalog.access.rule;

import io.appinventory.catalog.domain.AuthProvider;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Fills a tenant, and lets an editor see every second entity of each type and change every second
 * of those, by rules that the tenant keeps or by grants.
 */
final class LimitedEditor {
  private final CatalogFixture fixture;
  private final SampleEntities samples;
  private final Principal system;
  private final boolean byGrants;
  private final Map<EntityType<?>, Share> shares = new HashMap<>();
  private final Set<UUID> allHidden = new HashSet<>();

  LimitedEditor(CatalogFixture fixture, SampleEntities samples, boolean byGrants) {
    this.fixture = fixture;
    this.samples = samples;
    this.system = samples.principal();
    this.byGrants = byGrants;
  }

  /** The ids of a type's entities, deleted or not, by what the editor may do. */
  record Share(List<UUID> writable, List<UUID> readOnly, List<UUID> hidden) {
    static Share among(List<UUID> all) {
      Share share = new Share(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (int i = 0; i < all.size(); i++) {
        (i % 2 == 1 ? share.hidden : i % 4 == 0 ? share.writable : share.readOnly).add(all.get(i));
      }
      return share;
    }

    Set<UUID> visible() {
      Set<UUID> visible = new HashSet<>(writable);
      visible.addAll(readOnly);
      return visible;
    }
  }

  /** By type; without those that the role may not read at all. */
  Map<EntityType<?>, Share> shares() {
    return shares;
  }

  /** The hidden ones of all types. */
  Set<UUID> allHidden() {
    return allHidden;
  }

  /** Makes it so. */
  Principal limit() {
    List<EntityType<?>> types = new ArrayList<>(CatalogFixture.types());
    types.removeIf(type -> !isLimited(type));
    types.forEach(this::fill);
    types.forEach(this::share);
    Principal editor = newEditor();
    types.forEach(type -> allow(type, editor.userId().orElseThrow()));
    return fixture.catalog().signIn().limited(editor);
  }

  private static boolean isLimited(EntityType<?> type) {
    return Permissions.mayRead(UserRole.EDITOR, type.name());
  }

  private Principal newEditor() {
    Changes<User> user =
        Changes.<User>none()
            .set(Users.EMAIL, "editor@example.com")
            .set(Users.DISPLAY_NAME, "Editor")
            .set(Users.AUTH_PROVIDER, AuthProvider.OIDC)
            .set(Users.EXTERNAL_ID, "editor")
            .set(Users.ROLE, UserRole.EDITOR);
    UUID id = fixture.in(system, tx -> tx.create(Users.TYPE, user)).id().value();
    return Principal.user(system.tenantId(), id, UserRole.EDITOR);
  }

  private <R extends Entity<R>> void fill(EntityType<R> type) {
    for (int i = 0; i < 6; i++) {
      samples.create(type);
      R gone = samples.create(type);
      if (i < 4) {
        fixture.in(system, tx -> tx.delete(type, gone.id(), OptionalLong.empty()));
      }
    }
  }

  private void share(EntityType<?> type) {
    List<UUID> all =
        fixture
            .owner()
            .select(type.idColumn())
            .from(type.table())
            .where(type.tenantColumn().eq(system.tenantId()))
            .orderBy(type.header().deletedAt().column().field().isNull(), type.idColumn())
            .fetch(type.idColumn());
    Share share = Share.among(all);
    shares.put(type, share);
    allHidden.addAll(share.hidden());
  }

  private void allow(EntityType<?> type, UUID user) {
    Share share = Objects.requireNonNull(shares.get(type));
    if (byGrants) {
      addRule(type, RuleAccess.READ, Set.of(new UUID(0, 0)));
      Grants grants = new Grants(fixture.owner(), system.tenantId(), user);
      share.readOnly().forEach(id -> grants.add(type, id, "read"));
      share.writable().forEach(id -> grants.add(type, id, "write"));
      return;
    }
    addRule(type, RuleAccess.READ, share.visible());
    addRule(type, RuleAccess.WRITE, Set.copyOf(share.writable()));
  }

  private void addRule(EntityType<?> type, RuleAccess access, Set<UUID> ids) {
    Changes<AccessRule> rule =
        Changes.<AccessRule>none()
            .set(AccessRules.NAME, access + " " + type)
            .set(AccessRules.ROLE, UserRole.EDITOR)
            .set(AccessRules.ACCESS, access)
            .set(AccessRules.ENTITY_TYPE, type.name())
            .set(
                AccessRules.FILTER,
                "id in (\""
                    + String.join("\", \"", ids.stream().map(UUID::toString).toList())
                    + "\")");
    fixture.in(system, tx -> tx.create(AccessRules.TYPE, rule));
  }
}
