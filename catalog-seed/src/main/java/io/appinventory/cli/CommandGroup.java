package io.appinventory.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only groups others. */
abstract sealed class CommandGroup implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** What there is to do with tenants. */
  @Command(
      name = "tenant",
      description = "Administer tenants.",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {TenantCreateCommand.class, TenantListCommand.class})
  static final class Tenants extends CommandGroup {}

  /** What there is to do with users. */
  @Command(
      name = "user",
      description = "Administer the users of a tenant.",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = UserCreateCommand.class)
  static final class Users extends CommandGroup {}

  /** What there is to do with tokens. */
  @Command(
      name = "token",
      description = "Administer API tokens.",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = TokenCreateCommand.class)
  static final class Tokens extends CommandGroup {}

  /** What there is to do with the audit log. */
  @Command(
      name = "audit",
      description = "Seal and verify the audit log of a tenant.",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {AuditVerifyCommand.class, AuditSealCommand.class})
  static final class Audit extends CommandGroup {}
}
