package io.appinventory.cli;

import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.access.ApiTokens;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.session.UserRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes an API token. */
@Command(
    name = "create",
    description =
        "Make a token by which a program acts for a user. It is printed once and kept nowhere.")
final class TokenCreateCommand implements Callable<Integer> {
  @Mixin private TenantOption tenant;

  @Option(
      names = "--user",
      required = true,
      paramLabel = "ADDRESS",
      description = "E-mail address of the user it acts for.")
  private String email = "";

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is for.")
  private String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      converter = RoleConverter.class,
      description = "Limits the user's own role. Default: no limit.")
  private @Nullable UserRole role;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Days until it expires. Default: it does not.")
  private @Nullable Integer days;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (days != null && days < 1) {
      throw new ParameterException(spec.commandLine(), "--days must be at least 1, not " + days);
    }
    try (OpenCatalog open = OpenCatalog.forOneUser(database)) {
      String token = open.catalog().in(open.system(tenant.slug()), this::create);
      spec.commandLine().getErr().println("This is the only time the token is shown:");
      spec.commandLine().getErr().flush();
      spec.commandLine().getOut().println(token);
      return 0;
    }
  }

  private String create(Transaction transaction) {
    User user =
        transaction
            .findByKey(Users.TYPE, email.strip().toLowerCase(Locale.ROOT))
            .orElseThrow(
                () -> new CommandFailure("tenant " + tenant.slug() + " has no user " + email));
    Instant expiry = days == null ? null : transaction.scope().now().plus(Duration.ofDays(days));
    return new ApiTokens(transaction.scope()).create(user.id(), name, role, expiry);
  }
}
