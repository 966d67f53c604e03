package io.appinventory.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.session.UserRole;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a role as the API spells it. */
final class RoleConverter implements ITypeConverter<UserRole> {
  @Override
  public UserRole convert(String code) {
    try {
      return Users.ROLE.type().read(TextNode.valueOf(code));
    } catch (InvalidValueException e) {
      throw new TypeConversionException(e.reason());
    }
  }
}
