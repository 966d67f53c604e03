package io.appinventory.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.json.ChangesJson;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a user. */
@Command(
    name = "create",
    description =
        "Make a user who signs in by password. The password is asked for on a terminal, else read"
            + " from standard input.")
final class UserCreateCommand implements Callable<Integer> {
  @Mixin private TenantOption tenant;

  @Option(
      names = "--email",
      required = true,
      paramLabel = "ADDRESS",
      description = "E-mail address, to sign in with.")
  private String email = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      converter = RoleConverter.class,
      description = "admin, editor, viewer or incident_commander.")
  private UserRole role = UserRole.VIEWER;

  @Option(names = "--name", paramLabel = "NAME", description = "Name shown. Default: the address.")
  private @Nullable String name;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (OpenCatalog open = OpenCatalog.forOneUser(database)) {
      Principal system = open.system(tenant.slug());
      Changes<User> changes = ChangesJson.forCreate(Users.TYPE, body(PasswordInput.read(email)));
      User user = open.catalog().in(system, tx -> tx.create(Users.TYPE, changes));
      spec.commandLine()
          .getOut()
          .println("created user %s (%s) %s".formatted(user.email(), role.code(), user.id()));
      return 0;
    }
  }

  private ObjectNode body(String password) {
    return JsonNodeFactory.instance
        .objectNode()
        .put(Users.EMAIL.name(), email)
        .put(Users.DISPLAY_NAME.name(), name == null ? email : name)
        .put(Users.ROLE.name(), role.code())
        .put(Users.PASSWORD.name(), password);
  }
}
