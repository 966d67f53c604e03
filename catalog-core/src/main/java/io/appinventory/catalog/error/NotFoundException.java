package io.appinventory.catalog.error;

import java.util.List;

/**
 * There is no such entity in the caller's tenant; another tenant's entity is answered the same way.
 */
public final class NotFoundException extends CatalogException {
  private static final long serialVersionUID = 1L;

  /**
   * For one entity.
   *
   * @param type what was asked for, in the singular ({@code service})
   * @param id the id or name that was asked for
   */
  public NotFoundException(String type, Object id) {
    super(ErrorCode.NOT_FOUND, "There is no " + type + " " + id + ".", List.of(), null);
  }
}
